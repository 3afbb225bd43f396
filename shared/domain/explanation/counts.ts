// The counts of files that do not say who was active: for each product the one that can stand in for users, and whether
// it does.

import type { Day } from '../calendar.ts'
import { createLatestRows, largestRow } from '../metrics/aggregates.ts'
import type { HeldProducts } from '../metrics/held-products.ts'
import { sheetsInWindow } from '../metrics/precedence.ts'
import type { AggregateRow, AggregateSheet, Stated } from '../sheets/sheet.ts'
import type { ExplainedCount } from './explanation.ts'
import { matchName, matchPartNumber, type ProductMatch } from './product-match.ts'

interface StatedRow extends AggregateRow {
  readonly shown: ProductMatch['shown']
  /** The drop. */
  readonly key: string
}

/** `inUse`: the products that rows say somebody uses; these rows go before any count. */
export function explainCounts(
  day: Day,
  sheets: Iterable<Stated<AggregateSheet>>,
  inUse: ReadonlySet<string>,
  held: HeldProducts,
): ExplainedCount[] {
  const counting = createLatestRows<StatedRow>()
  const others = createLatestRows<StatedRow>()
  for (const { key, sheet } of sheetsInWindow(day, sheets)) {
    for (const row of sheet.rows) {
      const { shown, countsFor } = row.byName
        ? matchName(row.product, held)
        : matchPartNumber(row.product, held)
      const stated = { ...row, shown, key }
      for (const sku of countsFor) {
        counting.add(sku, sheet.effectiveDay, { ...stated, shown: { ...shown, skus: [sku] } })
      }
      if (countsFor.length === 0) others.add(shown.name, sheet.effectiveDay, stated)
    }
  }
  return [
    ...counting.rows().flatMap(([sku, rows]) => explained(rows, !inUse.has(sku))),
    ...others.rows().flatMap(([, rows]) => explained(rows, false)),
  ]
}

function explained(rows: readonly StatedRow[], isUsed: boolean): ExplainedCount[] {
  const row = largestRow(rows)
  return row === undefined
    ? []
    : [{ ...row.shown, activeUsers: row.active, windowDays: row.windowDays, isUsed, key: row.key }]
}
