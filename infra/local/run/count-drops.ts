// Counts what a run did to the drops, by comparing the ledger before and after.

import type { Day } from '../../../shared/domain/calendar.ts'
import type { Address } from '../../../shared/domain/drops/drop-key.ts'
import type { DropLedger, DropRecord } from '../../../shared/ports.ts'
import type { Summary } from '../summary.ts'

/** What tells whether something became of a key: its record's revision. */
export type Marks = ReadonlyMap<string, number>

export async function marksOf(ledger: DropLedger): Promise<Marks> {
  const marks = new Map<string, number>()
  for await (const { address, revision } of records(ledger)) marks.set(address.key, revision)
  return marks
}

/** The latest effective day of a committed drop, not after today; today where there is none. */
export async function latestEffectiveDay(ledger: DropLedger, today: Day): Promise<Day> {
  let latest: Day | null = null
  for await (const { commitment } of records(ledger)) {
    const day = commitment?.generation == null ? null : (commitment.outcome?.effectiveDay ?? null)
    if (day !== null && day <= today && (latest === null || day > latest)) latest = day
  }
  return latest ?? today
}

export async function countDrops(
  ledger: DropLedger,
  before: Marks,
): Promise<Pick<Summary, 'drops' | 'rows'>> {
  const drops = { read: 0, refused: 0, deleted: 0, unchanged: 0 }
  const rows = { read: 0, accepted: 0, rejected: 0 }
  for await (const { address, revision, commitment } of records(ledger)) {
    if (commitment === null) continue
    const { status, outcome } = commitment
    if (revision === before.get(address.key)) {
      if (status !== 'deleted') drops.unchanged++
      continue
    }
    drops[status === 'deleted' ? 'deleted' : 'read']++
    if (status === 'refused' || status === 'stopped') drops.refused++
    rows.read += outcome?.rows.read ?? 0
    rows.accepted += outcome?.rows.accepted ?? 0
    rows.rejected += outcome?.rows.rejected ?? 0
  }
  return { drops, rows }
}

/** Rehearsals are no drops; keys that do not fit are refused ones. */
async function* records(ledger: DropLedger): AsyncIterable<DropRecord<Address>> {
  for await (const partner of ledger.partners()) yield* ledger.list(partner)
  yield* ledger.invalidKeys()
}
