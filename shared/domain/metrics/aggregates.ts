// Counts where nobody can say who: for each product the count that can stand in for users.

import { type Day, WINDOW_DAYS } from '../calendar.ts'
import type { AggregateRow, AggregateSheet, Stated } from '../sheets/sheet.ts'
import type { Holdings } from './holdings.ts'
import { sheetsInWindow } from './last-word.ts'
import { type Workloads, workloadIndex } from './workloads.ts'

export interface StandIn {
  readonly active: number
  /** The days that the source counted; other than 28 it is comparable with nothing. */
  readonly windowDays: number
  /** Where anybody was active. */
  readonly workloads: Workloads
}

/** By SKU, from the rows of its latest day: one row a workload, and of those the largest. */
export function standIns(
  day: Day,
  sheets: Iterable<Stated<AggregateSheet>>,
  holdings: Holdings,
): Map<string, StandIn> {
  const latest = new Map<string, { day: Day; rows: Map<string, AggregateRow> }>()
  for (const { sheet } of sheetsInWindow(day, sheets)) {
    for (const row of sheet.rows) {
      for (const sku of productsOf(row, holdings)) {
        const known = latest.get(sku)
        const rows = known?.day === sheet.effectiveDay ? known.rows : new Map<string, AggregateRow>()
        const place = JSON.stringify([row.workload, row.channel])
        latest.set(sku, { day: sheet.effectiveDay, rows: rows.set(place, row) })
      }
    }
  }
  return new Map(Array.from(latest, ([sku, { rows }]) => [sku, largest(addChannels([...rows.values()]))]))
}

/** One row a workload: what was sold through several channels adds up. */
function addChannels(rows: readonly AggregateRow[]): AggregateRow[] {
  const byWorkload = Map.groupBy(rows, ({ workload }) => workload)
  return Array.from(byWorkload.values(), ([first, ...others]) => {
    if (first === undefined) return []
    const active = others.reduce((sum, row) => sum + row.active, first.active)
    return [{ ...first, active }]
  }).flat()
}

/** A name that the customer does not hold, and an excluded product, stand for nothing. */
function productsOf({ product, byName }: AggregateRow, holdings: Holdings): string[] {
  const skus = byName ? holdings.named(product) : [product]
  return skus.filter((sku) => !holdings.excluded.has(sku))
}

function largest(rows: readonly AggregateRow[]): StandIn {
  const active = rows.reduce((most, row) => Math.max(most, row.active), 0)
  const windows = rows.filter((row) => row.active === active).map(({ windowDays }) => windowDays)
  const inUse = rows.filter((row) => row.active > 0)
  return {
    active,
    windowDays: windows.includes(WINDOW_DAYS) ? WINDOW_DAYS : (windows[0] ?? WINDOW_DAYS),
    workloads: inUse.reduce((set, row) => set | (1 << workloadIndex(row.workload)), 0),
  }
}
