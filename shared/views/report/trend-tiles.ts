// The headline figures of a portfolio or a customer, each with its last weeks as a line.

import type { DigestCustomer, DigestPortfolio } from '../../domain/digest/digest-figures.ts'
import type { ShownFigures } from '../../domain/metrics/shown-figures.ts'
import { type Html, html } from '../html.ts'
import type { Tile } from '../mail/digest/model.ts'
import { tilesOf } from '../mail/digest/tiles.ts'
import type { Texts } from '../texts/texts.ts'
import { trendChart, trendFacts, type WeekValue } from './charts.ts'

/** A week of a portfolio or a customer; `figures` null: nothing was known. */
export interface TrendWeek {
  readonly asOf: string
  readonly figures: ShownFigures | null
  readonly calls28d: number | null
}

/** Changes below this many points, or below a share of the figure, are not stretched to the height of the chart. */
const LEAST_POINTS = 10
const LEAST_SHARE = 0.1

export function trendTiles(
  of: DigestPortfolio | DigestCustomer,
  weeks: readonly TrendWeek[],
  texts: Texts,
  areNamesUnmatched = false,
): Html {
  const { report, formats } = texts
  const [adjustedUsage, deployment, usage, calls] = tilesOf(of, texts, areNamesUnmatched)
  const seats: Tile = {
    label: report.seats,
    value: formats.count(of.licensesSold),
    bar: null,
    note: report.seatsAssigned(of.licensesAssigned),
  }
  const pct = (tile: Tile | undefined, figure: (figures: ShownFigures) => number | null) =>
    tile && trendTile({ ...tile, weeks: series(weeks, figure) }, formats.percent, texts)
  const count = (tile: Tile | undefined, values: readonly WeekValue[]) =>
    tile && trendTile({ ...tile, weeks: values }, formats.count, texts)
  return html`<ul class="tiles">${[
    pct(adjustedUsage, (figures) => figures.adjustedUsagePct),
    pct(usage, (figures) => figures.usagePct),
    pct(deployment, (figures) => figures.deploymentPct),
    count(
      seats,
      series(weeks, (figures) => figures.licensesSold),
    ),
    count(
      calls,
      weeks.map(({ asOf, calls28d }) => ({ day: asOf, value: calls28d })),
    ),
  ].map((tile) => tile ?? null)}</ul>`
}

export function series(
  weeks: readonly TrendWeek[],
  figure: (figures: ShownFigures) => number | null,
): WeekValue[] {
  return weeks.map(({ asOf, figures }) => ({ day: asOf, value: figures === null ? null : figure(figures) }))
}

export interface TrendTile extends Pick<Tile, 'label' | 'value' | 'note'> {
  /** None: the figure alone. */
  readonly weeks: readonly WeekValue[]
}

/** `format`: of the unit of its values. */
export function trendTile(
  { label, value, note, weeks }: TrendTile,
  format: (value: number) => string,
  { report, formats }: Texts,
): Html {
  const facts = trendFacts(label, weeks)
  const { lowest, highest } = facts
  const least = format === formats.percent ? LEAST_POINTS : Math.max(4, (highest?.value ?? 0) * LEAST_SHARE)
  return html`<li class="tile"><h3>${label}</h3><p class="value">${value}</p><p class="note">${note}</p>${
    lowest === null || highest === null
      ? null
      : html`${trendChart(weeks, least, report.trend(facts, format))}<p class="range">${report.range(format(lowest.value), format(highest.value), facts.weeks)}</p>`
  }</li>`
}
