// User-level activity in the product's own columns: events, one row per day of use, and snapshots, the last day.

import { createActivityFold, useNamed, userNamed } from '../../sheets/activity-fold.ts'
import { ID } from '../rows/header.ts'
import type { Frame } from '../rows/row-cursor.ts'
import { ACTIVITY_NAMES } from './activity-names.ts'
import { createRepeatedRows, type UserFields } from './repeated-rows.ts'
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
  const fields: UserFields = {
    customer: columns.field('customer_id', ID),
    user: columns.field('user_id', ID),
    product: columns.field('product_sku', ID),
    workload: columns.field('workload'),
    activeDay: columns.field(shape === 'events' ? 'activity_date' : 'last_activity_date'),
    subscription: columns.field('subscription_id', ID),
    licensed: columns.field('is_licensed'),
    deleted: columns.field('is_deleted'),
  }
  const covers = shape === 'events' ? 'day' : 'days'
  const fold = createActivityFold({ shape, covers }, () => frame.effectiveDay)
  const repeated = createRepeatedRows(fields, columns.header, fold)

  return {
    fold,
    dates: [fields.activeDay],
    read(row) {
      const customer = row.customer(fields.customer)
      const name = row.neededText(fields.user).toLowerCase()
      const product = row.text(fields.product).toUpperCase()
      const workload = storedWorkload(row.neededText(fields.workload))
      const day = row.pastDay(fields.activeDay)
      const subscription = row.text(fields.subscription).toLowerCase()
      const licensed = row.flag(fields.licensed)
      const deleted = row.flag(fields.deleted)
      if (row.fault !== null) return
      const activeDay = shape === 'events' ? (day ?? frame.effectiveDay) : day
      const user = userNamed(fold, customer, name)
      fold.state(user, useNamed(fold, { product, workload, subscription }), activeDay, licensed, deleted)
      repeated?.hear({ customer, product, workload, subscription, activeDay, licensed, deleted })
    },
    repeated,
  }
}
