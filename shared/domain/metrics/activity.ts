// Folds a customer's activity sheets into what each user did in the window and the latest flags of each user.

import { type Day, windowStart } from '../calendar.ts'
import { UNSTATED } from '../sheets/activity-packer.ts'
import { readActivity, type UnpackedActivity } from '../sheets/activity-reader.ts'
import { ByteTable } from '../sheets/byte-table.ts'
import type { ActivitySheet, Stated, Use } from '../sheets/sheet.ts'
import { SheetTexts } from '../sheets/sheet-texts.ts'
import type { ReferredUses } from './classify.ts'
import { sheetsInWindow } from './precedence.ts'
import type { UnmatchedName } from './product-reading.ts'
import type { ProductRefReader, RefNumber } from './product-ref.ts'
import { rankedFlag } from './ranked-flags.ts'
import { EVERY_WORKLOAD, type UserNumber, UserUses } from './user-uses.ts'
import { OTHER_WORKLOADS, workloadIndex } from './workloads.ts'

type Users = Set<UserNumber>

export interface Activity extends ReferredUses {
  /** The users of workloads that have no bit of their own. */
  readonly otherWorkloads: ReadonlyMap<string, ReadonlySet<UserNumber>>
  /** The users active under each name for which the customer holds nothing. */
  readonly unmatched: ReadonlyMap<UnmatchedName, ReadonlySet<UserNumber>>
}

export function foldActivity(
  day: Day,
  sheets: Iterable<Stated<ActivitySheet>>,
  products: ProductRefReader,
): Activity {
  const uses = new UserUses()
  const names = new ByteTable()
  const otherWorkloads = new Map<string, Users>()
  const unmatched = new Map<UnmatchedName, Users>()

  const meaningOf = (isGraph: boolean, { product, workload, subscription }: Use): Meaning => {
    const read = products.read(isGraph, product, subscription)
    const index = workloadIndex(workload)
    const others = read.unmatched.map((name) => findSet(unmatched, name))
    if (index === OTHER_WORKLOADS) others.push(findSet(otherWorkloads, workload))
    return {
      refs: read.refs,
      workload: index,
      flagFor: isGraph ? index : EVERY_WORKLOAD,
      others: others.length === 0 ? null : others,
    }
  }

  const texts = new SheetTexts()
  /** By number of the use; a Graph report's words are names. */
  const meanings: Meaning[] = []
  const graphMeanings: Meaning[] = []
  let place = -1
  for (const [sheet, unpacked] of readActivity(sheetsInWindow(day, sheets).map(sheetOf), texts)) {
    place += 1
    const isGraph = sheet.shape === 'graph'
    const known = isGraph ? graphMeanings : meanings
    for (const use of unpacked.uses) known[use] ??= meaningOf(isGraph, texts.uses[use] as Use)
    foldSheet(unpacked, { meanings: known, inWindow: daysInWindow(day, sheet), place }, names, uses)
  }
  return {
    uses,
    refs: products.refs,
    otherWorkloads: withUsers(otherWorkloads),
    unmatched: withUsers(unmatched),
  }
}

/** What a use of a sheet stands for. */
interface Meaning {
  /** None: it takes part in nothing. */
  readonly refs: readonly RefNumber[]
  readonly workload: number
  /** The workload that its licence flags speak of. */
  readonly flagFor: number
  /** What takes who is active in it, beside the uses; mostly nothing. */
  readonly others: readonly Users[] | null
}

interface SheetMeaning {
  /** By number of the use. */
  readonly meanings: readonly Meaning[]
  readonly inWindow: number
  /** Of the sheet, in order of precedence. */
  readonly place: number
}

function foldSheet(
  unpacked: UnpackedActivity,
  meaning: SheetMeaning,
  known: ByteTable,
  uses: UserUses,
): void {
  const { names, entries } = unpacked
  let entry = 0
  for (let at = 0; names.next(); at += 1) {
    const user = known.add(names.owner, names.key)
    for (const end = entry + entries.counts.get(at); entry < end; entry += 1) {
      foldEntry(unpacked, entry, user, meaning, uses)
    }
  }
}

function foldEntry(
  { uses: numbers, entries }: UnpackedActivity,
  entry: number,
  user: UserNumber,
  { meanings, inWindow, place }: SheetMeaning,
  uses: UserUses,
): void {
  const meaning = meanings[numbers[entries.uses.get(entry)] ?? 0]
  if (meaning === undefined) return
  const isActive = (entries.days(entry) & inWindow) !== 0
  const licensed = entries.licensed(entry)
  const deleted = entries.deleted(entry)
  if (!isActive && licensed === UNSTATED && deleted === UNSTATED) return
  const { refs, workload, flagFor, others } = meaning
  if (refs.length === 0) return
  if (deleted !== UNSTATED) uses.stateDeleted(user, rankedFlag(deleted, place))
  for (const ref of refs) {
    const use = uses.useOf(user, ref)
    if (isActive) uses.addWorkload(use, workload)
    if (licensed !== UNSTATED) uses.stateLicensed(use, flagFor, rankedFlag(licensed, place))
  }
  if (isActive && others !== null) for (const users of others) users.add(user)
}

function sheetOf({ sheet }: Stated<ActivitySheet>): ActivitySheet {
  return sheet
}

/** Bits of a sheet's days that lie in the window: bit 0 is the effective day itself. */
function daysInWindow(day: Day, sheet: ActivitySheet): number {
  return 2 ** (sheet.effectiveDay - windowStart(day) + 1) - 1
}

function withUsers<Key>(sets: ReadonlyMap<Key, Users>): Map<Key, Users> {
  return new Map(Array.from(sets).filter(([, users]) => users.size > 0))
}

function findSet<Key>(sets: Map<Key, Users>, key: Key): Users {
  let set = sets.get(key)
  if (set === undefined) {
    set = new Set()
    sets.set(key, set)
  }
  return set
}
