// When a flag is told again: at the latest when its snooze runs out, and for good once it has cleared or turned critical.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../../../../shared/domain/calendar.ts'
import type { Flag, Severity } from '../../../../shared/domain/flags/flag.ts'
import {
  afterReport,
  applies,
  newSnooze,
  SNOOZE_WEEKS,
  type Snooze,
  snoozedFlags,
} from '../../../../shared/domain/flags/snooze.ts'
import { ANA, GOLDEN } from '../../../support/partners.ts'

const SET_ON = dayOf('2026-11-22')

function snooze(stated: Partial<Parameters<typeof newSnooze>[0]> = {}): Snooze {
  const about = { partner: GOLDEN, customer: 'contoso', rule: 'low_usage', severity: 'warning' } as const
  const asked = { asOf: '2026-11-22', weeks: 4, reason: 'They move offices.', by: ANA } as const
  return newSnooze({ ...about, ...asked, ...stated }, SET_ON, 0)
}

function flag(severity: Severity, weeks: number, state: Flag['state'] = 'continuing'): Flag {
  return { rule: 'low_usage', severity, state, weeks, guard: null, figures: {}, thresholds: {} }
}

const week = (n: number) => addDays(SET_ON, 7 * n)

describe('a snooze', () => {
  it('lasts to the day that was chosen', () => {
    const lasting = snooze({ weeks: 2 })
    expect(lasting.until).toBe('2026-12-06')
    expect([0, 1, 2, 3].map((n) => applies(lasting, flag('warning', 3 + n), week(n)))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('leaves reports of earlier days as they were', () => {
    expect(applies(snooze(), flag('warning', 2), week(-1))).toBe(false)
    expect(afterReport(snooze(), undefined, week(-1))).toBeNull()
  })

  it('ends when the flag turns critical, unless it was', () => {
    expect(afterReport(snooze(), flag('critical', 4), week(1))?.endedOn).toBe('2026-11-29')
    const known = snooze({ severity: 'critical' })
    expect(afterReport(known, flag('critical', 4), week(1))).toBeNull()
    expect(applies(known, flag('critical', 4), week(1))).toBe(true)
  })

  it('ends when a critical flag that became milder turns critical again', () => {
    const known = snooze({ severity: 'critical' })
    const milder = afterReport(known, flag('warning', 4), week(1)) ?? known
    expect(applies(milder, flag('warning', 4), week(1))).toBe(true)
    expect(afterReport(milder, flag('critical', 4), week(1))).toBeNull()
    expect(afterReport(milder, flag('critical', 5), week(2))?.endedOn).toBe('2026-12-06')
    expect(applies(milder, flag('critical', 5), week(2))).toBe(false)
  })

  it('is told only of its own flag', () => {
    const snoozeOf = snoozedFlags([snooze()], week(0))
    expect(snoozeOf('contoso', flag('warning', 1))).toEqual({
      until: '2026-12-20',
      by: ANA,
      reason: 'They move offices.',
    })
    expect(snoozeOf('contoso', { ...flag('warning', 1), rule: 'declining' })).toBeNull()
    expect(snoozeOf('fabrikam', flag('warning', 1))).toBeNull()
  })

  it('has a reason of one line and 200 characters', () => {
    const { reason } = snooze({ reason: `a\u202e\n${'b'.repeat(300)}` })
    expect(reason).toMatch(/^a b+…$/)
    expect(reason).toHaveLength(200)
  })

  it('hides a flag while it stays open and no worse, and never again after that, whatever weeks are reported', () => {
    const weeks = fc.array(
      fc.record({
        severity: fc.constantFrom<Severity | null>('warning', 'critical', null),
        isReported: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    )
    const asked = fc.record({
      weeks: fc.constantFrom(...SNOOZE_WEEKS),
      severity: fc.constantFrom<Severity>('warning', 'critical'),
    })
    fc.assert(
      fc.property(weeks, asked, fc.integer({ min: 1, max: 4 }), (later, set, openBefore) => {
        let stored = snooze(set)
        let open = openBefore
        let isOver = false
        let known = set.severity
        for (const [at, { severity, isReported }] of later.entries()) {
          const wasOpen = open > 0
          open = severity === null ? 0 : open + 1
          if (severity === null) isOver = true
          if (!isReported) continue
          if (severity === 'critical' && known !== 'critical') isOver = true
          known = severity ?? known
          const cleared = wasOpen ? flag('warning', 1, 'cleared') : undefined
          const found = severity === null ? cleared : flag(severity, open)
          stored = afterReport(stored, found, week(at + 1)) ?? stored
          expect(applies(stored, found, week(at + 1))).toBe(!isOver && at + 1 <= set.weeks)
        }
      }),
    )
  })
})
