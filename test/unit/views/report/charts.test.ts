import { describe, expect, it } from 'vitest'
import { flagStrip, trendChart, trendFacts } from '../../../../shared/views/report/charts.ts'
import { textsFor } from '../../../../shared/views/texts/languages.ts'

const { report, formats } = textsFor('en')

function weeks(...values: (number | null)[]) {
  return values.map((value, n) => ({ day: `2026-11-${String(n + 1).padStart(2, '0')}`, value }))
}

function told(...values: (number | null)[]): string {
  return report.trend(trendFacts('Usage', weeks(...values)), formats.percent)
}

describe('a trend', () => {
  it('tells its ends and its extremes, the first of them', () => {
    expect(told(50, 40, 60, 40)).toBe(
      'Usage, 4 weeks: 50.0% to 40.0%, lowest 40.0% (2 November 2026), highest 60.0% (3 November 2026).',
    )
  })

  it('says once what never changes', () => {
    expect(told(50, 50, null, 50)).toBe('Usage, 4 weeks: 50.0% throughout; 1 week unknown.')
  })

  it('tells how many weeks are unknown', () => {
    expect(told(null, 0, null)).toBe('Usage, 3 weeks: 0.0% throughout; 2 weeks unknown.')
    expect(told(null, null)).toBe('Usage: unknown in all 2 weeks.')
  })

  it('is a line with a gap where a week is unknown', () => {
    const { markup } = trendChart(weeks(10, 20, null, 20, 10), 10, 'Usage')
    const line = /class="line" d="([^"]*)"/.exec(markup)?.[1] ?? ''
    expect(line.match(/M/g)).toHaveLength(2)
    expect(markup).toContain('role="img"')
    expect(markup).not.toContain('NaN')
  })

  it('stays within its frame, and does not stretch small changes to its height', () => {
    const heights = (...values: number[]) => {
      const { markup } = trendChart(weeks(...values), 10, 'Usage')
      const line = /class="line" d="([^"]*)"/.exec(markup)?.[1] ?? ''
      return [...line.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y))
    }
    const [low = 0, high = 0] = heights(0, 1_000_000)
    expect([low, high].every((y) => y >= 0 && y <= 56)).toBe(true)
    expect(low - high).toBeGreaterThan(40)
    const [before = 0, after = 0] = heights(50, 51)
    expect(before - after).toBeLessThan(6)
  })

  it('has a mark for a single week', () => {
    expect(trendChart(weeks(5), 10, 'Usage').markup).toContain('<circle cx="5" cy="28" r="3.5"/>')
  })
})

describe('a strip of weeks', () => {
  it('is the higher, the worse', () => {
    const { markup } = flagStrip([null, 'info', 'warning', 'critical'], 'Low usage')
    expect([...markup.matchAll(/height="(\d+)" rx/g)].map(([, height]) => Number(height))).toEqual([
      2, 7, 11, 16,
    ])
  })
})
