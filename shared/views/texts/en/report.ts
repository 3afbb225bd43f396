// The report that a person opens: its sections, charts and controls.

import type { Over } from '../../../domain/digest/digest-figures.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import type { TrendFacts } from '../facts.ts'
import { RULES } from './flags.ts'
import { type EnglishFormats, UNKNOWN } from './with-nouns.ts'

export function report(f: EnglishFormats) {
  return {
    title: 'Portfolio report',
    skip: 'Skip to all customers',
    seats: 'Seats sold',
    seatsAssigned: (assigned: number | null) =>
      assigned === null ? 'assigned seats not reported' : `${f.count(assigned)} assigned`,
    /** What a trend shows, for whoever does not see it. `format`: of its unit. */
    trend(
      { label, first, last, lowest, highest, unknown, weeks }: TrendFacts,
      format: (value: number) => string,
    ) {
      if (first === null || last === null || lowest === null || highest === null) {
        return `${label}: ${UNKNOWN} in all ${f.counted(weeks, 'week')}.`
      }
      const course =
        lowest.value === highest.value
          ? `${format(last.value)} throughout`
          : `${format(first.value)} to ${format(last.value)}, lowest ${format(lowest.value)} (${f.day(lowest.day)}), highest ${format(highest.value)} (${f.day(highest.day)})`
      const gaps = unknown === 0 ? '' : `; ${f.counted(unknown, 'week')} ${UNKNOWN}`
      return `${label}, ${f.counted(weeks, 'week')}: ${course}${gaps}.`
    },
    /** Under a trend: between what it moved. */
    range: (lowest: string, highest: string, weeks: number) =>
      lowest === highest
        ? `${lowest} in ${f.counted(weeks, 'week')}`
        : `${lowest}–${highest} in ${f.counted(weeks, 'week')}`,
    attention: {
      open: 'Details',
      more: (customers: number) => `…and ${f.counted(customers, 'more customer')}, first in the table below.`,
    },
    /** Without functions: the page's script gets them as JSON. */
    table: {
      title: 'All customers',
      columns: {
        name: 'Customer',
        flags: 'Flags',
        adjustedUsage: 'Adjusted usage',
        change: 'Since last week',
        usage: 'Usage',
        deployment: 'Deployment',
        seats: 'Seats',
        calls: 'Help calls',
        manager: 'Account manager',
      },
      /** Short enough for a cell. */
      rules: { ...RULES, at_risk: 'At risk', unmatched_products: 'Unmatched products' } satisfies Record<
        Rule,
        string
      >,
      unknown: UNKNOWN,
      search: 'Search',
      searchHint: 'Name, id or account manager',
      flag: 'Flag',
      severity: 'Severity',
      manager: 'Account manager',
      product: 'Product',
      any: 'Any',
      noFlag: 'No flag',
      noManager: 'None stated',
      reset: 'Reset',
      /** `{shown}` and `{all}` are numbers. */
      count: 'Customers: {shown} of {all}',
      /** `{left}` is a number. */
      more: 'Show more ({left} left)',
      nothing: 'No customer matches. Change the filters, or reset them.',
    },
    needsScript: (shown: number, all: number) =>
      `Search, filters, sorting and details need JavaScript, which is off here. The table shows ${f.count(shown)} of ${f.counted(all, 'customer')}.`,
    details: (detailed: number, all: number) =>
      detailed === all
        ? `Details for all ${f.counted(all, 'customer')}: choose a name.`
        : `Details for ${f.count(detailed)} of ${f.counted(all, 'customer')}, flagged ones first and then by seats, because a report has at most 15 MB: choose a name. The CSV files hold the figures of all.`,
    detail: {
      close: 'Close',
      licences: (day: string) => `Licence data of ${f.day(day)}`,
      activity: (day: string | null, coverageDays: number) =>
        day === null
          ? 'No activity data'
          : `Activity data up to ${f.day(day)}, ${f.count(coverageDays)} of 28 days covered`,
      flags: 'Flags',
      noFlags: 'No flag is open.',
      history: (weeks: number) => `Last ${f.counted(weeks, 'week')}`,
      /** What a strip of weeks shows. `since`: `YYYY-MM-DD`, of the last unbroken run up to today; null: not open today. */
      strip: (rule: string, open: number, weeks: number, since: string | null) =>
        `${rule}: open in ${f.count(open)} of ${f.counted(weeks, 'week')}${since === null ? '' : `, without a break since the week to ${f.day(since)}`}.`,
      waterfall: 'From usage to adjusted usage',
      sold: 'Seats sold',
      active: 'Active entitlements',
      classes: CLASSES,
      entitled: 'Entitled and active',
      allEntitled: 'Every active entitlement is one that was sold.',
      noUsage: 'Usage is unknown: no activity file covers a day of these 28.',
      products: 'Products',
      productColumns: {
        product: 'Product',
        seats: 'Seats',
        assigned: 'Assigned',
        deployment: 'Deployment',
        active: 'Active',
        usage: 'Usage',
        entitled: 'Entitled',
        adjustedUsage: 'Adjusted usage',
      },
      noProducts: 'No product is counted.',
      free: (partNumbers: readonly string[]) => `Free, and not counted as sold: ${f.list(partNumbers)}.`,
      workloads: 'Workloads',
      workloadColumns: { workload: 'Workload', users: 'Active users' },
      noWorkloads: 'No activity data names a workload.',
      calls: 'Help calls',
      callSentence(calls: number | null, per100: number | null, baseline: number | null) {
        if (calls === null) return 'Help calls are unknown: no support file covers these 28 days.'
        const rate = per100 === null ? '' : `, ${f.decimal(per100)} per 100 seats`
        const usual = baseline === null ? '' : `; usually ${f.loose(baseline)}`
        return `${f.counted(calls, 'help and how-to call')} in 28 days${rate}${usual}.`
      },
      evidence: 'What the figures rest on',
      rows: (rows: number) => f.counted(rows, 'row'),
      noEvidence:
        'The files behind these figures are kept for flagged customers, and then for those with most seats; this customer is not among them.',
    },
    made: 'Made with Uptake',
  }
}

const CLASSES: Readonly<Record<Exclude<keyof Over, 'inferred'>, string>> = {
  transferred: 'Transferred: users who left or lost their licence',
  inactiveSubscription: 'Inactive subscription: in grace, disabled or deprovisioned',
  trial: 'Trials: active but not sold',
  yammer: 'Yammer alone, beyond the licences',
  unlicensed: 'Unlicensed: without a subscription',
}
