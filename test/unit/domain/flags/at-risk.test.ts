import { describe, expect, it } from 'vitest'
import { flagOf, flagsAfter, timeline, type WeekWords } from './builders.ts'

const bad = { usage: 31, calls: 300, deployment: 100 }
const unused = { usage: 31, calls: 0, deployment: 100 }
const calling = { usage: 75, calls: 300, deployment: 100 }
const good = { usage: 75, calls: 0, deployment: 100 }

/** What each week's mail lists, in order of rule name. */
const lists = (...weeks: readonly WeekWords[]) =>
  weeks.map((_, index) => {
    const flags = flagsAfter(weeks.slice(0, index + 1)).filter(({ rule }) => rule !== 'declining')
    return flags.map(({ rule, state }) => `${rule}:${state}`)
  })

describe('at_risk', () => {
  it('stands for its two parts while both are open, and has states of its own', () => {
    expect(lists(unused, bad, bad)).toEqual([['low_usage:new'], ['at_risk:new'], ['at_risk:continuing']])
    expect(flagOf('at_risk', [unused, bad, bad])?.weeks).toBe(2)
  })

  it('is critical, whatever its parts are', () => {
    const weeks = [{ usage: 55, calls: 100, deployment: 100 }]
    expect(flagOf('at_risk', weeks)).toMatchObject({
      severity: 'critical',
      weeks: 1,
      figures: { adjustedUsagePct: 55, calls28d: 100, callsPer100: 10 },
      thresholds: { lowUsage: 60, callsPer100: 10 },
    })
    expect(flagOf('at_risk', [bad])?.thresholds).toEqual({ lowUsage: 40, callsPer100: 20 })
  })

  it('is improving while a part is, still in place of both', () => {
    expect(lists(bad, unused)).toEqual([['at_risk:new'], ['at_risk:improving']])
    expect(lists(bad, calling)).toEqual([['at_risk:new'], ['at_risk:improving']])
  })

  it('is cleared when a part clears, which is reported beside it', () => {
    expect(lists(bad, calling, calling, calling)).toEqual([
      ['at_risk:new'],
      ['at_risk:improving'],
      ['at_risk:cleared', 'low_usage:cleared', 'high_support:continuing'],
      ['high_support:continuing'],
    ])
    expect(lists(bad, good, good, good).slice(2)).toEqual([
      ['at_risk:cleared', 'low_usage:cleared', 'high_support:cleared'],
      [],
    ])
  })

  it('continues after an improvement that did not last', () => {
    expect(timeline('at_risk', [bad, unused, bad])).toEqual([
      'critical:new',
      'critical:improving',
      'critical:continuing',
    ])
  })

  it('is improving from its first point if a part is', () => {
    expect(lists({ ...unused, calls: 300, usage: 75 }, { ...unused, calls: 0 })).toEqual([
      ['high_support:new'],
      ['at_risk:improving'],
    ])
  })

  it('is new again after it was cleared', () => {
    expect(timeline('at_risk', [bad, calling, calling, bad])).toEqual([
      'critical:new',
      'critical:improving',
      'critical:cleared',
      'critical:new',
    ])
  })

  it('stays open over guarded points and points without a state', () => {
    const unseen = { coverage: 0, calls: null }
    expect(timeline('at_risk', [bad, unseen, null, bad])).toEqual([
      'critical:new',
      'critical:continuing',
      '-',
      'critical:continuing',
    ])
    expect(flagOf('at_risk', [bad, { ...bad, coverage: 20 }])?.guard).toBe('coverage')
    expect(flagOf('at_risk', [bad, { ...bad, calls: null }])?.guard).toBe('no_figure')
    expect(flagOf('at_risk', [bad, bad])?.guard).toBeNull()
    expect(flagOf('at_risk', [bad, unseen, null, bad])?.weeks).toBe(4)
  })
})
