// Folds a customer's activity sheets into what each user did in the window and the latest flags of
// each user. Half a million users and their rows pass through here: a few numbers are kept for a user, nothing for a row.

import { type Day, windowStart } from '../calendar.ts'
import { unpackEntries } from '../sheets/activity-codec.ts'
import type { ActivityEntry, ActivitySheet, Stated } from '../sheets/sheet.ts'
import { sheetsInWindow } from './precedence.ts'
import type { UnmatchedName } from './product-reading.ts'
import type { ProductRef, ProductRefReader } from './product-ref.ts'
import { OTHER_WORKLOADS, type Workloads, workloadIndex } from './workloads.ts'

/**
 * A stated yes or no with the place of the row that stated it, as one number: the statement that wins is
 * the greatest. Of flags in one row (same place) a yes is greater than a no.
 */
export type RankedFlag = number

export const UNSTATED: RankedFlag = -1

export interface Use {
  readonly ref: ProductRef
  /** In which the user was active in the window. */
  workloads: Workloads
  /** The licence flag of rows that apply to every workload. */
  licensed: RankedFlag
  /** The licence flags of Graph rows, by the index of the workload that each is for. */
  flags: RankedFlag[] | null
}

export interface UserActivity {
  deleted: RankedFlag
  /** One for each ref; replaced, not pushed to, since an array that grows reserves room for many. */
  uses: readonly Use[]
}

export interface Activity {
  readonly users: ReadonlyMap<string, UserActivity>
  /** The users of workloads that have no bit of their own. */
  readonly otherWorkloads: ReadonlyMap<string, ReadonlySet<string>>
  /** The users active under each name for which the customer holds nothing. */
  readonly unmatched: ReadonlyMap<UnmatchedName, ReadonlySet<string>>
}

const ROWS_PER_PART = 2 ** 32
const NO_FLAGS: readonly RankedFlag[] = Array.from({ length: OTHER_WORKLOADS + 1 }, () => UNSTATED)

export function foldActivity(
  day: Day,
  sheets: Iterable<Stated<ActivitySheet>>,
  refsOf: ProductRefReader,
): Activity {
  const users = new Map<string, UserActivity>()
  const otherWorkloads = new Map<string, Set<string>>()
  const unmatchedUsers = new Map<UnmatchedName, Set<string>>()
  for (const [place, { sheet }] of sheetsInWindow(day, sheets).entries()) {
    const isGraph = sheet.shape === 'graph'
    const inWindow = daysInWindow(day, sheet)
    for (const entry of unpackEntries(sheet.packed)) {
      const isActive = (entry.days & inWindow) !== 0
      if (!isActive && entry.licensed === null && entry.deleted === null) continue
      const { refs, unmatched } = refsOf(isGraph, entry.product, entry.subscription)
      if (refs.length === 0) continue
      const user = findUser(users, entry.user)
      user.deleted = Math.max(user.deleted, rankedFlag(entry.deleted, place, entry.deletedRow))
      const workload = workloadIndex(entry.workload)
      for (const ref of refs) {
        const use = findUse(user, ref)
        if (isActive) use.workloads |= 1 << workload
        if (entry.licensed !== null) applyLicence(use, isGraph ? workload : null, entry, place)
      }
      if (!isActive) continue
      if (workload === OTHER_WORKLOADS) findSet(otherWorkloads, entry.workload).add(entry.user)
      for (const name of unmatched) findSet(unmatchedUsers, name).add(entry.user)
    }
  }
  return { users, otherWorkloads, unmatched: unmatchedUsers }
}

export function isYes(flag: RankedFlag): boolean {
  return flag % 2 === 1
}

export function isNo(flag: RankedFlag): boolean {
  return flag % 2 === 0
}

/** Bits of a sheet's days that lie in the window: bit 0 is the effective day itself. */
function daysInWindow(day: Day, sheet: ActivitySheet): number {
  return 2 ** (sheet.effectiveDay - windowStart(day) + 1) - 1
}

function rankedFlag(value: boolean | null, place: number, row: number): RankedFlag {
  return value === null ? UNSTATED : (place * ROWS_PER_PART + row) * 2 + (value ? 1 : 0)
}

function applyLicence(use: Use, flagFor: number | null, entry: ActivityEntry, place: number): void {
  const licensed = rankedFlag(entry.licensed, place, entry.licensedRow)
  if (flagFor === null) {
    use.licensed = Math.max(use.licensed, licensed)
    return
  }
  use.flags ??= NO_FLAGS.slice()
  use.flags[flagFor] = Math.max(use.flags[flagFor] ?? UNSTATED, licensed)
}

function findUser(users: Map<string, UserActivity>, id: string): UserActivity {
  let user = users.get(id)
  if (user === undefined) {
    user = { deleted: UNSTATED, uses: [] }
    users.set(id, user)
  }
  return user
}

function findUse(user: UserActivity, ref: ProductRef): Use {
  for (const use of user.uses) if (use.ref === ref) return use
  const use: Use = { ref, workloads: 0, licensed: UNSTATED, flags: null }
  user.uses = user.uses.concat(use)
  return use
}

function findSet<Key>(sets: Map<Key, Set<string>>, key: Key): Set<string> {
  let set = sets.get(key)
  if (set === undefined) {
    set = new Set()
    sets.set(key, set)
  }
  return set
}
