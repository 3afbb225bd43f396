// Where the figures of a customer come from.

import type { Explanation, LicenceTreatment, Match } from '../../../domain/explanation/explanation.ts'
import type { Category } from '../../../domain/settings.ts'
import type { SubscriptionStatus } from '../../../domain/sheets/sheet.ts'
import { type EnglishFormats, UNKNOWN } from './with-nouns.ts'

type ShownFigures = NonNullable<Explanation['figures']>

export function explanation(f: EnglishFormats) {
  return {
    unknown: UNKNOWN,
    notListed: (firstDay: string, lastDay: string) =>
      `No licence file of ${f.days(firstDay, lastDay)} lists this customer, so it is in no report.`,
    figures: {
      title: 'Figures',
      columns: {
        product: 'Product',
        sold: 'Seats',
        assigned: 'Assigned',
        active: 'Active',
        entitled: 'Entitled',
        transferred: 'Transferred',
        inactiveSubscription: 'Inactive subscription',
        trial: 'Trial',
        yammer: 'Yammer alone',
        unlicensed: 'Unlicensed',
      },
      total: 'All products',
      noProduct: 'No product',
      deployment: ({ licensesAssigned: assigned, licensesSold: sold, deploymentPct: pct }: ShownFigures) =>
        assigned === null || pct === null
          ? 'Deployment is unknown: no file states how many seats are assigned.'
          : `Deployment ${f.percent(pct)}: ${f.count(assigned)} of ${f.counted(sold, 'seat')} assigned.`,
      usage({
        entitlementsActive: active,
        licensesSold: sold,
        usagePct: pct,
        entitledActive,
        adjustedUsagePct,
      }: ShownFigures) {
        if (sold === 0) return 'No seats are counted, so there is no usage percentage.'
        if (pct === null || adjustedUsagePct === null) {
          return 'Usage is unknown: no activity file covers a day of these 28.'
        }
        return `Usage ${f.percent(pct)}: ${f.counted(active, 'active entitlement')} for ${f.counted(sold, 'seat')}. Adjusted usage ${f.percent(adjustedUsagePct)}: ${f.count(entitledActive)} of them entitled.`
      },
    },
    licences: {
      title: 'Licences',
      columns: {
        product: 'Product',
        stated: 'In the file',
        subscription: 'Subscription',
        sold: 'Sold',
        assigned: 'Assigned',
        counted: 'Seats counted',
        treatment: 'Why',
        file: 'File',
      },
      since: (stateDate: string, seats: number) =>
        `${f.counted(seats, 'seat')} counted, from the licence data of ${f.day(stateDate)}.`,
      treatment(treatment: LicenceTreatment, status: SubscriptionStatus) {
        return treatment === 'inactive' ? INACTIVE[status] : TREATMENTS[treatment]
      },
      ignored: 'ignored',
    },
    names: {
      title: 'Product names in activity',
      columns: { name: 'Name', match: 'Stands for', users: 'Users listed', active: 'Active', files: 'Files' },
      none: 'No activity file lists a user of this customer.',
      matched: (names: number, unmatched: number) =>
        unmatched === 0
          ? `${f.counted(names, 'name')}, none of them unknown to the licence files.`
          : `${f.count(unmatched)} of ${f.counted(names, 'name')} match nothing that the customer holds.`,
      unnamed: '(no product named)',
      match: (match: Match, skus: readonly string[]) =>
        ({
          held: f.list(skus),
          not_held: `${f.list(skus)}, which no licence file lists: beyond what was sold`,
          unmatched:
            skus.length === 0
              ? 'nothing: the name is unknown'
              : `${f.list(skus)}, which no licence file lists`,
          left_out: 'nothing: it is free, excluded or ignored',
          unnamed: 'workloads only',
        })[match],
      files: (first: string, more: number) =>
        more === 0 ? first : `${first} and ${f.counted(more, 'more file')}`,
    },
    counts: {
      title: 'Counts without users',
      columns: {
        name: 'Name',
        match: 'Stands for',
        active: 'Active',
        days: 'Days',
        used: 'Used',
        file: 'File',
      },
      sentence: 'A count stands in where no file says who was active.',
      isUsed(isUsed: boolean, match: Match) {
        if (isUsed) return 'yes'
        if (match === 'left_out') return 'no: it is left out'
        return match === 'unmatched' ? 'no: it matches nothing held' : 'no: users are named'
      },
    },
    coverage: {
      title: 'Days covered',
      more: (shown: number, more: number) =>
        `The latest ${f.counted(shown, 'file')} are listed; ${f.count(more)} older ones are not.`,
      columns: { from: 'From', to: 'To', file: 'File' },
      days: (days: number, missing: readonly string[]) =>
        missing.length === 0
          ? 'Activity files cover all 28 days.'
          : `Activity files cover ${f.count(days)} of 28 days; none for ${f.list(missing)}. A day without a file is unknown, not zero.`,
    },
    calls: {
      title: 'Support calls',
      columns: {
        category: 'Category',
        countsAs: 'Counts as',
        calls: 'Calls',
        isHelp: 'Help call',
        file: 'File',
      },
      total: (calls: number | null) =>
        calls === null
          ? 'Help calls are unknown: no support file covers these 28 days.'
          : `${f.counted(calls, 'help call')} in 28 days: those that count as help or how-to.`,
      countsAs: (category: Category | null) => category ?? 'other: the category is not mapped',
      isHelp: (isHelp: boolean) => (isHelp ? 'yes' : 'no'),
    },
  }
}

const TREATMENTS: Readonly<Record<Exclude<LicenceTreatment, 'inactive'>, string>> = {
  counted: 'active subscription',
  trial: 'trial: seats are not counted',
  summary: 'summary: seats beyond the subscriptions above',
  free: 'free product: not counted',
  excluded: 'excluded in partners.json',
  ignored: 'ignored in partners.json',
}

const INACTIVE: Readonly<Record<SubscriptionStatus, string>> = {
  active: 'active subscription',
  in_grace_period: 'in grace period: not counted',
  disabled: 'disabled: not counted',
  deprovisioned: 'deprovisioned: not counted',
}
