// What data was missing, unclear or refused.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { DATASET_NAMES, type EnglishFormats, upperFirst } from './with-nouns.ts'

export function dataQuality(f: EnglishFormats) {
  return {
    title: 'Data quality',
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
    unmatched: 'Support tickets from organisations that match no customer',
    tickets: (name: string | null, tickets: number) =>
      `${name ?? 'no organisation stated'}: ${f.counted(tickets, 'ticket')}`,
    unmapped: 'Unknown support categories, counted as other',
    category: (category: string, calls: number) => `${category}: ${f.counted(calls, 'call')}`,
    clashes: 'Subscriptions that files for the same day report differently',
    clash: (subscription: string, file: string) => `${subscription}: taken from ${file}`,
    otherWindow: 'Counts for a window other than 28 days; not compared',
    window: (sku: string, days: number) => `${sku}, ${f.counted(days, 'day')}`,
  }
}
