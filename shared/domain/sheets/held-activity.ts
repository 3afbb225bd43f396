// What the fold of activity holds of customers, users and their entries until it is drained: lists of numbers, for a file
// may have millions of each.

import type { CustomerId } from '../ids.ts'
import { type Statement, UNSTATED } from './activity-packer.ts'
import { ByteTable } from './byte-table.ts'
import { detachString } from './detach-string.ts'
import { NumberList } from './number-list.ts'
import type { Use } from './sheet.ts'

/** Memory they take, without names. */
const CUSTOMER_BYTES = 600
const USE_BYTES = 300
const USER_BYTES = 50
const ENTRY_BYTES = 25
const INDEX_BYTES = 60
/** From so many bytes on, a user's entries are indexed by use: no row walks a long chain. */
const LONG_CHAIN_BYTES = 1_000
/** A user's entries stay together, so they must fit into one part even if they do not compress at all. */
const MAX_USER_BYTES = 100_000
/** What an entry takes in a part at most, beside the texts of its use. */
const PACKED_ENTRY_BYTES = 30
const NONE = -1

export class HeldActivity {
  /** Approximate memory; infinite if some user is about to outgrow a part. */
  bytes = 0
  readonly customers = new Map<CustomerId, number>()
  readonly uses: Use[] = []
  /** Each of a customer, who is its owner. The number of a name is that of the user. */
  readonly names = new ByteTable()
  readonly days = new NumberList()
  readonly #useNumbers = new Map<string, number>()
  /** Of each user: the number of the latest row, the latest entry, and what it takes in a part uncompressed. */
  readonly #rows = new NumberList()
  readonly #latest = new NumberList()
  readonly #packedBytes = new NumberList()
  /** Of each entry: the one before it of that user, what is used, and what was stated last. */
  readonly #before = new NumberList()
  readonly #use = new NumberList()
  readonly #licensed = new NumberList()
  readonly #deleted = new NumberList()
  readonly #scratch: number[] = []
  /** Of users with many entries: those by use. */
  readonly #longChains = new Map<number, Map<number, number>>()

  customer(id: CustomerId): number {
    let customer = this.customers.get(id)
    if (customer === undefined) {
      customer = this.customers.size
      this.customers.set(detachString(id) as CustomerId, customer)
      this.bytes += CUSTOMER_BYTES
    }
    return customer
  }

  use(product: string, workload: string, subscription: string): number {
    const key = `${product.length},${workload.length},${product}${workload}${subscription}`
    let use = this.#useNumbers.get(key)
    if (use === undefined) {
      use = this.uses.length
      this.uses.push({
        product: detachString(product),
        workload: detachString(workload),
        subscription: detachString(subscription),
      })
      this.#useNumbers.set(key, use)
      this.bytes += USE_BYTES + 4 * key.length
    }
    return use
  }

  /** Begins a row of that user. */
  user(customer: number, name: Uint8Array, start: number, end: number): number {
    const user = this.names.add(customer, name, start, end)
    if (user < this.#rows.length) {
      this.#rows.set(user, this.#rows.get(user) + 1)
      return user
    }
    this.#rows.push(0)
    this.#latest.push(NONE)
    this.#packedBytes.push(end - start)
    this.bytes += USER_BYTES + end - start
    return user
  }

  /** The user's entry of that use, a new one if there is none. */
  entry(user: number, use: number): number {
    const known = this.#find(user, use)
    if (known !== NONE) return known
    const entry = this.#use.length
    this.#before.push(this.#latest.get(user))
    this.#use.push(use)
    this.days.push(0)
    this.#licensed.push(UNSTATED)
    this.#deleted.push(UNSTATED)
    this.#latest.set(user, entry)
    this.#weigh(user, use, entry)
    return entry
  }

  /** In the latest row of that user. */
  stateLicensed(user: number, entry: number, value: boolean): void {
    this.#licensed.set(entry, statement(this.#rows.get(user), value))
  }

  stateDeleted(user: number, entry: number, value: boolean): void {
    this.#deleted.set(entry, statement(this.#rows.get(user), value))
  }

  /** What the user takes in a part, if nothing compresses. */
  packedBytes(user: number): number {
    return this.#packedBytes.get(user)
  }

  /** The first that came is the first. */
  eachEntry(
    user: number,
    take: (use: number, days: number, licensed: Statement, deleted: Statement) => void,
  ): void {
    const chain = this.#chain(user)
    for (let at = chain.length - 1; at >= 0; at -= 1) {
      const entry = chain[at] ?? NONE
      take(this.#use.get(entry), this.days.get(entry), this.#licensed.get(entry), this.#deleted.get(entry))
    }
  }

  /** The latest first; good until the next call. */
  #chain(user: number): readonly number[] {
    const chain = this.#scratch
    chain.length = 0
    for (let entry = this.#latest.get(user); entry !== NONE; entry = this.#before.get(entry))
      chain.push(entry)
    return chain
  }

  #find(user: number, use: number): number {
    if (this.#packedBytes.get(user) > LONG_CHAIN_BYTES) {
      const index = this.#longChains.get(user)
      if (index !== undefined) return index.get(use) ?? NONE
    }
    let entry = this.#latest.get(user)
    while (entry !== NONE && this.#use.get(entry) !== use) entry = this.#before.get(entry)
    return entry
  }

  #weigh(user: number, use: number, entry: number): void {
    const { product, workload, subscription } = this.uses[use] as Use
    const characters = product.length + workload.length + subscription.length
    const bytes = this.#packedBytes.get(user) + PACKED_ENTRY_BYTES + 3 * characters
    this.#packedBytes.set(user, bytes)
    this.bytes += ENTRY_BYTES
    if (bytes > LONG_CHAIN_BYTES) this.#index(user, use, entry)
    if (bytes > MAX_USER_BYTES) this.bytes = Number.POSITIVE_INFINITY
  }

  #index(user: number, use: number, entry: number): void {
    let index = this.#longChains.get(user)
    if (index === undefined) {
      index = new Map(this.#chain(user).map((each) => [this.#use.get(each), each]))
      this.#longChains.set(user, index)
    }
    index.set(use, entry)
    this.bytes += INDEX_BYTES
  }
}

function statement(row: number, value: boolean): Statement {
  return 2 * row + (value ? 1 : 0)
}
