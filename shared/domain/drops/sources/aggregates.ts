// Activity as counts, where nobody can say who: own columns, or the license usage of Partner Center analytics.

import { WINDOW_DAYS } from '../../calendar.ts'
import { openAggregateFold } from '../../sheets/aggregate-fold.ts'
import {
  customerColumn,
  documentedColumns,
  optional,
  optionalId,
  required,
  requiredId,
} from '../rows/header.ts'
import type { ShapeDefinition } from './shape.ts'
import { storedWorkload } from './workload.ts'

const ACTIVE_NAMES = ['licenses_active', 'licensesactive', 'licenseactive']
const NAME_NAMES = ['productname', 'product_name']
const CUSTOMER_NAMES = ['customer_id', 'customertenantid', 'customerid']

/** A product may be named by SKU or, in Microsoft's resource, by its name. */
export const aggregates: ShapeDefinition = {
  shape: 'aggregates',
  title: 'activity (counts)',
  documented: documentedColumns(
    'workloadCode,serviceCode,serviceName,channel,customerName,productId,usagePercent,customer_name',
  ),
  fits: (header) => ACTIVE_NAMES.some(header.has),
  open(header, frame) {
    const customer = header.field(customerColumn(frame.keyCustomer, CUSTOMER_NAMES))
    const named = NAME_NAMES.some(header.has)
    const sku = header.field(named ? optionalId('product_sku') : requiredId('product_sku'))
    const name = header.field(optional(NAME_NAMES))
    const workload = header.field(required(['workload', 'workloadname']))
    const active = header.field(required(ACTIVE_NAMES))
    const qualified = header.field(optional(['licenses_qualified', 'licensesqualified']))
    const windowDays = header.field(optional('window_days'))
    const fold = openAggregateFold(() => frame.effectiveDay)

    return {
      fold,
      read(row) {
        const holder = row.customer(customer)
        const stated = row.text(sku)
        const product =
          stated === '' ? row.neededText(named ? name : sku).toLowerCase() : stated.toUpperCase()
        const used = storedWorkload(row.neededText(workload))
        const count = row.neededCount(active)
        row.count(qualified)
        const days = row.count(windowDays) ?? WINDOW_DAYS
        if (row.fault !== null) return
        fold.add(holder, { product, byName: stated === '', workload: used, active: count, windowDays: days })
      },
    }
  },
}
