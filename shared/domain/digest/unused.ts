// Unused seats as a digest tells them: not of customers whose names match no licence, for that may be all that is wrong.

import type { CustomerId } from '../ids.ts'
import { type ListValue, listValue, type PriceList } from '../metrics/list-value.ts'
import { type UnusedSeats, unusedSeats } from '../metrics/unused-seats.ts'
import type { MeasuredCustomer } from './measured-customer.ts'

/** null: not known. `coverageDays`: the customer's setting. */
export function unusedOf(
  { point, flags }: MeasuredCustomer,
  coverageDays: number,
): readonly UnusedSeats[] | null {
  const areNamesUnmatched = flags.some(
    ({ rule, state }) => rule === 'unmatched_products' && state !== 'cleared',
  )
  return areNamesUnmatched ? null : unusedSeats(point, coverageDays)
}

export interface PortfolioUnused {
  readonly seats: number
  readonly customers: number
  readonly listValue: ListValue[]
}

/** Over the customers of whom it is known; null: of none. */
export function portfolioUnused(
  customers: readonly MeasuredCustomer[],
  coverageDaysOf: (customer: CustomerId) => number,
  priceOf: PriceList,
): PortfolioUnused | null {
  const known = customers.flatMap((measured) => {
    const unused = unusedOf(measured, coverageDaysOf(measured.point.customer))
    return unused === null ? [] : [unused]
  })
  if (known.length === 0) return null
  const all = known.flat()
  return {
    seats: all.reduce((sum, { seats }) => sum + seats, 0),
    customers: known.length,
    listValue: listValue(all, priceOf),
  }
}
