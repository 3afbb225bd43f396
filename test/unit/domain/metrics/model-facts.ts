// Rows as the model reads them: one fact a row, of what the state makes of it.

import type { Day } from '../../../../shared/domain/calendar.ts'
import type { Subscription } from '../../../../shared/domain/sheets/sheet.ts'
import type { GraphRow, Row } from './activity-builders.ts'
import { ago, E } from './builders.ts'

export type File = {
  readonly day: Day
  readonly key: string
} & (
  | { readonly shape: 'events' | 'snapshot'; readonly rows: readonly Row[] }
  | { readonly shape: 'graph'; readonly rows: readonly GraphRow[] }
)

export interface World {
  readonly subscriptions: readonly Subscription[]
  /** Product names by SKU. */
  readonly names: Readonly<Record<string, string>>
  readonly excluded: readonly string[]
  readonly files: readonly File[]
}

/** What one row says: of which products, what was used, what is said. */
export interface Fact {
  readonly order: readonly [Day, string, number]
  readonly user: string
  readonly skus: readonly string[]
  readonly subscription: string
  readonly isStray: boolean
  readonly active: readonly string[]
  readonly deleted: boolean | null
  /** By workload; '*' speaks for all of them. */
  readonly licensed: Readonly<Record<string, boolean>>
}

/** Of the rows that the window sees and that are about no excluded product. */
export function factsOf(world: World): Fact[] {
  return world.files
    .filter(({ day }) => day <= E && day >= ago(27))
    .flatMap((file) =>
      file.shape === 'graph'
        ? file.rows.map((row, line) => graphFact(row, [file.day, file.key, line], world))
        : file.rows.map((row, line) => plainFact(row, [file.day, file.key, line], world)),
    )
    .filter((fact) => fact !== null)
}

function plainFact(row: Row, order: Fact['order'], { subscriptions, excluded }: World): Fact | null {
  const { user, product = 'E3', subscription = '', workload = 'exchange', licensed, deleted = null } = row
  const stated = subscriptions.find(({ id }) => id === subscription)
  const sku = product === '' ? (stated?.sku ?? '') : product
  if (excluded.includes(sku)) return null
  const isKnown = stated !== undefined && !excluded.includes(stated.sku)
  return {
    order,
    user,
    skus: sku === '' ? [] : [sku],
    subscription: isKnown ? subscription : '',
    isStray: sku === '' && subscription !== '',
    active: inWindow(row.on === undefined ? order[0] : row.on) ? [counted(workload)] : [],
    deleted,
    licensed: licensed === null || licensed === undefined ? {} : { '*': licensed },
  }
}

function graphFact(
  row: GraphRow,
  order: Fact['order'],
  { subscriptions, names, excluded }: World,
): Fact | null {
  const skus = new Set(subscriptions.map(({ sku }) => sku))
  const isStated = (sku: string, name: string) =>
    (names[sku] ?? '').toLowerCase() === name || sku.toLowerCase() === name
  const named = (row.products ?? '').split('+').filter((name) => name !== '')
  const standsFor = named.map((name) => [...skus].filter((sku) => isStated(sku, name)))
  const countsForNothing = (held: readonly string[], name: string) =>
    held.length === 0 ? isExcludedWord(name, excluded) : held.every((sku) => excluded.includes(sku))
  if (named.length > 0 && standsFor.every((held, at) => countsForNothing(held, named[at] ?? ''))) return null
  const held = standsFor.flat()
  const { user, on = {}, flags = {}, deleted = null } = row
  return {
    order,
    user,
    skus: held.filter((sku) => !excluded.includes(sku)),
    subscription: '',
    isStray: false,
    active: Object.keys(on)
      .filter((workload) => inWindow(on[workload] ?? null))
      .map(counted),
    deleted,
    licensed: flags,
  }
}

function isExcludedWord(name: string, excluded: readonly string[]): boolean {
  return excluded.some((sku) => sku.toLowerCase() === name)
}

export function counted(workload: string): string {
  return workload === 'onedrive' ? 'sharepoint' : workload
}

function inWindow(day: Day | null): boolean {
  return day !== null && day <= E && day >= ago(27)
}
