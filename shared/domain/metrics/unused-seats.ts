// Seats that were sold and not used in these 28 days: sold less entitled active. Only where that is known: a customer that
// was seen on too few days, or counted over another window, has seats of which nobody knows who uses them.

import { incomparable } from './delta.ts'
import type { CustomerPoint, ProductPoint } from './point.ts'

export interface UnusedSeats {
  readonly product: ProductPoint
  readonly seats: number
}

/** The products sold, in their order; null: not known. `coverageDays`: the customer's setting. */
export function unusedSeats(point: CustomerPoint, coverageDays: number): readonly UnusedSeats[] | null {
  if (incomparable(point, coverageDays) !== null) return null
  return point.products
    .filter(({ sold }) => sold > 0)
    .map((product) => ({ product, seats: product.sold - product.entitled }))
}
