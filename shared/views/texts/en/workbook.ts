// The sheets of the workbook: their names, headers, words and definitions.

import type { FlagState, Rule } from '../../../domain/flags/flag.ts'
import type { Category } from '../../../domain/settings.ts'
import { CLEARED, RULES } from './flags.ts'
import type { EnglishFormats } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function workbook(f: EnglishFormats) {
  return {
    /** At most 31 characters, without []:*?/\ */
    sheets: {
      customers: 'Customers',
      products: 'Products',
      workloads: 'Workloads',
      flags: 'Flags',
      calls: 'Calls',
      dataQuality: 'Data quality',
      definitions: 'Definitions',
    },
    /** No two of a sheet are alike. */
    columns: {
      customer: 'Customer',
      customerId: 'Customer ID',
      accountManager: 'Account manager',
      attention: 'Attention',
      flags: 'Flags',
      sold: 'Licences sold',
      soldOwn: 'Sold by you',
      assigned: 'Assigned',
      deployment: 'Deployment',
      active: 'Active entitlements',
      usage: 'Usage',
      entitled: 'Entitled and active',
      adjustedUsage: 'Adjusted usage',
      lowUsage: 'Low usage',
      change: 'Change in a week, points',
      transferred: 'Transferred',
      inactiveSubscription: 'Inactive subscription',
      trial: 'Trial',
      yammer: 'Yammer alone',
      unlicensed: 'Unlicensed',
      inferred: 'Inferred',
      coverage: 'Days seen of 28',
      stateDate: 'Licence data of',
      activityDate: 'Activity data up to',
      product: 'Product',
      partNumber: 'Part number',
      service: 'Service',
      workload: 'Workload',
      users: 'Active users',
      flag: 'Flag',
      severity: 'Severity',
      state: 'State',
      weeks: 'Weeks',
      why: 'Why',
      advice: 'Advice',
      calls: 'Help calls',
      callsPer100: 'Per 100 seats',
      callsBaseline: 'Usual',
      asNamed: 'As the help desk names them',
      topic: 'Topic',
      detail: 'Detail',
      term: 'Term',
      meaning: 'Meaning',
      windowStart: 'From',
      asOf: 'As of',
    },
    states: STATES,
    /** A flag in a list: "Low usage (week 3)". */
    flag: (rule: Rule, state: FlagState, weeks: number) =>
      `${RULES[rule]} (${state === 'continuing' ? `week ${f.count(weeks)}` : state})`,
    /** An item of a list in one cell. */
    separator: '; ',
    categories: CATEGORY_NAMES,
    category: (name: string, calls: number) => `${name}: ${f.count(calls)}`,
    noProduct: 'No product',
    service: (word: string) => SERVICES.get(word) ?? word,
    /** As the files have it where it is none of the known ones. */
    workload: workloadName,
    about: 'This workbook',
    of: (partner: string, window: string) => `${partner}, ${window}.`,
    blank: BLANK,
    source: 'Source',
    definitions: DEFINITIONS,
  }
}

const STATES: Readonly<Record<FlagState, string>> = {
  new: 'New',
  continuing: 'Continuing',
  improving: 'Improving',
  cleared: CLEARED,
}

const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  help: 'Help',
  'how-to': 'How-to',
  incident: 'Incident',
  request: 'Request',
  billing: 'Billing',
  other: 'Other',
}

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['office365', 'Office 365'],
  ['dynamics365', 'Dynamics 365'],
])

type Definition = readonly [term: string, meaning: string]

const BLANK: Definition = ['Blank cell', 'Unknown, or there is none. It is never zero: a zero is shown as 0.']

const DEFINITIONS: readonly Definition[] = [
  [
    'Active entitlement',
    'One user with one product that was used on a day of the 28. One user with two products is two entitlements.',
  ],
  ['Sold by you', 'The part of the sold licences that no other seller sold.'],
  ['Entitled and active', 'Active entitlements that were sold.'],
  ['Transferred', 'Active entitlements of users who have left or lost their licence to somebody else.'],
  ['Inactive subscription', 'Active entitlements of a subscription in grace, disabled or deprovisioned.'],
  ['Trial', 'Active entitlements of a trial, which is not sold.'],
  ['Yammer alone', 'Users active in Yammer alone, beyond the licences.'],
  ['Unlicensed', 'Active entitlements of a product that no licence file lists.'],
  ['Inferred', 'How many of these five classes are only concluded, because more were active than sold.'],
  [
    'Change in a week',
    'Points of adjusted usage since a week before; blank where the two weeks cannot be compared.',
  ],
  ['Days seen', 'Days of the 28 that activity files cover. A day without a file is unknown, not zero.'],
  [
    'Per 100 seats',
    'Help calls for every 100 assigned licences, or sold ones where nobody says how many are assigned.',
  ],
  ['Usual', 'The median of the help calls of three earlier periods of 28 days.'],
  ['Calls by category', 'Kept for customers with flags, then for those with most seats; blank for others.'],
  [
    'Active users',
    'Distinct users who were active in the workload. A user of several workloads counts in each.',
  ],
  ['Attention', 'The worst severity of the flags that are not cleared.'],
  [RULES.at_risk, 'Low usage and many help calls at the same time.'],
  [
    RULES.low_usage,
    'Adjusted usage is below the threshold. The column says how severe it is, for customers at risk too.',
  ],
  [RULES.high_support, 'Many help calls for the number of seats, or many more than usual.'],
  [RULES.low_deployment, 'Deployment is below the threshold.'],
  [RULES.declining, 'Adjusted usage has fallen in a week, or since the four weeks before.'],
  [
    RULES.unmatched_products,
    'People use products under names that match no licence, so usage may look lower than it is.',
  ],
  [RULES.stale_data, 'Licence data or activity data stopped arriving.'],
  [RULES.over_100, 'More is active than was sold.'],
  [RULES.expansion, 'Almost everything that was sold is assigned and in use.'],
  [STATES.new, 'The flag was not there a week ago.'],
  [STATES.continuing, 'It was there a week ago too.'],
  [STATES.improving, 'Its cause is gone for now; it clears if that lasts.'],
  [STATES.cleared, 'It is over, and shown for the last time.'],
  ['Weeks', 'For how many weeks the flag has been there.'],
]
