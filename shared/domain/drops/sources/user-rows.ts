// User-level activity in the product's own columns: events, one row per day of use, and snapshots, the last day.

import { openActivityFold } from '../../sheets/activity-fold.ts'
import { customerColumn, type Header, optional, optionalId, required, requiredId } from '../rows/header.ts'
import type { Frame } from '../rows/row-cursor.ts'
import type { OpenShape, ShapeDefinition } from './shape.ts'
import { storedWorkload } from './workload.ts'

/** A file with both dates tells events: it knows the days. */
export const snapshots: ShapeDefinition = {
  shape: 'snapshot',
  title: 'activity (last day of use)',
  documented: new Set(),
  fits: (header) => header.has('last_activity_date') && !header.has('activity_date'),
  open: (header, frame) => openUserRows('snapshot', header, frame),
}

/** Without `activity_date` the file tells of its effective day. */
export const events: ShapeDefinition = {
  shape: 'events',
  title: 'activity (days of use)',
  documented: new Set(),
  fits: () => true,
  open: (header, frame) => openUserRows('events', header, frame),
}

function openUserRows(shape: 'events' | 'snapshot', header: Header, frame: Frame): OpenShape {
  const customer = header.field(customerColumn(frame.keyCustomer, 'customer_id'))
  const user = header.field(requiredId('user_id'))
  const product = header.field(requiredId('product_sku'))
  const workload = header.field(required('workload'))
  const date = header.field(optional(shape === 'events' ? 'activity_date' : 'last_activity_date'))
  const subscription = header.field(optionalId('subscription_id'))
  const isLicensed = header.field(optional('is_licensed'))
  const isDeleted = header.field(optional('is_deleted'))
  const fold = openActivityFold(shape, () => frame.effectiveDay)

  return {
    fold,
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
      fold.state(fold.user(holder, name), fold.use(sku, used, id), { activeDay, licensed, deleted })
    },
  }
}
