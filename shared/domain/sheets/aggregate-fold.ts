// Folds counts without users into sheets: of two lines with the same product, workload and channel, the later
// counts.

import type { Day } from '../calendar.ts'
import type { CustomerId } from '../ids.ts'
import { detachString, ownCopies } from './detach-string.ts'
import { createPartCounter, type Fold, intoRuns, jsonBytes } from './fold.ts'
import type { AggregateRow } from './sheet.ts'

export interface AggregateFold extends Fold {
  add(customer: CustomerId, row: AggregateRow): void
}

/** Memory of a row, as a multiple of its JSON. */
const MEMORY_FACTOR = 4

export function createAggregateFold(effectiveDay: () => Day): AggregateFold {
  const parts = createPartCounter()
  const customers = new Map<CustomerId, Map<string, AggregateRow>>()
  let heldBytes = 0

  return {
    add(customer, stated) {
      const row = ownCopies(stated)
      let rows = customers.get(customer)
      if (rows === undefined) {
        rows = new Map()
        customers.set(detachString(customer) as CustomerId, rows)
      }
      const place = JSON.stringify([row.byName, row.product, row.workload, row.channel])
      // Deleted first, so that it takes its place among the later rows.
      rows.delete(place)
      rows.set(place, row)
      heldBytes += MEMORY_FACTOR * jsonBytes(row)
    },
    heldBytes: () => heldBytes,
    customers: parts.customers,
    *drain() {
      for (const customer of [...customers.keys()].sort()) {
        const held = customers.get(customer)?.values() ?? []
        for (const rows of intoRuns(held, jsonBytes)) {
          const sheet = { kind: 'aggregates', customer, effectiveDay: effectiveDay(), rows } as const
          yield { sheet, part: parts.next(customer) }
        }
        customers.delete(customer)
      }
      heldBytes = 0
    },
  }
}
