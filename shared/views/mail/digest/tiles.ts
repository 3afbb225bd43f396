// The four figures of a customer or a portfolio, and their change since last week.

import type { DigestCustomer, DigestPortfolio, WeekDelta } from '../../../domain/digest/digest-figures.ts'
import type { Texts } from '../../texts/texts.ts'
import type { Tile } from './model.ts'

/** `areNamesUnmatched`: its usage may be low only because names match no licence. */
export function tilesOf(
  of: DigestPortfolio | DigestCustomer,
  { figures, formats }: Texts,
  areNamesUnmatched = false,
): Tile[] {
  const percent = (label: string, value: number | null, note: string): Tile => ({
    label,
    value: value === null ? figures.none : formats.percent(value),
    bar: value,
    note,
  })
  const usage = (label: string, value: number | null, note: string): Tile =>
    isUnseen(of)
      ? { label, value: figures.unknown, bar: null, note: figures.noActivityData }
      : percent(label, value, areNamesUnmatched ? figures.namesUnmatched(note) : note)
  return [
    usage(figures.adjustedUsage, of.adjustedUsagePct, figures.inUse(of.entitledActive, of.licensesSold)),
    percent(figures.deployment, of.deploymentPct, figures.assigned(of.licensesAssigned, of.licensesSold)),
    usage(figures.usage, of.usagePct, figures.active(of.entitlementsActive)),
    {
      label: figures.calls,
      value: of.calls28d === null ? figures.unknown : formats.count(of.calls28d),
      bar: null,
      note:
        of.calls28d === null
          ? figures.noSupportData
          : figures.callRate('callsPer100' in of ? of.callsPer100 : null),
    },
  ]
}

/** Without a day of activity data nothing is zero: nobody knows who uses the seats. */
function isUnseen(of: DigestPortfolio | DigestCustomer): boolean {
  if ('coverageDays' in of) return of.coverageDays === 0
  return of.customers > 0 && of.customersUnseen === of.customers
}

/** One sentence: by how much and why adjusted usage changed, or why it cannot be compared. */
export function changeSince(delta: WeekDelta, { figures }: Texts, customersInTheWay = 0): string {
  const { adjustedUsageDelta7d, deltaActivity, deltaSeats, notComparable } = delta
  if (adjustedUsageDelta7d === null || deltaActivity === null || deltaSeats === null) {
    return figures.notComparable(notComparable ?? 'no_figure', customersInTheWay)
  }
  return figures.sinceLastWeek(adjustedUsageDelta7d, deltaActivity, deltaSeats)
}
