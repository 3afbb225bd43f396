// Subscriptions and summaries together: where both speak of a product the subscriptions count, and the summary adds what
// they do not say, the assigned seats and the seats that somebody else sold.

import type { Subscription } from '../sheets/sheet.ts'
import { assignedOf, isCounted, sumOfSeats } from './counted.ts'
import type { State, StateRow } from './state.ts'

export interface ProductRows {
  readonly rows: readonly Subscription[]
  /** Counts where no row states it; null: the summary does not speak for them. */
  readonly assignedBySummary: number | null
}

/** By product; rows that are ignored are out. */
export function productRows({ subscriptions, summaries }: State): Map<string, ProductRows> {
  const stated = byProduct(subscriptions.values())
  const summed = byProduct(summaries)
  const products = new Set([...stated.keys(), ...summed.keys()])
  return new Map(
    Array.from(products, (product) => [
      product,
      together(stated.get(product) ?? [], summed.get(product) ?? []),
    ]),
  )
}

function byProduct(rows: Iterable<StateRow>): Map<string, StateRow[]> {
  const products = new Map<string, StateRow[]>()
  for (const row of rows) {
    if (row.product !== null && !products.get(row.product)?.push(row)) products.set(row.product, [row])
  }
  return products
}

function together(subscriptions: readonly StateRow[], summary: readonly StateRow[]): ProductRows {
  const [first] = subscriptions
  if (first === undefined) return { rows: summary, assignedBySummary: null }
  const counted = summary.filter(isCounted)
  const others = seatsOfOthers(subscriptions, counted)
  return {
    rows: others > 0 ? [...subscriptions, soldByOthers(first, others)] : subscriptions,
    assignedBySummary: subscriptions.some(isCounted) ? assignedOf(counted) : null,
  }
}

/** Microsoft counts seats that no subscription of the partner stands for; never below 0. */
export function seatsOfOthers(
  subscriptions: readonly Subscription[],
  countedSummary: readonly Subscription[],
): number {
  const own = sumOfSeats(subscriptions.filter(({ status }) => status === 'active'))
  return Math.max(0, sumOfSeats(countedSummary) - own)
}

function soldByOthers(row: StateRow, sold: number): Subscription {
  return {
    ...row,
    id: '',
    sold,
    assigned: null,
    status: 'active',
    isTrial: false,
    seller: 'other',
    startDay: null,
    endDay: null,
  }
}
