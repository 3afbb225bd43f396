// Folds a customer's activity sheets into what each user did in the window and the latest flags of each user.

import { type Day, windowStart } from '../calendar.ts'
import { UNSTATED } from '../sheets/activity-packer.ts'
import { readActivity, type UnpackedActivity } from '../sheets/activity-reader.ts'
import { ByteTable } from '../sheets/byte-table.ts'
import type { ActivitySheet, Stated } from '../sheets/sheet.ts'
import { SheetTexts } from '../sheets/sheet-texts.ts'
import type { ReferredUses } from './classify.ts'
import { sheetsInWindow } from './precedence.ts'
import type { UnmatchedName } from './product-reading.ts'
import type { ProductRefReader, RefNumber } from './product-ref.ts'
import { rankedFlag } from './ranked-flags.ts'
import { createUseMeanings, type UseMeaning } from './use-meanings.ts'
import { type UserNumber, UserUses } from './user-uses.ts'
import type { Workloads } from './workloads.ts'

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
  const texts = new SheetTexts()
  const meanings = createUseMeanings(products, texts.uses)
  const names = new ByteTable()
  const users = new UserUses()
  let place = -1
  for (const [sheet, unpacked] of readActivity(sheetsInWindow(day, sheets).map(sheetOf), texts)) {
    place += 1
    const known = meanings.of(sheet.shape === 'graph')
    foldSheet(unpacked, { meanings: known, inWindow: daysInWindow(day, sheet), place }, names, users)
  }
  return {
    uses: users,
    refs: products.refs,
    otherWorkloads: meanings.otherWorkloads(),
    unmatched: meanings.unmatched(),
  }
}

interface SheetMeaning {
  /** By number of the use. */
  readonly meanings: readonly UseMeaning[]
  /** Bits of its days that lie in the window: bit 0 is the effective day itself. */
  readonly inWindow: number
  /** Of the sheet, in order of precedence. */
  readonly place: number
}

function foldSheet(
  unpacked: UnpackedActivity,
  meaning: SheetMeaning,
  names: ByteTable,
  users: UserUses,
): void {
  const { names: reader, entries } = unpacked
  let start = 0
  for (let at = 0; reader.next(); at += 1) {
    const user = names.add(reader.owner, reader.key)
    const end = start + entries.counts.get(at)
    foldDays(unpacked, start, end, user, meaning, users)
    if (entries.areStated) foldStatements(unpacked, start, end, user, meaning, users)
    start = end
  }
}

/** What a user did, as a mask of workloads for each product: most users have one, whatever the number of entries. */
function foldDays(
  { uses, entries }: UnpackedActivity,
  start: number,
  end: number,
  user: UserNumber,
  { meanings, inWindow }: SheetMeaning,
  users: UserUses,
): void {
  let refs = NO_REFS
  let workloads: Workloads = 0
  for (let entry = start; entry < end; entry += 1) {
    if ((entries.days(entry) & inWindow) === 0) continue
    const meaning = meanings[uses[entries.uses.get(entry)] ?? 0]
    if (meaning === undefined) continue
    if (meaning.refs !== refs) {
      users.addWorkloads(user, refs, workloads)
      refs = meaning.refs
      workloads = 0
    }
    workloads |= meaning.workloads
    if (meaning.others !== null) for (const others of meaning.others) others.add(user)
  }
  users.addWorkloads(user, refs, workloads)
}

const NO_REFS: readonly RefNumber[] = []

function foldStatements(
  { uses, entries }: UnpackedActivity,
  start: number,
  end: number,
  user: UserNumber,
  { meanings, place }: SheetMeaning,
  users: UserUses,
): void {
  for (let entry = start; entry < end; entry += 1) {
    const meaning = meanings[uses[entries.uses.get(entry)] ?? 0]
    if (meaning === undefined || meaning.refs.length === 0) continue
    const licensed = entries.licensed(entry)
    const deleted = entries.deleted(entry)
    if (deleted !== UNSTATED) users.stateDeleted(user, rankedFlag(deleted, place))
    if (licensed !== UNSTATED) {
      users.stateLicensed(user, meaning.refs, meaning.flagFor, rankedFlag(licensed, place))
    }
  }
}

function sheetOf({ sheet }: Stated<ActivitySheet>): ActivitySheet {
  return sheet
}

function daysInWindow(day: Day, sheet: ActivitySheet): number {
  return 2 ** (sheet.effectiveDay - windowStart(day) + 1) - 1
}
