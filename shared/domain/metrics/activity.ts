// Folds a customer's activity sheets into what each user did in the window and what was last said of the user.
// Half a million users and their rows pass through here: a few numbers are kept for a user, nothing for a row.

import { type Day, windowStart } from '../calendar.ts'
import { unpackEntries } from '../sheets/activity-codec.ts'
import type { ActivityEntry, ActivitySheet, Stated } from '../sheets/sheet.ts'
import { sheetsInWindow } from './last-word.ts'
import type { Subject, SubjectReader } from './subjects.ts'
import { OTHER_WORKLOADS, type Workloads, workloadIndex } from './workloads.ts'

/**
 * A stated yes or no with the place of the row that stated it, as one number: whoever has the last word is the
 * greatest. Of flags in one row (same place) a yes is greater than a no.
 */
export type Word = number

export const UNSAID: Word = -1

export interface Use {
  readonly subject: Subject
  /** In which the user was active in the window. */
  workloads: Workloads
  /** Said of the licence by rows that speak for every workload. */
  licensed: Word
  /** Said of the licence by Graph rows, by the index of the workload that the flag is for. */
  flags: Word[] | null
}

export interface UserActivity {
  deleted: Word
  /** One for each subject; replaced, not pushed to, since an array that grows reserves room for many. */
  uses: readonly Use[]
}

export interface Activity {
  readonly users: ReadonlyMap<string, UserActivity>
  /** The users of workloads that have no bit of their own. */
  readonly otherWorkloads: ReadonlyMap<string, ReadonlySet<string>>
}

const ROWS_PER_PART = 2 ** 32
const NO_FLAGS: readonly Word[] = Array.from({ length: OTHER_WORKLOADS + 1 }, () => UNSAID)

export function foldActivity(
  day: Day,
  sheets: Iterable<Stated<ActivitySheet>>,
  subjectsOf: SubjectReader,
): Activity {
  const users = new Map<string, UserActivity>()
  const otherWorkloads = new Map<string, Set<string>>()
  for (const [place, { sheet }] of sheetsInWindow(day, sheets).entries()) {
    const isGraph = sheet.shape === 'graph'
    const inWindow = daysInWindow(day, sheet)
    for (const entry of unpackEntries(sheet.packed)) {
      const isActive = (entry.days & inWindow) !== 0
      if (!isActive && entry.licensed === null && entry.deleted === null) continue
      const subjects = subjectsOf(isGraph, entry.product, entry.subscription)
      if (subjects.length === 0) continue
      const user = findUser(users, entry.user)
      user.deleted = Math.max(user.deleted, word(entry.deleted, place, entry.deletedRow))
      const workload = workloadIndex(entry.workload)
      for (const subject of subjects) {
        const use = findUse(user, subject)
        if (isActive) use.workloads |= 1 << workload
        if (entry.licensed !== null) hearLicence(use, isGraph ? workload : null, entry, place)
      }
      if (isActive && workload === OTHER_WORKLOADS) findSet(otherWorkloads, entry.workload).add(entry.user)
    }
  }
  return { users, otherWorkloads }
}

export function isYes(said: Word): boolean {
  return said % 2 === 1
}

export function isNo(said: Word): boolean {
  return said % 2 === 0
}

/** Bits of a sheet's days that lie in the window: bit 0 is the effective day itself. */
function daysInWindow(day: Day, sheet: ActivitySheet): number {
  return 2 ** (sheet.effectiveDay - windowStart(day) + 1) - 1
}

function word(value: boolean | null, place: number, row: number): Word {
  return value === null ? UNSAID : (place * ROWS_PER_PART + row) * 2 + (value ? 1 : 0)
}

function hearLicence(use: Use, flagFor: number | null, entry: ActivityEntry, place: number): void {
  const said = word(entry.licensed, place, entry.licensedRow)
  if (flagFor === null) {
    use.licensed = Math.max(use.licensed, said)
    return
  }
  use.flags ??= NO_FLAGS.slice()
  use.flags[flagFor] = Math.max(use.flags[flagFor] ?? UNSAID, said)
}

function findUser(users: Map<string, UserActivity>, id: string): UserActivity {
  let user = users.get(id)
  if (user === undefined) {
    user = { deleted: UNSAID, uses: [] }
    users.set(id, user)
  }
  return user
}

function findUse(user: UserActivity, subject: Subject): Use {
  for (const use of user.uses) if (use.subject === subject) return use
  const use: Use = { subject, workloads: 0, licensed: UNSAID, flags: null }
  user.uses = user.uses.concat(use)
  return use
}

function findSet(sets: Map<string, Set<string>>, word: string): Set<string> {
  let set = sets.get(word)
  if (set === undefined) {
    set = new Set()
    sets.set(word, set)
  }
  return set
}
