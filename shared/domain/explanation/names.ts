// What each product of the activity rows stands for, and who uses it.

import type { Day } from '../calendar.ts'
import { windowStart } from '../calendar.ts'
import { byCodePoint } from '../ids.ts'
import type { HeldProducts } from '../metrics/held-products.ts'
import { sheetsInWindow } from '../metrics/precedence.ts'
import { unpackEntries } from '../sheets/activity-reader.ts'
import { namesOf } from '../sheets/product-names.ts'
import type { ActivitySheet, Stated } from '../sheets/sheet.ts'
import type { ExplainedName } from './explanation.ts'
import { matchIds, matchName, type ProductMatch, UNNAMED } from './product-match.ts'

export interface ExplainedNames {
  /** Most active users first. */
  readonly names: ExplainedName[]
  /** The products that rows say somebody uses. */
  readonly inUse: ReadonlySet<string>
}

export function explainNames(
  day: Day,
  sheets: Iterable<Stated<ActivitySheet>>,
  held: HeldProducts,
): ExplainedNames {
  const { usesOf, all } = createUses(held)
  for (const { key, sheet } of sheetsInWindow(day, sheets)) {
    const inWindow = 2 ** (sheet.effectiveDay - windowStart(day) + 1) - 1
    for (const { product, subscription, user, days } of unpackEntries(sheet.packed)) {
      for (const use of usesOf(sheet.shape === 'graph', product, subscription)) {
        use.keys.add(key)
        use.users.add(user)
        if ((days & inWindow) !== 0) use.active.add(user)
      }
    }
  }
  const uses = [...all()]
  const names = uses.map(({ shown, users, active, keys }) => ({
    ...shown,
    users: users.size,
    activeUsers: active.size,
    ...lastKeys(keys),
  }))
  return {
    names: names.sort((a, b) => b.activeUsers - a.activeUsers || byCodePoint(a.name, b.name)),
    inUse: new Set(uses.flatMap(({ active, countsFor }) => (active.size > 0 ? countsFor : []))),
  }
}

interface NameUse extends ProductMatch {
  readonly users: Set<string>
  readonly active: Set<string>
  readonly keys: Set<string>
}

/** Half a million rows have few different words, so each is matched once. */
function createUses(held: HeldProducts) {
  // A name and a part number may be one word that stands for different things.
  const byMatch = new Map<string, NameUse>()
  const byWords = new Map<string, readonly NameUse[]>()
  const useOf = (match: ProductMatch): NameUse => {
    const identity = JSON.stringify(match.shown)
    const use = byMatch.get(identity) ?? { ...match, users: new Set(), active: new Set(), keys: new Set() }
    byMatch.set(identity, use)
    return use
  }
  return {
    usesOf(isGraph: boolean, product: string, subscription: string): readonly NameUse[] {
      const words = JSON.stringify([isGraph, product, subscription])
      const uses = byWords.get(words) ?? matchesOf(isGraph, product, subscription, held).map(useOf)
      byWords.set(words, uses)
      return uses
    },
    all: () => byMatch.values(),
  }
}

function matchesOf(
  isGraph: boolean,
  product: string,
  subscription: string,
  held: HeldProducts,
): readonly ProductMatch[] {
  if (!isGraph) return [matchIds(product, subscription, held)]
  return namesOf(product).map((name) => (name === '' ? UNNAMED : matchName(name, held)))
}

/** So many drops are named of each name. */
const MOST_KEYS = 5

function lastKeys(keys: ReadonlySet<string>): Pick<ExplainedName, 'keys' | 'keysMore'> {
  const inOrder = [...keys].sort(byCodePoint)
  return { keys: inOrder.slice(-MOST_KEYS), keysMore: Math.max(0, inOrder.length - MOST_KEYS) }
}
