import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../shared/domain/calendar.ts'
import { buildDigest } from '../../../shared/domain/digest/build-digest.ts'
import type { Undelivered } from '../../../shared/domain/digest/digest.ts'
import { PoisonInput } from '../../../shared/domain/errors.ts'
import { digestJson, parseDigest } from '../../../shared/views/digest-json.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { corrections, digestOf, everything, ownDigest, steady } from '../domain/digest/portfolios.ts'

const texts = textsFor('en')
const UNDELIVERED: Undelivered = { week: '2026-W46', recipient: null, how: 'not_made', reason: 'why' }

describe('digest.json', () => {
  it('has the fields that programs rely on', () => {
    const weeks = [
      { sold: 63, assigned: 60, entitled: 20, calls: 13 },
      { sold: 63, assigned: 63, entitled: 19, over: { trial: 1 }, calls: 14 },
    ]
    const json = JSON.parse(
      digestJson(
        digestOf({
          contoso: { name: 'Contoso', weeks },
          better: {
            weeks: [
              { sold: 10, entitled: 5 },
              { sold: 10, entitled: 6 },
            ],
          },
        }),
        texts,
      ),
    )
    expect(json).toMatchObject({
      schema: 1,
      partner: { id: 'golden', name: 'Golden' },
      week: '2026-W47',
      as_of: '2026-11-22',
      window: { start: '2026-10-26', end: '2026-11-22' },
      timezone: 'Europe/Madrid',
      portfolio: {
        customers: 2,
        licenses_sold: 73,
        licenses_assigned: 63,
        deployment_pct: 86.3,
        entitlements_active: 26,
        usage_pct: 35.6,
        adjusted_usage_pct: 34.2,
        adjusted_usage_delta_7d: 0,
        delta_activity: 0,
        delta_seats: 0,
        calls_28d: 14,
      },
      better: [{ customer_id: 'better', adjusted_usage_delta_7d: 10 }],
      restatements: [],
      undelivered: [],
      data_quality: {
        coverage_days_min: 28,
        missing_days: [],
        stale_customers: [],
        left: [],
        refused_drops: [],
        refused_drops_more: 0,
        stopped: [],
        unread_drops: [],
        unread_drops_more: 0,
        clashes: [],
        clashes_more: 0,
        unmatched_organisations: [],
        unmatched_organisations_more: 0,
        unmapped_categories: [],
        unmapped_categories_more: 0,
        aggregates_other_window: [],
      },
    })
    expect(json.flags[0]).toStrictEqual({
      customer_id: 'contoso',
      customer_name: 'Contoso',
      rule: 'at_risk',
      severity: 'critical',
      state: 'continuing',
      weeks: 2,
      guard: null,
      snooze: null,
      snoozed_until: null,
      figures: { adjusted_usage_pct: 30.2, calls_28d: 14, calls_per_100: 22.2 },
      thresholds: { low_usage: 40, calls_per_100: 20 },
      why: '19 of 63 entitled seats in use (30.2%), below 40%. 14 help and how-to calls in 28 days, 22.2 per 100 seats (limit: 20 per 100 seats). Both together are critical.',
      advice: expect.arrayContaining([expect.stringMatching(/^Try: Case studies/)]),
    })
  })

  it('reads back as the same digest', () => {
    for (const digest of [
      buildDigest(everything()),
      ownDigest(everything(), 'li@golden.example'),
      digestOf({}),
      buildDigest({ ...everything(), restatements: corrections(), undelivered: [UNDELIVERED] }),
    ]) {
      expect(parseDigest(digestJson(digest, texts))).toStrictEqual(digest)
    }
  })

  it('lists corrections and undelivered mail of last week', () => {
    const digest = buildDigest({ ...everything(), restatements: corrections(), undelivered: [UNDELIVERED] })
    const json = JSON.parse(digestJson(digest, texts))
    expect(json.restatements[0]).toStrictEqual({
      week: '2026-W46',
      customer_id: 'fabrikam',
      customer_name: 'Fabrikam GmbH',
      was: { adjusted_usage_pct: 52, flags: [{ rule: 'low_usage', severity: 'warning', state: 'new' }] },
      is_now: { adjusted_usage_pct: 61.5, flags: [] },
      because: ['golden/activity/2026-11-12/a.csv'],
      because_more: 2,
    })
    expect(json.undelivered).toStrictEqual([UNDELIVERED])
  })

  it('lists datasets that stopped arriving and files not read', () => {
    const digest = digestOf({}, { stopped: STOPPED, unreadDrops: [{ key: 'golden/a.csv', customer: null }] })
    const json = JSON.parse(digestJson(digest, texts))
    expect(json.data_quality).toMatchObject({
      stopped: [{ dataset: 'support', last_day: '2026-11-08' }],
      unread_drops: ['golden/a.csv'],
    })
    expect(parseDigest(JSON.stringify(json))).toStrictEqual(digest)
  })

  it('is the same text for the same digest', () => {
    expect(digestJson(buildDigest(everything()), texts)).toBe(digestJson(buildDigest(everything()), texts))
  })

  it.each([
    ['no JSON', 'nonsense', ''],
    ['another schema', JSON.stringify({ schema: 2 }), 'schema'],
    ['a missing field', withoutWeek(), 'week'],
  ])('is not read from %s', (_, json, where) => {
    expect(() => parseDigest(json)).toThrow(PoisonInput)
    expect(() => parseDigest(json)).toThrow(where)
  })
})

const STOPPED = [{ dataset: 'support', lastDay: dayOf('2026-11-08') }] as const

function withoutWeek(): string {
  const { week: _, ...rest } = JSON.parse(
    digestJson(digestOf({ a: { weeks: steady(2, { sold: 1 }) } }), texts),
  )
  return JSON.stringify(rest)
}
