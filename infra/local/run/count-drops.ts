// Counts what a run did to the drops, by comparing the ledger before and after.

import type { Day } from '../../../shared/domain/calendar.ts'
import { parseDropKey } from '../../../shared/domain/drops/drop-key.ts'
import type { DropBucket, DropLedger, DropRecord, ReportBucket } from '../../../shared/ports.ts'
import { receiptKey } from '../../../shared/views/receipt.ts'
import type { Summary } from '../summary.ts'

/** What tells whether something became of a key: its record's revision, or its receipt's ETag where it fits no partner. */
export type Marks = ReadonlyMap<string, number | string>

interface Looked {
  readonly ledger: DropLedger
  readonly reports: ReportBucket
  readonly drops: DropBucket
}

export async function marksOf({ ledger, reports, drops }: Looked): Promise<Marks> {
  const marks = new Map<string, number | string>()
  for await (const { address, revision } of records(ledger)) marks.set(address.key, revision)
  for await (const key of misplacedKeys(drops)) marks.set(key, await receiptTag(key, reports))
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

export async function countDrops(looked: Looked, before: Marks): Promise<Pick<Summary, 'drops' | 'rows'>> {
  const drops = { read: 0, refused: 0, deleted: 0, unchanged: 0 }
  const rows = { read: 0, accepted: 0, rejected: 0 }
  for await (const { address, revision, commitment } of records(looked.ledger)) {
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
  const gone = new Set(misplacedOf(before))
  for await (const key of misplacedKeys(looked.drops)) {
    gone.delete(key)
    if ((await receiptTag(key, looked.reports)) === before.get(key)) {
      drops.unchanged++
      continue
    }
    drops.read++
    drops.refused++
  }
  drops.deleted += gone.size
  return { drops, rows }
}

function misplacedOf(marks: Marks): string[] {
  return Array.from(marks).flatMap(([key, mark]) => (typeof mark === 'string' ? [key] : []))
}

/** Keys that fit no partner: they have a receipt and no record. */
async function* misplacedKeys(drops: DropBucket): AsyncIterable<string> {
  for await (const { key } of drops.list('')) {
    if (typeof parseDropKey(key) === 'string') yield key
  }
}

async function receiptTag(key: string, reports: ReportBucket): Promise<string> {
  return (await reports.etag(receiptKey(key, true))) ?? ''
}

async function* records(ledger: DropLedger): AsyncIterable<DropRecord> {
  for await (const partner of ledger.partners()) yield* ledger.list(partner)
}
