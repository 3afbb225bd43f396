// Folds a customer's activity sheets into what each user did in the window and the latest flags of each user. Half a
// million users and their rows pass through here: a few numbers are kept for a user, and no row becomes an object.

import { type Day, windowStart } from '../calendar.ts'
import { type Statement, UNSTATED } from '../sheets/activity-packer.ts'
import { readActivity } from '../sheets/activity-reader.ts'
import type { ActivitySheet, Stated } from '../sheets/sheet.ts'
import { UserNumbers } from '../sheets/user-numbers.ts'
import { sheetsInWindow } from './precedence.ts'
import type { UnmatchedName } from './product-reading.ts'
import { NOTHING, type ProductRef, type ProductRefReader } from './product-ref.ts'
import { OTHER_WORKLOADS, type Workloads, workloadIndex } from './workloads.ts'

/** A statement with the place of its sheet, as one number: the statement that wins is the greatest. */
export type RankedFlag = number

/** Users of a customer are numbered across the sheets of the window. */
type UserNumber = number

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
  /** By number. */
  readonly users: readonly UserActivity[]
  /** The users of workloads that have no bit of their own. */
  readonly otherWorkloads: ReadonlyMap<string, ReadonlySet<UserNumber>>
  /** The users active under each name for which the customer holds nothing. */
  readonly unmatched: ReadonlyMap<UnmatchedName, ReadonlySet<UserNumber>>
}

const NOBODY: UserNumber = -1
const STATEMENTS_PER_PART = 2 ** 32
const NO_FLAGS: readonly RankedFlag[] = Array.from({ length: OTHER_WORKLOADS + 1 }, () => UNSTATED)

export function foldActivity(
  day: Day,
  sheets: Iterable<Stated<ActivitySheet>>,
  refsOf: ProductRefReader,
): Activity {
  const numbers = new UserNumbers()
  const users: UserActivity[] = []
  const otherWorkloads = new Map<string, Set<UserNumber>>()
  const unmatchedUsers = new Map<UnmatchedName, Set<UserNumber>>()
  const inOrder = sheetsInWindow(day, sheets).map(({ sheet }) => sheet)
  let place = -1
  for (const [sheet, reader] of readActivity(inOrder)) {
    place += 1
    const isGraph = sheet.shape === 'graph'
    const inWindow = daysInWindow(day, sheet)
    const meanings = reader.uses.holdings.map((each) => refsOf(isGraph, each.product, each.subscription))
    const workloads = reader.uses.workloads.map(workloadIndex)
    numbers.enter(reader.name)
    while (reader.nextUser()) {
      let number = NOBODY
      while (reader.nextEntry()) {
        const { licensed, deleted } = reader
        const isActive = (reader.days & inWindow) !== 0
        if (!isActive && licensed === UNSTATED && deleted === UNSTATED) continue
        const { refs, unmatched } = meanings[reader.holding] ?? NOTHING
        if (refs.length === 0) continue
        if (number === NOBODY) number = numbers.of(reader.name)
        const user = findUser(users, number)
        const workload = workloads[reader.workload] ?? OTHER_WORKLOADS
        if (deleted !== UNSTATED) user.deleted = Math.max(user.deleted, rankedFlag(deleted, place))
        for (const ref of refs) {
          const use = findUse(user, ref)
          if (isActive) use.workloads |= 1 << workload
          if (licensed !== UNSTATED) applyLicence(use, isGraph ? workload : null, rankedFlag(licensed, place))
        }
        if (!isActive) continue
        if (workload === OTHER_WORKLOADS) {
          findSet(otherWorkloads, reader.uses.workloads[reader.workload] ?? '').add(number)
        }
        for (const name of unmatched) findSet(unmatchedUsers, name).add(number)
      }
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

function rankedFlag(statement: Statement, place: number): RankedFlag {
  return statement === UNSTATED ? UNSTATED : place * STATEMENTS_PER_PART + statement
}

function applyLicence(use: Use, flagFor: number | null, licensed: RankedFlag): void {
  if (flagFor === null) {
    use.licensed = Math.max(use.licensed, licensed)
    return
  }
  use.flags ??= NO_FLAGS.slice()
  use.flags[flagFor] = Math.max(use.flags[flagFor] ?? UNSTATED, licensed)
}

function findUser(users: UserActivity[], number: UserNumber): UserActivity {
  let user = users[number]
  if (user === undefined) {
    user = { deleted: UNSTATED, uses: [] }
    users[number] = user
  }
  return user
}

function findUse(user: UserActivity, ref: ProductRef): Use {
  for (const use of user.uses) if (use.ref === ref) return use
  const use: Use = { ref, workloads: 0, licensed: UNSTATED, flags: null }
  user.uses = user.uses.concat(use)
  return use
}

function findSet<Key>(sets: Map<Key, Set<UserNumber>>, key: Key): Set<UserNumber> {
  let set = sets.get(key)
  if (set === undefined) {
    set = new Set()
    sets.set(key, set)
  }
  return set
}
