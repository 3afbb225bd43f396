// Activity as counts, where nobody can say who: own columns, or the license usage of Partner Center analytics.

import { WINDOW_DAYS } from '../../calendar.ts'
import { createAggregateFold } from '../../sheets/aggregate-fold.ts'
import { ID } from '../rows/header.ts'
import { ACTIVITY_NAMES } from './activity-names.ts'
import type { Kind } from './source.ts'
import { storedWorkload } from './workload.ts'

/** A product may be named by part number or by its name. */
export const aggregates: Kind = {
  dataset: 'activity',
  shape: 'aggregates',
  title: 'aggregates',
  covers: 'days',
  names: ACTIVITY_NAMES,
  required: [['customer_id'], ['product_sku', 'product_name'], ['workload'], ['licenses_active']],
  signs: [],
  createReader(columns, frame) {
    const customer = columns.field('customer_id', ID)
    const channel = columns.field('channel')
    const sku = columns.field('product_sku', ID)
    const name = columns.field('product_name')
    const workload = columns.field('workload')
    const active = columns.field('licenses_active')
    const windowDays = columns.field('window_days')
    const fold = createAggregateFold(() => frame.effectiveDay)

    return {
      fold,
      dates: [],
      read(row) {
        const holder = row.customer(customer)
        const through = row.text(channel).toLowerCase()
        const stated = row.text(sku)
        const isNamed = stated === '' && name.places.length > 0
        const product =
          stated === '' ? row.neededText(isNamed ? name : sku).toLowerCase() : stated.toUpperCase()
        const used = storedWorkload(row.neededText(workload))
        const count = row.neededCount(active)
        const days = row.count(windowDays) ?? WINDOW_DAYS
        if (row.fault !== null) return
        fold.add(holder, {
          product,
          byName: stated === '',
          workload: used,
          channel: through,
          active: count,
          windowDays: days,
        })
      },
    }
  },
}
