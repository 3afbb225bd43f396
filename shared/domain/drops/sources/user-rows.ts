// User-level activity in the product's own columns: events, one row per day of use, and snapshots, the last day.

import { createActivityFold, userNamed } from '../../sheets/activity-fold.ts'
import { ID } from '../rows/header.ts'
import type { Frame } from '../rows/row-cursor.ts'
import { ACTIVITY_NAMES } from './activity-names.ts'
import type { Columns, Kind, RowReader } from './source.ts'
import { storedWorkload } from './workload.ts'

const REQUIRED = [['customer_id'], ['user_id'], ['product_sku'], ['workload']] as const

/** A file with both dates tells events: it knows the days. */
export const snapshots: Kind = {
  dataset: 'activity',
  shape: 'snapshot',
  title: 'snapshot',
  covers: 'days',
  names: ACTIVITY_NAMES,
  required: [...REQUIRED, ['last_activity_date']],
  signs: [],
  createReader: (columns, frame) => createUserRowReader('snapshot', columns, frame),
}

/** Without `activity_date` the file tells of its effective day. */
export const events: Kind = {
  dataset: 'activity',
  shape: 'events',
  title: 'events',
  covers: 'day',
  names: ACTIVITY_NAMES,
  required: REQUIRED,
  signs: [],
  createReader: (columns, frame) => createUserRowReader('events', columns, frame),
}

function createUserRowReader(shape: 'events' | 'snapshot', columns: Columns, frame: Frame): RowReader {
  const customer = columns.field('customer_id', ID)
  const user = columns.field('user_id', ID)
  const product = columns.field('product_sku', ID)
  const workload = columns.field('workload')
  const date = columns.field(shape === 'events' ? 'activity_date' : 'last_activity_date')
  const subscription = columns.field('subscription_id', ID)
  const isLicensed = columns.field('is_licensed')
  const isDeleted = columns.field('is_deleted')
  const covers = shape === 'events' ? 'day' : 'days'
  const fold = createActivityFold({ shape, covers }, () => frame.effectiveDay)

  return {
    fold,
    dates: [date],
    read(row) {
      const holder = row.customer(customer)
      const name = row.neededText(user).toLowerCase()
      const sku = row.text(product).toUpperCase()
      const used = storedWorkload(row.neededText(workload))
      const day = row.pastDay(date)
      const id = row.text(subscription).toLowerCase()
      const licensed = row.flag(isLicensed)
      const deleted = row.flag(isDeleted)
      if (row.fault !== null) return
      const activeDay = shape === 'events' ? (day ?? frame.effectiveDay) : day
      fold.state(userNamed(fold, holder, name), fold.use(sku, used, id), activeDay, licensed, deleted)
    },
  }
}
