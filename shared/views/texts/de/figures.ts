// The figures of a portfolio or a customer, and how they changed within a week.

import type { DigestCustomer, DigestPortfolio, Over } from '../../../domain/digest/digest-figures.ts'
import type { Incomparable } from '../../../domain/metrics/delta.ts'
import { type GermanFormats, NO_FIGURE, UNKNOWN } from './with-nouns.ts'

export function figures(f: GermanFormats) {
  const customersOf = (customers: number) => f.counted(customers, 'Kunde', 'Kunden')
  return {
    none: NO_FIGURE,
    unknown: UNKNOWN,
    noActivityData: 'keine Nutzungsdaten',
    noSupportData: 'keine Supportdaten',
    portfolio: 'Ihr Portfolio',
    portfolioSize: ({
      customers,
      customersUnseen,
      licensesSold,
      licensesAssigned,
      entitlementsActive,
    }: DigestPortfolio) =>
      [
        customersOf(customers),
        f.counted(licensesSold, 'verkaufte Lizenz', 'verkaufte Lizenzen'),
        ...(licensesAssigned === null ? [] : [`${f.count(licensesAssigned)} zugewiesen`]),
        ...activity(customers, customersUnseen, entitlementsActive),
      ].join(' · '),
    adjustedUsage: 'Bereinigte Nutzung',
    deployment: 'Bereitstellung',
    usage: 'Nutzung',
    calls: 'Hilfeanfragen',
    inUse: (entitled: number, sold: number) =>
      sold === 0 ? NOTHING_SOLD : `${f.count(entitled)} von ${f.counted(sold, 'Lizenz', 'Lizenzen')}`,
    assigned(assigned: number | null, sold: number) {
      if (sold === 0) return NOTHING_SOLD
      return assigned === null
        ? 'Zuweisungen nicht gemeldet'
        : `${f.count(assigned)} von ${f.counted(sold, 'Lizenz', 'Lizenzen')}`
    },
    namesUnmatched: (note: string) => `${note}; Namen nicht zugeordnet`,
    active: (active: number) => `${f.count(active)} aktiv`,
    /** null: not shown here. */
    callRate: (per100: number | null) =>
      per100 === null ? 'in 28 Tagen' : `${f.decimal(per100)} je 100 Lizenzen`,
    accountManager: (email: string) => `Kundenbetreuung: ${email}`,
    brief: ({ adjustedUsagePct, deploymentPct, calls28d, coverageDays }: DigestCustomer) =>
      `Bereinigte Nutzung ${coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)}, Bereitstellung ${f.percentOrNone(deploymentPct)}, Hilfeanfragen ${calls28d === null ? UNKNOWN : f.count(calls28d)}.`,
    /** Points of adjusted usage, and the parts that they come from. */
    sinceLastWeek(points: number, activity: number, seats: number) {
      if (points === 0) return 'Die bereinigte Nutzung ist gegenüber der Vorwoche unverändert.'
      const direction = points > 0 ? '▲ Plus' : '▼ Minus'
      const parts = `Aktivität ${f.signed(activity)}; Lizenzen ${f.signed(seats)}`
      return `${direction} ${f.decimal(Math.abs(points))} Punkte gegenüber der Vorwoche (${parts}).`
    },
    /** The customers that can be compared with last week, of all of the portfolio. */
    compared: (customers: number, all: number) => `${f.count(customers)} von ${customersOf(all)} verglichen`,
    unusedSeats({ seats, customers, listValue }: NonNullable<DigestPortfolio['unused']>, all: number) {
      const where = customers === all ? '' : ` bei ${f.count(customers)} von ${f.count(all)} Kunden`
      const values = listValue.map(
        (value) =>
          `Listenwert ${f.money(value.amount, value.currency)} im Monat${value.seats === seats ? '' : ` für ${f.counted(value.seats, 'Lizenz', 'Lizenzen')}`}`,
      )
      const unused = f.counted(seats, 'Lizenz', 'Lizenzen')
      return `${[`${unused} in 28 Tagen ungenutzt${where}`, ...values].join(', ')}.`
    },
    /** `customers`: how many stand in the way; 0 where the sentence is about one customer. */
    notComparable(reason: Incomparable, customers: number) {
      const where = customers === 0 ? '' : ` (${customersOf(customers)})`
      return `Nicht mit der Vorwoche vergleichbar: ${INCOMPARABLE[reason]}${where}.`
    },
    /** Why usage and adjusted usage differ; at least one class is not 0. */
    whyOver(over: Over) {
      const classes = [
        over.transferred > 0
          ? `${f.count(over.transferred)} von Benutzern, die ausgeschieden sind oder ihre Lizenz verloren haben`
          : '',
        over.inactiveSubscription > 0
          ? `${f.count(over.inactiveSubscription)} über Abonnements in der Karenzzeit, deaktivierte oder aufgehobene`
          : '',
        over.trial > 0
          ? `${f.count(over.trial)} über ${f.plural(over.trial, 'ein Testabonnement', 'Testabonnements')}`
          : '',
        over.yammer > 0 ? `${f.count(over.yammer)} nur über Yammer, über die Lizenzen hinaus` : '',
        over.unlicensed > 0 ? `${f.count(over.unlicensed)} ohne Abonnement` : '',
      ].filter((part) => part !== '')
      const inferred =
        over.inferred === 0
          ? ''
          : ` (davon ${f.count(over.inferred)} erschlossen, weil mehr aktiv als verkauft war)`
      return `Aktiv über die verkauften Lizenzen hinaus: ${f.list(classes)}${inferred}.`
    },
  }

  /** Customers whose activity nobody knows are told beside those who are seen. */
  function activity(customers: number, unseen: number, active: number): string[] {
    if (unseen === 0) return [`${f.count(active)} aktiv`]
    if (unseen === customers) return ['Aktivität unbekannt']
    return [`${f.count(active)} aktiv`, `Aktivität von ${f.count(unseen)} Kunden unbekannt`]
  }
}

const NOTHING_SOLD = 'keine Lizenzen verkauft'

const INCOMPARABLE: Readonly<Record<Incomparable, string>> = {
  no_point: 'Damals gab es keine Lizenzdaten',
  no_figure: 'Ein Wert fehlt',
  coverage: 'Die Nutzungsdaten umfassen zu wenige Tage',
  window: 'Die Zählungen umfassen einen anderen Zeitraum als 28 Tage',
}
