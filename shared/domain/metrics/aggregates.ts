// Counts where nobody can say who: for each product the count that can stand in for users.

import { type Day, WINDOW_DAYS } from '../calendar.ts'
import type { AggregateRow, AggregateSheet, Stated } from '../sheets/sheet.ts'
import type { HeldProducts } from './held-products.ts'
import { sheetsInWindow } from './precedence.ts'
import { readPartNumber, readProductName, type UnmatchedName } from './product-reading.ts'
import { type Workloads, workloadIndex } from './workloads.ts'

export interface AggregateFallback {
  readonly active: number
  /** The days that the source counted; other than 28 it is comparable with nothing. */
  readonly windowDays: number
  /** Where anybody was active. */
  readonly workloads: Workloads
}

export interface AggregateFallbacks {
  readonly bySku: ReadonlyMap<string, AggregateFallback>
  /** Names for which the customer holds nothing, and how many are said to be active under them. */
  readonly unmatched: readonly { readonly name: UnmatchedName; readonly active: number }[]
}

/** From the rows of the latest day of a product or name: one row a workload, and of those the largest. */
export function aggregateFallbacks(
  day: Day,
  sheets: Iterable<Stated<AggregateSheet>>,
  held: HeldProducts,
): AggregateFallbacks {
  const bySku = createLatestRows()
  const byWord = createLatestRows()
  const names = new Map<string, UnmatchedName>()
  for (const { sheet } of sheetsInWindow(day, sheets)) {
    for (const row of sheet.rows) {
      const { skus, unmatched } = readProduct(row, held)
      for (const sku of skus) bySku.add(sku, sheet.effectiveDay, row)
      if (unmatched === null) continue
      names.set(unmatched.word, unmatched)
      byWord.add(unmatched.word, sheet.effectiveDay, row)
    }
  }
  const active = byWord.largest()
  return {
    bySku: bySku.largest(),
    unmatched: Array.from(names.values(), (name) => ({ name, active: active.get(name.word)?.active ?? 0 })),
  }
}

/** By key, the rows of its latest day. */
export function createLatestRows() {
  const latest = new Map<string, { day: Day; rows: Map<string, AggregateRow> }>()
  return {
    add(key: string, day: Day, row: AggregateRow): void {
      const known = latest.get(key)
      const rows = known?.day === day ? known.rows : new Map<string, AggregateRow>()
      latest.set(key, { day, rows: rows.set(JSON.stringify([row.workload, row.channel]), row) })
    },
    largest: () =>
      new Map(Array.from(latest, ([key, { rows }]) => [key, largest(addChannels([...rows.values()]))])),
  }
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

/** A part number that the customer does not hold stays for the rules of classes; such a name counts for nothing. */
function readProduct(
  { product, byName }: AggregateRow,
  held: HeldProducts,
): { readonly skus: readonly string[]; readonly unmatched: UnmatchedName | null } {
  if (!byName) {
    const sku = readPartNumber(held, product).product
    return { skus: sku === null ? [] : [sku], unmatched: null }
  }
  const reading = readProductName(held, product)
  return {
    skus: reading.kind === 'held' ? reading.products : [],
    unmatched: reading.kind === 'unmatched' ? reading.name : null,
  }
}

function largest(rows: readonly AggregateRow[]): AggregateFallback {
  const active = rows.reduce((most, row) => Math.max(most, row.active), 0)
  const windows = rows.filter((row) => row.active === active).map(({ windowDays }) => windowDays)
  const inUse = rows.filter((row) => row.active > 0)
  return {
    active,
    windowDays: windows.includes(WINDOW_DAYS) ? WINDOW_DAYS : (windows[0] ?? WINDOW_DAYS),
    workloads: inUse.reduce((set, row) => set | (1 << workloadIndex(row.workload)), 0),
  }
}
