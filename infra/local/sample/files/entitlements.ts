// Entitlements: one file for all customers, weekly, and daily in the first partner's last week.

import { addDays, type Day, formatDay } from '../../../../shared/domain/calendar.ts'
import type { Cell } from '../../../../shared/domain/csv-line.ts'
import { daysOfWeek, weekEnd } from '../calendar.ts'
import { guidOf } from '../random.ts'
import {
  type CustomerStory,
  isWithin,
  LAST_WEEK,
  type PartnerStory,
  type SubscriptionStory,
  WEEKS,
  type Week,
} from '../story.ts'
import { type CsvStyle, csvBody, dropKey, type SampleFile } from './csv.ts'

const HEAD = [
  'customer_id',
  'customer_name',
  'account_manager',
  'subscription_id',
  'product_sku',
  'product_name',
  'service',
  'licenses_sold',
  'licenses_assigned',
  'status',
  'is_trial',
  'seller',
  'start_date',
]

/** The file name sorts before `customer=`, so that a correction for one customer has the last word. */
const FILE = 'all-customers.csv'
const LONG_AGO_DAYS = 800

export interface EntitlementStyle extends CsvStyle {
  readonly isDailyAtTheEnd: boolean
  /** Rows of the last file besides the customers' own. */
  readonly extraRows: readonly (readonly Cell[])[]
}

export function* entitlementFiles(
  partner: PartnerStory,
  asOf: Day,
  style: EntitlementStyle,
): Iterable<SampleFile> {
  for (const week of WEEKS) {
    const isLast = week === LAST_WEEK
    const days = isLast && style.isDailyAtTheEnd ? daysOfWeek(asOf, week) : [weekEnd(asOf, week)]
    for (const day of days) {
      const rows = partner.customers.flatMap((story) => customerRows(story, week, day, asOf))
      const extra = day === asOf ? style.extraRows : []
      yield {
        key: dropKey(partner.id, 'entitlements', day, FILE),
        body: csvBody(HEAD, [...rows, ...extra], style),
      }
    }
  }
}

function customerRows(story: CustomerStory, week: Week, day: Day, asOf: Day): Cell[][] {
  if (!isWithin(story.entitlementWeeks, week)) return []
  return story.subscriptions.flatMap((subscription) => {
    const start = addDays(asOf, -(subscription.startedDaysAgo ?? LONG_AGO_DAYS))
    return start > day ? [] : [subscriptionRow(story, subscription, week, start)]
  })
}

function subscriptionRow(
  story: CustomerStory,
  subscription: SubscriptionStory,
  week: Week,
  start: Day,
): Cell[] {
  const { lapses, assignedLater, product, isUnnamed = false } = subscription
  const assigned =
    assignedLater !== undefined && week >= assignedLater.week ? assignedLater.assigned : subscription.assigned
  return [
    guidOf(story.name),
    story.name,
    story.manager,
    subscription.id,
    product.sku,
    isUnnamed ? null : product.name,
    product.service ?? null,
    subscription.sold,
    assigned,
    lapses !== undefined && week >= lapses.week ? lapses.status : 'Active',
    subscription.isTrial === true ? 'yes' : null,
    subscription.seller ?? null,
    formatDay(start),
  ]
}
