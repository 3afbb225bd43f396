// Takes in rows that say, of another user, what rows before them have said: by their bytes, without a text for any cell.
// What the cells mean is learnt from rows that were read as any others are, so there is one way of reading them.

import type { Day } from '../../calendar.ts'
import type { CustomerId } from '../../ids.ts'
import type { ActivityFold } from '../../sheets/activity-fold.ts'
import type { Field, Header } from '../rows/header.ts'
import { KnownCells, UNKNOWN } from '../rows/known-cells.ts'
import { UserCell } from '../rows/user-cell.ts'
import type { CellRanges } from '../tables/batch.ts'

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
  /** False: the row says something new, or is not plain; it has to be read. */
  take(ranges: CellRanges, row: number): boolean
  /** What an accepted row said. */
  learn(ranges: CellRanges, row: number, said: UserRow): void
}

/** So many values of one column are remembered. */
const MOST_KNOWN = 65_536

/** null: some field is stated by several columns. */
export function createRepeatedRows(
  fields: UserFields,
  header: Header,
  fold: ActivityFold,
): RepeatedRows | null {
  if (fields.user.only === -1 || !header.fields().every(isOne)) return null
  const user = new UserCell()
  const customers = new KnownCells<number>(fields.customer)
  const products = new KnownCells<string>(fields.product)
  const workloads = new KnownCells<string>(fields.workload)
  const subscriptions = new KnownCells<string>(fields.subscription)
  const days = new KnownCells<Day | null>(fields.activeDay)
  const licences = new KnownCells<boolean | null>(fields.licensed)
  const deletions = new KnownCells<boolean | null>(fields.deleted)
  const said = new Set(Object.values(fields))
  /** They mean nothing for a row, but must not be wrong: the date of the file. */
  const others = header.fields().flatMap((field) => (said.has(field) ? [] : [new KnownCells<null>(field)]))
  const columns = [customers, products, workloads, subscriptions, days, licences, deletions, ...others]
  /** By the numbers of product and subscription, then of the workload. */
  const uses = new Map<number, Map<number, number>>()
  let latestHolding = UNKNOWN
  let latestUses = new Map<number, number>()
  let drains = fold.drains()

  function forget(): void {
    for (const column of columns) column.forget()
    uses.clear()
    latestHolding = UNKNOWN
    drains = fold.drains()
  }

  function useOf(product: number, workload: number, subscription: number): number {
    const holding = product * MOST_KNOWN + subscription
    if (holding !== latestHolding) {
      latestUses = uses.get(holding) ?? new Map()
      uses.set(holding, latestUses)
      latestHolding = holding
    }
    let use = latestUses.get(workload)
    if (use === undefined) {
      use = fold.use(products.value(product), workloads.value(workload), subscriptions.value(subscription))
      latestUses.set(workload, use)
    }
    return use
  }

  return {
    take(ranges, row) {
      if (drains !== fold.drains()) forget()
      if (ranges.width(row) !== header.columns.length) return false
      const customer = customers.find(ranges, row)
      const product = products.find(ranges, row)
      const workload = workloads.find(ranges, row)
      const subscription = subscriptions.find(ranges, row)
      const day = days.find(ranges, row)
      const licence = licences.find(ranges, row)
      const deletion = deletions.find(ranges, row)
      // One that is unknown makes the number negative.
      if ((customer | product | workload | subscription | day | licence | deletion) < 0) return false
      for (const other of others) if (other.find(ranges, row) === UNKNOWN) return false
      if (!user.read(ranges, ranges.start(row, fields.user.only), ranges.end(row, fields.user.only)))
        return false
      fold.state(
        fold.user(customers.value(customer), user.bytes, 0, user.length),
        useOf(product, workload, subscription),
        days.value(day),
        licences.value(licence),
        deletions.value(deletion),
      )
      return true
    },
    learn(ranges, row, { customer, product, workload, subscription, activeDay, licensed, deleted }) {
      if (ranges.width(row) !== header.columns.length) return
      if (drains !== fold.drains() || columns.some(({ size }) => size >= MOST_KNOWN)) forget()
      customers.learn(ranges, row, fold.customer(customer))
      products.learn(ranges, row, product)
      workloads.learn(ranges, row, workload)
      subscriptions.learn(ranges, row, subscription)
      days.learn(ranges, row, activeDay)
      licences.learn(ranges, row, licensed)
      deletions.learn(ranges, row, deleted)
      for (const other of others) other.learn(ranges, row, null)
    },
  }
}

/** One column, or none. */
function isOne({ only, places }: Field): boolean {
  return only !== -1 || places.length === 0
}
