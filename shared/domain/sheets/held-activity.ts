// What the fold of activity holds of customers, users and their entries until it is drained: lists of numbers, for a file
// may have millions of each.

import type { CustomerId } from '../ids.ts'
import { type Statement, UNSTATED } from './activity-packer.ts'
import type { ByteKey } from './byte-key.ts'
import { ByteTable } from './byte-table.ts'
import { detachString } from './detach-string.ts'
import { HeldUses } from './held-uses.ts'
import { NumberRows } from './number-rows.ts'

/** Memory they take, without names. */
const CUSTOMER_BYTES = 600
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

/** Of a user: the number of the latest row, the latest entry, and what it takes in a part uncompressed. */
const [ROW, LATEST, PACKED_BYTES] = [0, 1, 2]
/** Of an entry: the one before it of that user, what is used, and when. */
const [BEFORE, USE, DAYS] = [0, 1, 2]
/** Of an entry: what was stated last. */
const [LICENSED, DELETED] = [0, 1]

export class HeldActivity {
  readonly customers = new Map<CustomerId, number>()
  readonly uses = new HeldUses()
  /** Each of a customer, who is its owner. The number of a name is that of the user. */
  readonly names = new ByteTable()
  /** Without that of uses; infinite if some user is about to outgrow a part. */
  #bytes = 0
  /** Some customer's rows have others between them. */
  isMixed = false
  /** The latest row was the first of its customer, and others are before it. */
  isBeginning = false
  #latestCustomer = NONE
  /** How many customers have had a row. */
  #begun = 0
  readonly #users = new NumberRows(3)
  readonly #entries = new NumberRows(3)
  readonly #statements = new NumberRows(2)
  /** Filled again and again. */
  readonly #chain: number[] = []
  /** Of users with many entries: those by use. */
  readonly #longChains = new Map<number, Map<number, number>>()

  /** Approximate memory. */
  get bytes(): number {
    return this.#bytes + this.uses.bytes
  }

  customer(id: CustomerId): number {
    let customer = this.customers.get(id)
    if (customer === undefined) {
      customer = this.customers.size
      this.customers.set(detachString(id) as CustomerId, customer)
      this.#bytes += CUSTOMER_BYTES
    }
    return customer
  }

  /** Begins a row of that user. */
  user(customer: number, name: ByteKey): number {
    this.#meet(customer)
    const user = this.names.add(customer, name)
    if (user < this.#users.length) {
      this.#nextRow(user)
      return user
    }
    this.#users.push(0, NONE, name.length)
    this.#bytes += USER_BYTES + name.length
    return user
  }

  /** Begins another one, of the same user as the latest. */
  row(user: number): void {
    this.isBeginning = false
    this.#nextRow(user)
  }

  /** Records what that row states about a use. `days`: a mask. */
  state(user: number, use: number, days: number, licensed: boolean | null, deleted: boolean | null): void {
    const entry = this.#entry(user, use)
    this.#entries.set(entry, DAYS, this.#entries.get(entry, DAYS) | days)
    if (licensed !== null) this.#statements.set(entry, LICENSED, this.#statement(user, licensed))
    if (deleted !== null) this.#statements.set(entry, DELETED, this.#statement(user, deleted))
  }

  /** What the user takes in a part, if nothing compresses. */
  packedBytes(user: number): number {
    return this.#users.get(user, PACKED_BYTES)
  }

  /** The first that came is the first. */
  eachEntry(
    user: number,
    take: (use: number, days: number, licensed: Statement, deleted: Statement) => void,
  ): void {
    const length = this.#readChain(user)
    for (let at = length - 1; at >= 0; at -= 1) {
      const entry = this.#chain[at] ?? NONE
      take(
        this.#entries.get(entry, USE),
        this.#entries.get(entry, DAYS),
        this.#statements.get(entry, LICENSED),
        this.#statements.get(entry, DELETED),
      )
    }
  }

  /** Customers are numbered in the order in which they come. */
  #meet(customer: number): void {
    const isFirstRow = customer === this.#begun
    this.isBeginning = isFirstRow && customer > 0
    if (isFirstRow) this.#begun += 1
    else this.isMixed ||= customer !== this.#latestCustomer
    this.#latestCustomer = customer
  }

  #nextRow(user: number): void {
    this.#users.set(user, ROW, this.#users.get(user, ROW) + 1)
  }

  /** The user's entry of that use, a new one if there is none. */
  #entry(user: number, use: number): number {
    const known = this.#find(user, use)
    if (known !== NONE) return known
    const entry = this.#entries.push(this.#users.get(user, LATEST), use, 0)
    this.#statements.push(UNSTATED, UNSTATED)
    this.#users.set(user, LATEST, entry)
    this.#weigh(user, use, entry)
    return entry
  }

  #statement(user: number, value: boolean): Statement {
    return 2 * this.#users.get(user, ROW) + (value ? 1 : 0)
  }

  /** Into `#chain`, the latest entry first; returns how many they are. */
  #readChain(user: number): number {
    let length = 0
    for (
      let entry = this.#users.get(user, LATEST);
      entry !== NONE;
      entry = this.#entries.get(entry, BEFORE)
    ) {
      this.#chain[length] = entry
      length += 1
    }
    return length
  }

  #find(user: number, use: number): number {
    if (this.packedBytes(user) > LONG_CHAIN_BYTES) {
      const index = this.#longChains.get(user)
      if (index !== undefined) return index.get(use) ?? NONE
    }
    let entry = this.#users.get(user, LATEST)
    while (entry !== NONE && this.#entries.get(entry, USE) !== use) entry = this.#entries.get(entry, BEFORE)
    return entry
  }

  #weigh(user: number, use: number, entry: number): void {
    const bytes = this.packedBytes(user) + PACKED_ENTRY_BYTES + 3 * this.uses.characters(use)
    this.#users.set(user, PACKED_BYTES, bytes)
    this.#bytes += ENTRY_BYTES
    if (bytes > LONG_CHAIN_BYTES) this.#index(user, use, entry)
    if (bytes > MAX_USER_BYTES) this.#bytes = Number.POSITIVE_INFINITY
  }

  #index(user: number, use: number, entry: number): void {
    let index = this.#longChains.get(user)
    if (index === undefined) {
      const chain = this.#chain.slice(0, this.#readChain(user))
      index = new Map(chain.map((each) => [this.#entries.get(each, USE), each]))
      this.#longChains.set(user, index)
    }
    index.set(use, entry)
    this.#bytes += INDEX_BYTES
  }
}
