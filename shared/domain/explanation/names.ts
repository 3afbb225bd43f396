// What each product of the activity rows stands for in the customer's licences, as the files name it: a part number, a
// name as Microsoft's reports have it, or the id of a subscription.

import type { Day } from '../calendar.ts'
import { windowStart } from '../calendar.ts'
import { productWord } from '../catalogue/product-word.ts'
import { byCodePoint } from '../ids.ts'
import { createLatestRows } from '../metrics/aggregates.ts'
import type { HeldProducts } from '../metrics/held-products.ts'
import { sheetsInWindow } from '../metrics/precedence.ts'
import { readPartNumber, readProductName } from '../metrics/product-reading.ts'
import { unpackEntries } from '../sheets/activity-codec.ts'
import { namesOf } from '../sheets/product-names.ts'
import type { ActivitySheet, AggregateRow, AggregateSheet, Stated } from '../sheets/sheet.ts'
import type { ExplainedCount, ExplainedName } from './explanation.ts'

type Matched = Pick<ExplainedName, 'name' | 'match' | 'skus'>

/** Most active users first. */
export function explainNames(
  day: Day,
  sheets: Iterable<Stated<ActivitySheet>>,
  held: HeldProducts,
): ExplainedName[] {
  const names = new Map<string, Matched & NameUse>()
  for (const { key, sheet } of sheetsInWindow(day, sheets)) {
    const inWindow = 2 ** (sheet.effectiveDay - windowStart(day) + 1) - 1
    for (const { product, subscription, user, days } of unpackEntries(sheet.packed)) {
      const matches =
        sheet.shape === 'graph'
          ? namesOf(product).map((name) => (name === '' ? UNNAMED : matchName(name, held)))
          : [matchIds(product, subscription, held)]
      for (const matched of matches) {
        const use = names.get(matched.name) ?? {
          ...matched,
          users: new Set(),
          active: new Set(),
          keys: new Set(),
        }
        names.set(matched.name, use)
        use.keys.add(key)
        use.users.add(user)
        if ((days & inWindow) !== 0) use.active.add(user)
      }
    }
  }
  return Array.from(names.values(), ({ users, active, keys, ...matched }) => ({
    ...matched,
    users: users.size,
    activeUsers: active.size,
    keys: [...keys].sort(byCodePoint),
  })).sort((a, b) => b.activeUsers - a.activeUsers || byCodePoint(a.name, b.name))
}

interface NameUse {
  readonly users: Set<string>
  readonly active: Set<string>
  readonly keys: Set<string>
}

/** `named`: what rows that name users say of products, which goes before any count. */
export function explainCounts(
  day: Day,
  sheets: Iterable<Stated<AggregateSheet>>,
  named: readonly ExplainedName[],
  held: HeldProducts,
): ExplainedCount[] {
  const latest = createLatestRows()
  const stated = new Map<string, { readonly matched: Matched; readonly key: string }>()
  for (const { key, sheet } of sheetsInWindow(day, sheets)) {
    for (const row of sheet.rows) {
      const matched = matchRow(row, held)
      stated.set(matched.name, { matched, key })
      latest.add(matched.name, sheet.effectiveDay, row)
    }
  }
  const usersOf = new Set(named.flatMap(({ skus, activeUsers }) => (activeUsers > 0 ? skus : [])))
  return Array.from(latest.largest()).flatMap(([name, { active, windowDays }]) => {
    const { matched, key } = stated.get(name) ?? {}
    if (matched === undefined || key === undefined) return []
    const isUsed = matched.skus.some((sku) => !usersOf.has(sku))
    return [{ ...matched, activeUsers: active, windowDays, isUsed, key }]
  })
}

const UNNAMED: Matched = { name: '', match: 'unnamed', skus: [] }

function matchRow({ product, byName }: AggregateRow, held: HeldProducts): Matched {
  return byName ? matchName(product, held) : matchPartNumber(product, held)
}

function matchName(word: string, held: HeldProducts): Matched {
  const name = productWord(word).toUpperCase()
  const reading = readProductName(held, word)
  if (reading.kind === 'held') return { name, match: 'held', skus: [...reading.products] }
  if (reading.kind === 'nothing') return { name, match: 'left_out', skus: [] }
  const { partNumber } = reading.name
  return { name, match: 'unmatched', skus: partNumber === null ? [] : [partNumber] }
}

function matchPartNumber(word: string, held: HeldProducts): Matched {
  const name = productWord(word).toUpperCase()
  const { product, unmatched } = readPartNumber(held, word)
  if (product === null) return { name, match: 'left_out', skus: [] }
  if (unmatched.length > 0) return { name, match: 'unmatched', skus: [] }
  return { name, match: held.isStated(product) ? 'held' : 'not_held', skus: [product] }
}

/** The product names itself, else the subscription names it. */
function matchIds(product: string, subscription: string, held: HeldProducts): Matched {
  if (product !== '') return matchPartNumber(product, held)
  if (subscription === '') return UNNAMED
  const own = held.subscription(subscription)
  if (own === undefined) return { name: subscription, match: 'unmatched', skus: [] }
  return own.product === null || held.leavesOut(own.product)
    ? { name: subscription, match: 'left_out', skus: [] }
    : { name: subscription, match: 'held', skus: [own.product] }
}
