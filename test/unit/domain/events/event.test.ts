// What a digest tells other programs.

import { describe, expect, it } from 'vitest'
import { buildDigest } from '../../../../shared/domain/digest/build-digest.ts'
import { eventsOf } from '../../../../shared/domain/events/event.ts'
import { digestOf, everything } from '../digest/portfolios.ts'

const week = (entitled: number) => ({ sold: 100, assigned: 100, entitled })
const STORIES = {
  alpha: { name: 'Alpha Ltd', weeks: [week(80), week(30)] },
  beta: { name: 'Beta Ltd', weeks: [week(30), week(30)] },
  gamma: { name: 'Gamma Ltd', weeks: [week(30), week(80), week(80)] },
}

describe('the events of a digest', () => {
  it('are the digest itself, then each flag that is new or cleared', () => {
    const events = eventsOf(digestOf(STORIES))
    const low = events.filter(({ detail }) => !('rule' in detail) || detail.rule === 'low_usage')
    expect(low).toMatchObject([
      { type: 'Digest published', detail: { schema: 1, partner: 'golden', week: '2026-W47', customers: 3 } },
      {
        type: 'Flag new',
        detail: { customerId: 'alpha', state: 'new', severity: 'critical', snoozed: false },
      },
      { type: 'Flag cleared', detail: { customerId: 'gamma', state: 'cleared' } },
    ])
    expect(events.flatMap(({ detail }) => ('rule' in detail ? detail.state : []))).not.toContain('continuing')
  })

  it('have ids that are the same each time, and differ among themselves', () => {
    const ids = () => eventsOf(buildDigest(everything())).map(({ detail }) => detail.id)
    expect(ids()).toEqual(ids())
    expect(new Set(ids()).size).toBe(ids().length)
  })

  it('name nobody', () => {
    const text = JSON.stringify(eventsOf(digestOf(STORIES)))
    for (const { name } of Object.values(STORIES)) expect(text).not.toContain(name)
  })
})
