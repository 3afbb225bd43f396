// From the active entitlements of a customer, class by class, down to those that were sold: why usage and adjusted
// usage differ. A table whose bars only repeat its numbers.

import type { Over } from '../../domain/digest/digest-figures.ts'
import type { ShownFigures } from '../../domain/metrics/shown-figures.ts'
import { type Html, html } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import { meter } from './meter.ts'

const CLASSES = ['transferred', 'inactiveSubscription', 'trial', 'yammer', 'unlicensed'] as const

type Step = Pick<
  ShownFigures,
  'licensesSold' | 'entitlementsActive' | 'usagePct' | 'entitledActive' | 'adjustedUsagePct'
> & { readonly over: Over; readonly coverageDays: number }

export function waterfall(of: Step, { report: { detail }, formats, figures }: Texts): Html {
  if (of.coverageDays === 0) return html`<p>${detail.noUsage}</p>`
  const most = Math.max(1, of.licensesSold, of.entitlementsActive)
  const bar = (count: number, kind: 'accent' | 'minus' | 'plain', from = 0) =>
    meter((100 * count) / most, kind, (100 * from) / most)
  const row = (label: string, count: string, pct: string, chart: Html, kind = '') =>
    html`<tr${kind === '' ? null : html` class="${kind}"`}><th scope="row">${label}${pct === '' ? null : html` <small>${pct}</small>`}</th><td class="chart">${chart}</td><td class="number">${count}</td></tr>`
  const percent = (name: string, value: number | null) =>
    `${name} ${value === null ? figures.none : formats.percent(value)}`
  let left = of.entitlementsActive
  const classes = CLASSES.filter((name) => of.over[name] > 0).map((name) => {
    left -= of.over[name]
    return row(
      detail.classes[name],
      `−${formats.count(of.over[name])}`,
      '',
      bar(of.over[name], 'minus', left),
    )
  })
  return html`<table class="waterfall"><caption class="hidden">${detail.waterfall}</caption><tbody>${[
    row(detail.sold, formats.count(of.licensesSold), '', bar(of.licensesSold, 'plain')),
    row(
      detail.active,
      formats.count(of.entitlementsActive),
      percent(figures.usage, of.usagePct),
      bar(of.entitlementsActive, 'accent'),
    ),
    ...classes,
    row(
      detail.entitled,
      formats.count(of.entitledActive),
      percent(figures.adjustedUsage, of.adjustedUsagePct),
      bar(of.entitledActive, 'accent'),
      'total',
    ),
  ]}</tbody></table>${classes.length === 0 ? html`<p class="muted">${detail.allEntitled}</p>` : null}`
}
