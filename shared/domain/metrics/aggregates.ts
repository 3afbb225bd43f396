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
  const bySku = createLatestRows<AggregateRow>()
  const byWord = createLatestRows<AggregateRow>()
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
  return {
    bySku: new Map(bySku.rows().map(([sku, rows]) => [sku, fallbackOf(rows)])),
    unmatched: byWord.rows().flatMap(([word, rows]) => {
      const name = names.get(word)
      return name === undefined ? [] : [{ name, active: largestRow(rows)?.active ?? 0 }]
    }),
  }
}

/** By key, the rows of its latest day: the last one of a workload and channel. */
export function createLatestRows<Row extends AggregateRow>() {
  const latest = new Map<string, { day: Day; rows: Map<string, Row> }>()
  return {
    add(key: string, day: Day, row: Row): void {
      const known = latest.get(key)
      const rows = known?.day === day ? known.rows : new Map<string, Row>()
      latest.set(key, { day, rows: rows.set(JSON.stringify([row.workload, row.channel]), row) })
    },
    /** One row a workload. */
    rows: () => Array.from(latest, ([key, { rows }]) => [key, addChannels([...rows.values()])] as const),
  }
}

/** One row a workload: what was sold through several channels adds up. */
function addChannels<Row extends AggregateRow>(rows: readonly Row[]): Row[] {
  const byWorkload = Map.groupBy(rows, ({ workload }) => workload)
  return Array.from(byWorkload.values(), ([first, ...others]) => {
    if (first === undefined) return []
    const active = others.reduce((sum, row) => sum + row.active, first.active)
    return [{ ...first, active }]
  }).flat()
}

/** The row that stands in for users: the one with most, and of equal ones one of 28 days. */
export function largestRow<Row extends AggregateRow>(rows: readonly Row[]): Row | undefined {
  const most = rows.reduce((active, row) => Math.max(active, row.active), 0)
  const largest = rows.filter(({ active }) => active === most)
  return largest.find(({ windowDays }) => windowDays === WINDOW_DAYS) ?? largest[0]
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

function fallbackOf(rows: readonly AggregateRow[]): AggregateFallback {
  const { active = 0, windowDays = WINDOW_DAYS } = largestRow(rows) ?? {}
  const inUse = rows.filter((row) => row.active > 0)
  return {
    active,
    windowDays,
    workloads: inUse.reduce((set, row) => set | (1 << workloadIndex(row.workload)), 0),
  }
}
