// What data was missing, unclear or refused.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { adviceOn, entry } from './unmatched-name.ts'
import { DATASET_NAMES, type EnglishFormats, upperFirst } from './with-nouns.ts'

const NONE = '(none)'

export function dataQuality(f: EnglishFormats) {
  return {
    title: 'What the figures rest on',
    /** `missing`: ranges of days, and how many more there are. */
    received(days: number, missing: readonly string[], more: number) {
      if (missing.length === 0) return 'Activity files cover all 28 days.'
      const gaps = f.list([...missing, ...(more === 0 ? [] : [`${f.count(more)} more`])])
      return `Activity files cover ${f.count(days)} of 28 days; none for ${gaps}. A day without a file is unknown, not zero.`
    },
    coverage: (leastDays: number) =>
      leastDays === 28
        ? 'Every customer is covered on all 28 days.'
        : `Lowest coverage of any customer: ${f.count(leastDays)} of 28 days.`,
    stopped: 'Files that stopped arriving',
    stoppedSince: (dataset: Dataset, lastDay: string) =>
      `${upperFirst(DATASET_NAMES[dataset])}: nothing after ${f.day(lastDay)}`,
    unread: 'Files not read in time; not included',
    stale: 'Outdated data',
    staleSince: (stateDate: string, activityDate: string | null) =>
      `licence data from ${f.day(stateDate)}, ${activityDate === null ? 'no activity data' : `activity data up to ${f.day(activityDate)}`}`,
    left: 'Left, or no longer in the licence data',
    refused: 'Refused files',
    /** The first of those refused for the same reason. */
    refusedAlike: (keys: readonly string[], more: number, message: string) =>
      `${f.list([...keys, ...(more === 0 ? [] : [f.counted(more, 'more file')])])}: ${message}`,
    unmatched: 'Support calls from organisations that match no customer',
    /** `(none)`: nobody is named. */
    caller: (word: string, calls: number) =>
      word === NONE
        ? `no organisation stated: ${f.counted(calls, 'call')}`
        : `${word}: ${f.counted(calls, 'call')}; add ${entry('customers', word, 'CUSTOMER_ID')}`,
    unmapped: 'Unknown support categories, counted as other',
    category: (word: string, calls: number) =>
      `${word}: ${f.counted(calls, 'call')}; add ${entry('support_categories', word, 'help')}, or another of the six`,
    unmatchedProducts: 'Product names that match no licence',
    unmatchedProduct: (name: UnmatchedName) => adviceOn(f, name),
    free: 'Free products, not counted as sold',
    freeProducts: (partNumbers: readonly string[]) =>
      `${f.list(partNumbers)} (to count them, set "count_free_products": true)`,
    rejected: 'Files with rejected rows',
    rejectedRows: (file: string, rejected: number, read: number) =>
      `${file}: ${f.count(rejected)} of ${f.counted(read, 'row')} rejected; the receipt says why`,
    clashes: 'Subscriptions that files for the same day report differently',
    clash: (subscription: string, file: string) => `${subscription}: taken from ${file}`,
    otherWindow: 'Counts for a window other than 28 days; not compared',
    window: (sku: string, days: number) => `${sku}, ${f.counted(days, 'day')}`,
  }
}
