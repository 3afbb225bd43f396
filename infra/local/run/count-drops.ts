// Counts what a run did to the drops, by comparing the ledger before and after.

import type { Day } from '../../../shared/domain/calendar.ts'
import type { DropRecord } from '../../../shared/domain/ledger/drop-record.ts'
import { countingReading, readingOf } from '../../../shared/domain/ledger/drop-state.ts'
import * as ledger from '../../../shared/flows/ledger.ts'
import type { Summary } from '../summary.ts'

/** Whether a key was processed shows in its record's revision. */
export type Marks = ReadonlyMap<string, number>

export async function marksOf(ports: ledger.LedgerPorts): Promise<Marks> {
  const marks = new Map<string, number>()
  for await (const { key, revision } of records(ports)) marks.set(key, revision)
  return marks
}

/** The latest effective day of a committed drop, not after today; today if there is none. */
export async function latestEffectiveDay(ports: ledger.LedgerPorts, today: Day): Promise<Day> {
  let latest: Day | null = null
  for await (const { state } of records(ports)) {
    const day = countingReading(state)?.outcome.effectiveDay ?? null
    if (day !== null && day <= today && (latest === null || day > latest)) latest = day
  }
  return latest ?? today
}

export async function countDrops(
  ports: ledger.LedgerPorts,
  before: Marks,
): Promise<Pick<Summary, 'drops' | 'rows'>> {
  const drops = { read: 0, refused: 0, deleted: 0, unchanged: 0 }
  const rows = { read: 0, accepted: 0, rejected: 0, skipped: 0 }
  for await (const { key, revision, state } of records(ports)) {
    if (state === null) continue
    const { status } = state
    if (revision === before.get(key)) {
      if (status !== 'deleted') drops.unchanged++
      continue
    }
    drops[status === 'deleted' ? 'deleted' : 'read']++
    if (status === 'refused' || status === 'stopped') drops.refused++
    const counted = readingOf(state)?.outcome.rows
    rows.read += counted?.read ?? 0
    rows.accepted += counted?.accepted ?? 0
    rows.rejected += counted?.rejected ?? 0
    rows.skipped += counted?.skipped ?? 0
  }
  return { drops, rows }
}

/** Rehearsals are not drops; invalid keys count as refused. */
async function* records(ports: ledger.LedgerPorts): AsyncIterable<DropRecord> {
  for await (const partner of ledger.partners(ports)) {
    for await (const { record } of ledger.drops(partner, ports)) yield record
  }
  for await (const { record } of ledger.invalidKeys(ports)) yield record
}
