// The charts of reports as SVG. Whatever a chart shows stands in words beside it or in its title. d3-shape draws the
// lines: it leaves gaps where a value is missing, and needs no document to draw into.

import { area, line } from 'd3-shape'
import type { Severity } from '../../domain/flags/flag.ts'
import { type Html, html } from '../html.ts'
import type { TrendFacts, TrendPoint } from '../texts/facts.ts'

/** A weekly value; null: unknown, a gap in the line. */
export interface WeekValue {
  readonly day: string
  readonly value: number | null
}

export function trendFacts(label: string, points: readonly WeekValue[]): TrendFacts {
  const known = points.flatMap(({ day, value }) => (value === null ? [] : { day, value }))
  const pick = (better: (a: number, b: number) => boolean) =>
    known.reduce<TrendPoint | null>(
      (best, point) => (best === null || better(point.value, best.value) ? point : best),
      null,
    )
  return {
    label,
    first: known.at(0) ?? null,
    last: known.at(-1) ?? null,
    lowest: pick((a, b) => a < b),
    highest: pick((a, b) => a > b),
    weeks: points.length,
    unknown: points.length - known.length,
  }
}

const WIDTH = 240
const HEIGHT = 56
/** Room for the thickness of the line, and for the mark at its end. */
const MARGIN = 5

/** `least`: a change smaller than this does not fill the height. `title`: what the chart shows, in a sentence. */
export function trendChart(points: readonly WeekValue[], least: number, title: string): Html {
  const values = points.flatMap(({ value }) => value ?? [])
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const span = Math.max(high - low, least)
  const bottom = (low + high - span) / 2
  const x = (_: WeekValue, index: number) =>
    MARGIN + ((WIDTH - 2 * MARGIN) * index) / Math.max(1, points.length - 1)
  const y = ({ value }: WeekValue) =>
    HEIGHT - MARGIN - ((HEIGHT - 2 * MARGIN) * ((value ?? 0) - bottom)) / span
  const isKnown = ({ value }: WeekValue) => value !== null
  const end = points.findLastIndex(isKnown)
  const last = points[end]
  const stroke = line<WeekValue>(x, y).defined(isKnown).digits(1)
  const fill = area<WeekValue>(x, HEIGHT, y).defined(isKnown).digits(1)
  return html`<svg class="trend" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"><title>${title}</title><path class="ground" d="${fill([...points])}"/><path class="line" d="${stroke([...points])}"/>${
    last === undefined ? null : html`<circle cx="${round(x(last, end))}" cy="${round(y(last))}" r="3.5"/>`
  }</svg>`
}

/** A week of a flag; null: it was not open. */
export type StripWeek = Severity | null

const CELL = 10
/** Not by colour alone: the worse, the higher. */
const HEIGHTS: Readonly<Record<Severity, number>> = { critical: 16, warning: 11, info: 7 }
const TALLEST = 16

export function flagStrip(weeks: readonly StripWeek[], title: string): Html {
  const cell = (severity: StripWeek, index: number) => {
    const height = severity === null ? 2 : HEIGHTS[severity]
    return html`<rect class="${severity ?? 'track'}" x="${index * CELL}" y="${TALLEST - height}" width="${CELL - 2}" height="${height}" rx="1"/>`
  }
  const width = Math.max(1, weeks.length) * CELL - 2
  return html`<svg class="strip" viewBox="0 0 ${width} ${TALLEST}" width="${width}" height="${TALLEST}" role="img"><title>${title}</title>${weeks.map(cell)}</svg>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
