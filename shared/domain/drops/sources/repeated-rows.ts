// Takes in rows that say, of another user, what rows before them have said: by their bytes, without a text for any cell.
// What the cells mean is learnt from rows that were read as any others are, so there is one way of reading them.

import type { Day } from '../../calendar.ts'
import type { CustomerId } from '../../ids.ts'
import type { ActivityFold } from '../../sheets/activity-fold.ts'
import { behindCell, type CellReader, UNKNOWN, UnreadCell } from '../rows/cell-reader.ts'
import type { Field, Header } from '../rows/header.ts'
import { KnownCells } from '../rows/known-cells.ts'
import { UserCell } from '../rows/user-cell.ts'
import type { UncutRows } from '../tables/uncut-rows.ts'

/** What a row says beside its user. */
export interface UserRow {
  readonly customer: CustomerId
  readonly product: string
  readonly workload: string
  readonly subscription: string
  readonly activeDay: Day | null
  readonly licensed: boolean | null
  readonly deleted: boolean | null
}

export type UserFields = Readonly<Record<keyof UserRow | 'user', Field>>

export interface RepeatedRows {
  /**
   * Takes in the next rows as far as they repeat others; stops once the fold holds more than so much memory. Returns how
   * many.
   */
  take(rows: UncutRows, maxBytes: number): number
  /** What the row said that was read last. */
  hear(said: UserRow): void
  /** It is without fault, and began there. */
  learn(rows: UncutRows, start: number): void
}

/** So many values of one column are remembered. */
const MOST_KNOWN = 65_536

/** null: some field is stated by several columns. */
export function createRepeatedRows(
  fields: UserFields,
  header: Header,
  fold: ActivityFold,
): RepeatedRows | null {
  const width = header.columns.length
  const places = header.fields().filter(({ places }) => places.length > 0)
  const isPlain = places.every(({ only }) => only !== -1)
  if (fields.user.only === -1 || !isPlain || new Set(places.map(({ only }) => only)).size < places.length)
    return null
  const known = <T>({ only }: Field) => new KnownCells<T>(only, width)
  const name = new UserCell(fields.user.only === width - 1)
  const customers = known<number>(fields.customer)
  const products = known<number>(fields.product)
  const workloads = known<number>(fields.workload)
  const subscriptions = known<number>(fields.subscription)
  const days = known<Day | null>(fields.activeDay)
  const licences = known<boolean | null>(fields.licensed)
  const deletions = known<boolean | null>(fields.deleted)
  /** They mean nothing for a row, but must not be wrong: the date of the file. */
  const others = header
    .fields()
    .filter((field) => !Object.values(fields).includes(field))
    .map(known<null>)
  const columns = [customers, products, workloads, subscriptions, days, licences, deletions, ...others]
  const readers = header.columns.map((_, column): CellReader => {
    if (column === fields.user.only) return name
    return columns.find((cells) => cells.column === column) ?? new UnreadCell(column === width - 1)
  })
  /** Of a row that is learnt. */
  const starts = new Int32Array(width + 1)

  let drains = fold.drains()
  let latestCustomer = UNKNOWN
  let latestUser = UNKNOWN
  let heard: UserRow | null = null

  function forget(): void {
    for (const cells of columns) cells.forget()
    latestUser = UNKNOWN
    drains = fold.drains()
  }

  function takeNext(rows: UncutRows): boolean {
    let at = rows.start
    for (let column = 0; column < width && at !== UNKNOWN; column += 1) {
      at = readers[column]?.read(rows, at) ?? UNKNOWN
    }
    if (at === UNKNOWN) return false
    const customer = customers.value
    if (name.isRepeated && customer === latestCustomer && latestUser !== UNKNOWN) fold.row(latestUser)
    else latestUser = fold.user(customer, name.name)
    latestCustomer = customer
    const use = fold.use(products.value, workloads.value, subscriptions.value)
    fold.state(latestUser, use, days.value, licences.value, deletions.value)
    rows.pass(at)
    return true
  }

  return {
    take(rows, maxBytes) {
      if (drains !== fold.drains()) forget()
      let taken = 0
      while (rows.start < rows.end && takeNext(rows)) {
        taken += 1
        if (fold.heldBytes() > maxBytes) return taken
      }
      latestUser = UNKNOWN
      return taken
    },
    hear(said) {
      heard = said
    },
    learn(rows, start) {
      if (heard === null) return
      starts[0] = start
      for (let column = 0; column < width; column += 1) {
        const end = behindCell(rows, starts[column] ?? 0, column === width - 1)
        if (end === UNKNOWN) return
        starts[column + 1] = end
      }
      if (drains !== fold.drains()) return
      if (columns.some(({ size }) => size >= MOST_KNOWN)) forget()
      customers.learn(rows, starts, fold.customer(heard.customer))
      products.learn(rows, starts, fold.text(heard.product))
      workloads.learn(rows, starts, fold.text(heard.workload))
      subscriptions.learn(rows, starts, fold.text(heard.subscription))
      days.learn(rows, starts, heard.activeDay)
      licences.learn(rows, starts, heard.licensed)
      deletions.learn(rows, starts, heard.deleted)
      for (const other of others) other.learn(rows, starts, null)
    },
  }
}
