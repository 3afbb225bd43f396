// The figures of a portfolio or a customer, and how they changed within a week.

import type { DigestCustomer, DigestPortfolio, Over } from '../../../domain/digest/digest-figures.ts'
import type { Incomparable } from '../../../domain/metrics/delta.ts'
import { type EnglishFormats, NO_FIGURE, UNKNOWN } from './with-nouns.ts'

export function figures(f: EnglishFormats) {
  return {
    none: NO_FIGURE,
    unknown: UNKNOWN,
    noActivityData: 'no activity data',
    noSupportData: 'no support data',
    portfolio: 'Your portfolio',
    portfolioSize: ({
      customers,
      customersUnseen,
      licensesSold,
      licensesAssigned,
      entitlementsActive,
    }: DigestPortfolio) =>
      [
        f.counted(customers, 'customer'),
        `${f.counted(licensesSold, 'licence')} sold`,
        ...(licensesAssigned === null ? [] : [`${f.count(licensesAssigned)} assigned`]),
        ...activity(customers, customersUnseen, entitlementsActive),
      ].join(' · '),
    adjustedUsage: 'Adjusted usage',
    deployment: 'Deployment',
    usage: 'Usage',
    calls: 'Help calls',
    inUse: (entitled: number, sold: number) =>
      sold === 0 ? NOTHING_SOLD : `${f.count(entitled)} of ${f.counted(sold, 'seat')}`,
    assigned(assigned: number | null, sold: number) {
      if (sold === 0) return NOTHING_SOLD
      return assigned === null
        ? 'assigned seats not reported'
        : `${f.count(assigned)} of ${f.counted(sold, 'seat')}`
    },
    namesUnmatched: (note: string) => `${note}; names unmatched`,
    active: (active: number) => `${f.count(active)} active`,
    /** null: not shown here. */
    callRate: (per100: number | null) =>
      per100 === null ? 'in 28 days' : `${f.decimal(per100)} per 100 seats`,
    accountManager: (email: string) => `Account manager: ${email}`,
    brief: ({ adjustedUsagePct, deploymentPct, calls28d, coverageDays }: DigestCustomer) =>
      `Adjusted usage ${coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)}, deployment ${f.percentOrNone(deploymentPct)}, help calls ${calls28d === null ? UNKNOWN : f.count(calls28d)}.`,
    /** Points of adjusted usage, and the parts that they come from. */
    sinceLastWeek(points: number, activity: number, seats: number) {
      if (points === 0) return 'Adjusted usage is unchanged since last week.'
      const direction = points > 0 ? '▲ Up' : '▼ Down'
      const parts = `activity ${f.signed(activity)}, seats ${f.signed(seats)}`
      return `${direction} ${f.decimal(Math.abs(points))} points since last week (${parts}).`
    },
    /** The customers that can be compared with last week, of all of the portfolio. */
    compared: (customers: number, all: number) =>
      `${f.count(customers)} of ${f.counted(all, 'customer')} compared.`,
    unusedSeats({ seats, customers, listValue }: NonNullable<DigestPortfolio['unused']>, all: number) {
      const where = customers === all ? '' : ` at ${f.count(customers)} of ${f.counted(all, 'customer')}`
      const values = listValue.map(
        (value) =>
          `list value ${f.money(value.amount, value.currency)} a month${value.seats === seats ? '' : ` for ${f.counted(value.seats, 'seat')}`}`,
      )
      return `${[`${f.counted(seats, 'seat')} unused in 28 days${where}`, ...values].join(', ')}.`
    },
    /** `customers`: how many stand in the way; 0 where the sentence is about one customer. */
    notComparable(reason: Incomparable, customers: number) {
      const where = customers === 0 ? '' : ` (${f.counted(customers, 'customer')})`
      return `Not comparable with last week: ${INCOMPARABLE[reason]}${where}.`
    },
    /** Why usage and adjusted usage differ; at least one class is not 0. */
    whyOver(over: Over) {
      const classes = [
        over.transferred > 0 ? `${f.count(over.transferred)} from users who left or lost their licence` : '',
        over.inactiveSubscription > 0
          ? `${f.count(over.inactiveSubscription)} on subscriptions in grace, disabled or deprovisioned`
          : '',
        over.trial > 0 ? `${f.count(over.trial)} on ${over.trial === 1 ? 'a trial' : 'trials'}` : '',
        over.yammer > 0 ? `${f.count(over.yammer)} on Yammer alone, beyond the licences` : '',
        over.unlicensed > 0 ? `${f.count(over.unlicensed)} without a subscription` : '',
      ].filter((part) => part !== '')
      const inferred =
        over.inferred === 0 ? '' : ` (${f.count(over.inferred)} inferred, because more were active than sold)`
      return `Active beyond the entitled seats: ${f.list(classes)}${inferred}.`
    },
  }

  /** Customers whose activity nobody knows are told beside those who are seen. */
  function activity(customers: number, unseen: number, active: number): string[] {
    if (unseen === 0) return [`${f.count(active)} active`]
    if (unseen === customers) return ['activity unknown']
    return [`${f.count(active)} active`, `activity of ${f.counted(unseen, 'customer')} unknown`]
  }
}

const NOTHING_SOLD = 'no seats sold'

const INCOMPARABLE: Readonly<Record<Incomparable, string>> = {
  no_point: 'there was no licence data then',
  no_figure: 'a figure is missing',
  coverage: 'activity data covers too few days',
  window: 'counts cover a window other than 28 days',
}
