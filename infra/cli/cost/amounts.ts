// What AWS charges for, as amounts of each item.

import type { FunctionName } from '../../../shared/topology.ts'

/** `s3Puts` and `s3Gets`: requests of these two classes; listing and copying are charged as puts, deleting is free. */
export const ITEMS = [
  's3Puts',
  's3Gets',
  'dynamoReadUnits',
  'dynamoWriteUnits',
  'sqsRequests',
  'sqsGroupedRequests',
  'events',
  'invocations',
  'logBytes',
  'mails',
] as const

export type Item = (typeof ITEMS)[number]
export type Amounts = Readonly<Record<Item, number>>
/** What is left out is nothing. */
export type SomeAmounts = Readonly<Partial<Amounts>>

/** What one job takes: so much in any case, for each customer, and for each user of each customer. */
export interface JobAmounts {
  readonly fixed: SomeAmounts
  readonly perCustomer: SomeAmounts
  readonly perUser: SomeAmounts
}

/** `users`: of each customer. */
export interface JobSize {
  readonly customers: number
  readonly users: number
}

/**
 * `smallFile`: a file of one customer. `dailyFile`: one of all customers. `send`: one mail, with its events. `plan`: an
 * hour of one partner. `sweep`: a
 * night.
 */
export const JOBS = {
  smallFile: 'IngestDrop',
  dailyFile: 'IngestDrop',
  measure: 'Measure',
  publish: 'Publish',
  notify: 'Publish',
  send: 'SendMail',
  plan: 'Plan',
  sweep: 'Sweep',
} as const satisfies Readonly<Record<string, FunctionName>>

export type JobName = keyof typeof JOBS

export function amountsOf(value: (item: Item) => number): Amounts {
  return Object.fromEntries(ITEMS.map((item) => [item, value(item)])) as Record<Item, number>
}

export function sizedAmounts(
  { fixed, perCustomer, perUser }: JobAmounts,
  { customers, users }: JobSize,
): Amounts {
  const sum = (item: Item) =>
    (fixed[item] ?? 0) + (perCustomer[item] ?? 0) * customers + (perUser[item] ?? 0) * customers * users
  return amountsOf(sum)
}

/** The job that takes these amounts at three sizes: the second has more customers, the third more users. */
export function fitted(
  [small, manyCustomers, manyUsers]: readonly [JobSize, JobSize, JobSize],
  [atSmall, atManyCustomers, atManyUsers]: readonly [Amounts, Amounts, Amounts],
): JobAmounts {
  const perUser = amountsOf(
    (item) => (atManyUsers[item] - atSmall[item]) / (manyUsers.users - small.users) / small.customers,
  )
  const perCustomer = amountsOf(
    (item) =>
      (atManyCustomers[item] - atSmall[item]) / (manyCustomers.customers - small.customers) -
      perUser[item] * small.users,
  )
  const fixed = amountsOf(
    (item) => atSmall[item] - small.customers * (perCustomer[item] + perUser[item] * small.users),
  )
  return { fixed, perCustomer, perUser }
}
