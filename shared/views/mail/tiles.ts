// The four figures of a customer or a portfolio, and what changed since last week.

import type { DigestCustomer, DigestPortfolio, WeekDelta } from '../../domain/digest/digest.ts'
import type { Texts } from '../texts/texts.ts'
import type { Tile } from './parts.ts'

export function tilesOf(of: DigestPortfolio | DigestCustomer, { mail, formats }: Texts): Tile[] {
  const percent = (label: string, value: number | null, note: string): Tile => ({
    label,
    value: value === null ? mail.noFigure : formats.percent(value),
    bar: value,
    note,
  })
  return [
    percent(mail.figure.adjustedUsage, of.adjustedUsagePct, mail.inUse(of.entitledActive, of.licensesSold)),
    percent(mail.figure.deployment, of.deploymentPct, mail.assigned(of.licensesAssigned, of.licensesSold)),
    percent(mail.figure.usage, of.usagePct, mail.active(of.entitlementsActive)),
    {
      label: mail.figure.calls,
      value: of.calls28d === null ? mail.noFigure : formats.count(of.calls28d),
      bar: null,
      note: mail.callRate('callsPer100' in of ? of.callsPer100 : null),
    },
  ]
}

/** In one sentence: how far, and by what; or why nobody can say. */
export function changeSince(delta: WeekDelta, { mail }: Texts, customersInTheWay = 0): string {
  const { adjustedUsageDelta7d, deltaActivity, deltaSeats, notComparable } = delta
  if (adjustedUsageDelta7d === null || deltaActivity === null || deltaSeats === null) {
    return mail.notComparable(notComparable ?? 'no_figure', customersInTheWay)
  }
  return mail.sinceLastWeek(adjustedUsageDelta7d, deltaActivity, deltaSeats)
}
