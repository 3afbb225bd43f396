// Trials that end soon: whoever uses one is about to lose it, or to buy it.

import { addDays, type Day } from '../calendar.ts'
import { byCodePoint } from '../ids.ts'
import type { HeldProducts } from './held-products.ts'
import type { EndingTrial } from './point.ts'

const SOON_DAYS = 28

/** Active trials with an end within 28 days after `day`, in order of SKU; products that are left out have none. */
export function endingTrials(day: Day, { products }: HeldProducts): EndingTrial[] {
  const isSoon = (end: Day) => end > day && end <= addDays(day, SOON_DAYS)
  const inOrder = Array.from(products.values()).sort((a, b) => byCodePoint(a.sku, b.sku))
  return inOrder.flatMap(({ sku, name, trials }) => {
    const ending = trials.filter(({ endDay }) => isSoon(endDay))
    const [first] = ending.map(({ endDay }) => endDay).sort((a, b) => a - b)
    if (first === undefined) return []
    return [{ sku, name, seats: ending.reduce((sum, { seats }) => sum + seats, 0), endDay: first }]
  })
}
