// Folds rows of user-level activity into sheets: a mask of 28 days and the last stated values, per user and
// use.

import { type Day, WINDOW_DAYS } from '../calendar.ts'
import type { CustomerId } from '../ids.ts'
import { packActivityParts } from './activity-parts.ts'
import { detachString } from './detach-string.ts'
import { createPartCounter, type Fold } from './fold.ts'
import type { ActivityEntry, ActivitySheet } from './sheet.ts'

/** One use. Each triple has a single object, so that uses compare by identity. */
export interface Use {
  readonly product: string
  readonly workload: string
  readonly subscription: string
}

/** What one row states about one use. */
export interface Statement {
  /** null: never active. */
  readonly activeDay: Day | null
  readonly licensed: boolean | null
  readonly deleted: boolean | null
}

/** What is held in memory about one user of one customer. */
export interface HeldUser {
  /** Number of the latest row. */
  row: number
  /** A linked list: a JavaScript array would take more memory than everything else about a user. */
  latest: HeldEntry | null
  entries: number
  /** Only for a user with many entries, whose every row would walk the whole list. */
  byUse: Map<Use, HeldEntry> | null
  /** Length of the entries' texts. */
  characters: number
}

interface HeldEntry {
  readonly before: HeldEntry | null
  readonly use: Use
  days: number
  licensed: boolean | null
  licensedRow: number
  deleted: boolean | null
  deletedRow: number
}

export interface ActivityFold extends Fold {
  use(product: string, workload: string, subscription: string): Use
  /** Begins a row about a user, even one that states nothing more. */
  user(customer: CustomerId, user: string): HeldUser
  /** Records what that row states about a use. */
  state(user: HeldUser, use: Use, statement: Statement): void
}

/** Memory they take, without names. */
const CUSTOMER_BYTES = 600
const USER_BYTES = 130
const ENTRY_BYTES = 90
const USE_BYTES = 300
/** From this many on, a user's entries are indexed by use. */
const LONG_CHAIN = 32
const INDEX_BYTES = 60
/** A user's entries stay together, so they must fit into one part even if they do not compress at all. */
const MAX_USER_CHARACTERS = 60_000

/** Users come in their stored form; their days must not be after the effective day. */
export function createActivityFold(
  { shape, covers }: Pick<ActivitySheet, 'shape' | 'covers'>,
  effectiveDay: () => Day,
): ActivityFold {
  const parts = createPartCounter()
  const customers = new Map<CustomerId, Map<string, HeldUser>>()
  const uses = new Map<string, Use>()
  let heldBytes = 0

  function entryOf(user: HeldUser, use: Use): HeldEntry {
    const known = user.byUse === null ? inChain(user.latest, use) : user.byUse.get(use)
    if (known !== undefined) return known
    const before = user.latest
    const entry = { before, use, days: 0, licensed: null, licensedRow: 0, deleted: null, deletedRow: 0 }
    user.latest = entry
    user.entries += 1
    user.byUse?.set(use, entry)
    if (user.entries === LONG_CHAIN) user.byUse = byUse(entry)
    user.characters += use.product.length + use.workload.length + use.subscription.length
    heldBytes += ENTRY_BYTES + (user.byUse === null ? 0 : INDEX_BYTES)
    if (user.characters > MAX_USER_CHARACTERS) heldBytes = Number.POSITIVE_INFINITY
    return entry
  }

  return {
    use(product, workload, subscription) {
      const key = `${product.length},${workload.length},${product}${workload}${subscription}`
      let use = uses.get(key)
      if (use === undefined) {
        use = {
          product: detachString(product),
          workload: detachString(workload),
          subscription: detachString(subscription),
        }
        uses.set(key, use)
        heldBytes += USE_BYTES + 4 * key.length
      }
      return use
    },
    user(customer, name) {
      let users = customers.get(customer)
      if (users === undefined) {
        users = new Map()
        customers.set(detachString(customer) as CustomerId, users)
        heldBytes += CUSTOMER_BYTES
      }
      const known = users.get(name)
      if (known !== undefined) {
        known.row += 1
        return known
      }
      const user: HeldUser = {
        row: 0,
        latest: null,
        entries: 0,
        byUse: null,
        characters: name.length,
      }
      users.set(detachString(name), user)
      heldBytes += USER_BYTES + 2 * name.length
      return user
    },
    state(user, use, { activeDay, licensed, deleted }) {
      const entry = entryOf(user, use)
      const daysAgo = activeDay === null ? WINDOW_DAYS : effectiveDay() - activeDay
      if (daysAgo < WINDOW_DAYS) entry.days |= 1 << daysAgo
      if (licensed !== null) {
        entry.licensed = licensed
        entry.licensedRow = user.row
      }
      if (deleted !== null) {
        entry.deleted = deleted
        entry.deletedRow = user.row
      }
    },
    heldBytes: () => heldBytes,
    customers: parts.customers,
    *drain() {
      for (const customer of [...customers.keys()].sort()) {
        const users = [...(customers.get(customer) ?? [])].sort(byName)
        customers.delete(customer)
        for (const packed of packActivityParts(entriesOfEach(users))) {
          const day = effectiveDay()
          const sheet = { kind: 'activity', customer, effectiveDay: day, shape, covers, packed } as const
          yield { sheet, part: parts.next(customer) }
        }
      }
      uses.clear()
      heldBytes = 0
    },
  }
}

function inChain(latest: HeldEntry | null, use: Use): HeldEntry | undefined {
  for (let entry = latest; entry !== null; entry = entry.before) if (entry.use === use) return entry
  return undefined
}

function byUse(latest: HeldEntry): Map<Use, HeldEntry> {
  const entries = new Map<Use, HeldEntry>()
  for (let entry: HeldEntry | null = latest; entry !== null; entry = entry.before)
    entries.set(entry.use, entry)
  return entries
}

function byName([a]: readonly [string, HeldUser], [b]: readonly [string, HeldUser]): number {
  return a < b ? -1 : 1
}

/** One user at a time: all at once would take as much memory again. */
function* entriesOfEach(users: Iterable<readonly [string, HeldUser]>): Generator<ActivityEntry[]> {
  for (const user of users) yield entriesOf(user)
}

function entriesOf([user, { latest }]: readonly [string, HeldUser]): ActivityEntry[] {
  const entries: ActivityEntry[] = []
  for (let held = latest; held !== null; held = held.before) {
    const { product, workload, subscription } = held.use
    const { days, licensed, licensedRow, deleted, deletedRow } = held
    entries.push({ user, product, workload, subscription, days, licensed, licensedRow, deleted, deletedRow })
  }
  return entries.reverse()
}
