// The entitlement state: what a customer is entitled to on a day, from the latest drops that hold the customer. Rows of
// subscriptions and rows of summaries have a latest day each.

import type { Day } from '../calendar.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { type ProductWord, productWord } from '../catalogue/product-word.ts'
import type { EntitlementShape, EntitlementSheet, Stated, Subscription } from '../sheets/sheet.ts'
import { type LicenceProduct, licenceProducts } from './licence-product.ts'
import type { Clash } from './point.ts'
import { sheetsInWindow } from './precedence.ts'

/** A row of the state. */
export interface StateRow extends Subscription {
  readonly product: LicenceProduct
  /** The drop that states it. */
  readonly key: string
}

/** What the state's drops state about a product, rows that another drop overrides included. */
export interface StatedProduct {
  /** As stated last. */
  readonly name: string | null
  readonly service: Subscription['service']
  /** Everything under which it is stated. */
  readonly words: ReadonlySet<ProductWord>
}

export interface State {
  /** Effective day of the later drops that make the state, at most 27 days before the day asked for. */
  readonly day: Day
  /** '' when no drop of the window states one. */
  readonly customerName: string
  /** As stated; '' when no drop of the window states one. */
  readonly accountManager: string
  /** By id; one of an excluded product too, since a drop that names it still holds the customer. */
  readonly subscriptions: ReadonlyMap<string, StateRow>
  readonly summaries: readonly StateRow[]
  readonly stated: ReadonlyMap<string, StatedProduct>
  readonly clashes: readonly Clash[]
}

/** So many keys are kept of each clash. */
const CLASHING_KEYS = 5

/** The state of the one customer that the sheets speak of; null: left, or no licence data. */
export function stateAt(
  day: Day,
  sheets: Iterable<Stated<EntitlementSheet>>,
  catalogue: Catalogue,
): State | null {
  const known = sheetsInWindow(day, sheets)
  const stateDay = known.at(-1)?.sheet.effectiveDay
  if (stateDay === undefined) return null
  const [subscriptions, summaries] = [latestOf(known, 'subscriptions'), latestOf(known, 'summary')]
  const current = new Set([...subscriptions, ...summaries])
  const latest = known.filter((sheet) => current.has(sheet))
  const productOf = licenceProducts(
    latest.flatMap(({ sheet }) => sheet.subscriptions),
    catalogue,
  )
  const bySubscription = unite(subscriptions, productOf, ({ id }) => id)
  const byProduct = unite(summaries, productOf, ({ product }) => product ?? '')
  return {
    day: stateDay,
    customerName: lastOf(known, (sheet) => sheet.customerName) ?? '',
    accountManager: lastOf(known, (sheet) => sheet.accountManager) ?? '',
    subscriptions: new Map(bySubscription.rows.map((row) => [row.id, row])),
    summaries: byProduct.rows,
    stated: statedProducts(latest, productOf),
    clashes: [...bySubscription.clashes, ...byProduct.clashes],
  }
}

function latestOf(
  known: readonly Stated<EntitlementSheet>[],
  shape: EntitlementShape,
): Stated<EntitlementSheet>[] {
  const ofShape = known.filter(({ sheet }) => sheet.shape === shape)
  const day = ofShape.at(-1)?.sheet.effectiveDay
  return ofShape.filter(({ sheet }) => sheet.effectiveDay === day)
}

function lastOf(
  sheets: readonly Stated<EntitlementSheet>[],
  pick: (sheet: EntitlementSheet) => string | null,
): string | null {
  return sheets.reduce<string | null>((last, { sheet }) => pick(sheet) ?? last, null)
}

type ProductOf = (row: Subscription) => LicenceProduct

function statedProducts(sheets: readonly Stated<EntitlementSheet>[], productOf: ProductOf) {
  const stated = new Map<string, StatedProduct & { readonly words: Set<ProductWord> }>()
  for (const row of sheets.flatMap(({ sheet }) => sheet.subscriptions)) {
    const { sku, productName, service } = row
    const product = productOf(row)
    if (product === null) continue
    const before = stated.get(product)
    const words = before?.words ?? new Set<ProductWord>()
    for (const word of [sku, productName ?? '']) if (word !== '') words.add(productWord(word))
    stated.set(product, {
      name: productName ?? before?.name ?? null,
      service: service ?? before?.service ?? null,
      words,
    })
  }
  return stated
}

/**
 * Drops of one day that state the same, as `identity` has it: the greatest key speaks, and where they differ it is a
 * clash.
 */
function unite(
  sheets: readonly Stated<EntitlementSheet>[],
  productOf: ProductOf,
  identity: (row: StateRow) => string,
) {
  const united = new Map<string, readonly StateRow[]>()
  const keysOf = new Map<string, string[]>()
  const clashing = new Set<string>()
  for (const [key, rows] of rowsByDrop(sheets)) {
    const stated = rows.map((row): StateRow => ({ ...row, product: productOf(row), key }))
    for (const [id, alike] of Map.groupBy(stated, identity)) {
      const before = united.get(id)
      if (before !== undefined && statementOf(before) !== statementOf(alike)) clashing.add(id)
      united.set(id, alike)
      if (!keysOf.get(id)?.push(key)) keysOf.set(id, [key])
    }
  }
  const clashes = Array.from(clashing, (subscription): Clash => {
    const keys = keysOf.get(subscription) ?? []
    return {
      subscription,
      keys: keys.slice(-CLASHING_KEYS),
      keysMore: Math.max(0, keys.length - CLASHING_KEYS),
    }
  })
  return { rows: [...united.values()].flat(), clashes }
}

/** Within one drop the later line of an id counts, and that is no clash. */
function rowsByDrop(sheets: readonly Stated<EntitlementSheet>[]): Map<string, Subscription[]> {
  const drops = Map.groupBy(sheets, ({ key }) => key)
  return new Map(
    Array.from(drops, ([key, parts]) => {
      const rows = parts.flatMap(({ sheet }) => sheet.subscriptions)
      return [key, [...new Map(rows.map((row) => [row.id, row])).values()]]
    }),
  )
}

/** What two drops must state alike, or it is reported as a clash. */
function statementOf(rows: readonly StateRow[]): string {
  return JSON.stringify(
    rows.map(({ product, sold, assigned, status, isTrial, seller, startDay, endDay }) => [
      product,
      sold,
      assigned,
      status,
      isTrial,
      seller,
      startDay,
      endDay,
    ]),
  )
}
