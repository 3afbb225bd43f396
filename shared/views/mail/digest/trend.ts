// The adjusted usage of a customer at its weekly points, as bars in the cells of a table, with words that say the same.

import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { Texts } from '../../texts/texts.ts'
import type { Trend } from './model.ts'

/** null: fewer than two weeks are known. `hasBars`: the mail has room for them. */
export function trendOf(weeks: FlaggedCustomer['trend'], { card }: Texts, hasBars: boolean): Trend | null {
  const values = weeks.map(({ adjustedUsagePct }) => adjustedUsagePct)
  const known = values.filter((value) => value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined || known.length < 2) return null
  const span = values.length - values.findIndex((value) => value !== null)
  return {
    title: card.trendTitle,
    bars: hasBars ? values : null,
    caption: card.trend(first, last, span),
    values: card.trendValues(values),
  }
}
