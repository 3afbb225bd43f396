// Names of activity for which the customer holds nothing, and how many people are behind them: a zero beside them is not
// to be believed.

import { byCodePoint } from '../ids.ts'
import { largest } from '../largest.ts'
import type { Activity } from './activity.ts'
import type { AggregateFallbacks } from './aggregates.ts'
import type { CustomerPoint, UnmatchedProduct } from './point.ts'

/** `unmatchedUsers`: distinct ones behind all names; counts without users do not tell who they are. */
export function unmatchedProducts(
  activity: Activity,
  fallbacks: AggregateFallbacks,
): Pick<CustomerPoint, 'unmatchedProducts' | 'unmatchedProductsMore'> & { readonly unmatchedUsers: number } {
  const found = new Map<string, UnmatchedProduct>()
  for (const { name, active } of fallbacks.unmatched) {
    if (active > 0) found.set(name.word, { ...name, users: active })
  }
  const everybody = new Set<number>()
  for (const [word, [name, users]] of usersByWord(activity)) {
    found.set(word, { word, partNumber: name, users: users.size })
    for (const user of users) everybody.add(user)
  }
  const inOrder = [...found.values()].sort((a, b) => byCodePoint(a.word, b.word))
  const { entries, more } = largest(inOrder, ({ users }) => users)
  return { unmatchedProducts: entries, unmatchedProductsMore: more, unmatchedUsers: everybody.size }
}

/** One list of names and another can hold the same name. */
function usersByWord({ unmatched }: Activity): Map<string, [partNumber: string | null, users: Set<number>]> {
  const words = new Map<string, [string | null, Set<number>]>()
  for (const [{ word, partNumber }, users] of unmatched) {
    const [, all] = words.get(word) ?? [partNumber, new Set<number>()]
    for (const user of users) all.add(user)
    words.set(word, [partNumber, all])
  }
  return words
}
