// The receipt of a drop: what was read, what counts, what it replaced. Rejected rows lie beside it.

import { type Day, formatDay } from '../domain/calendar.ts'
import {
  type QuotingWords,
  quotingWords,
  type ReadOutcome,
  type RecordedOutcome,
  recordedOutcome,
} from '../domain/drops/outcome.ts'
import { isRehearsal } from '../layout.ts'

/** What the ledger's record says of a key now. */
export interface ReceiptFacts {
  readonly key: string
  readonly status: 'committed' | 'refused' | 'stopped' | 'deleted'
  /** null: the key holds nothing. */
  readonly object: ReceiptObject | null
  /** null when deleted. */
  readonly outcome: RecordedOutcome | null
  /** What the record does not repeat; null: nothing. */
  readonly words: QuotingWords | null
  /** What the key said before and no longer says; null for a new key. */
  readonly replaced: { readonly rows: number; readonly customers: number } | null
  readonly durationMs: number
}

interface ReceiptObject {
  readonly version: string
  readonly bytes: number
}

/** The receipt as JSON text, `schema` 1. A rehearsal is never `committed`. */
export function receiptJson(facts: ReceiptFacts): string {
  const { key, status, object, outcome, words, replaced, durationMs } = facts
  const refused = outcome?.refused ?? null
  const receipt = {
    schema: 1,
    key,
    version: object?.version ?? null,
    sha256: outcome?.sha256 || null,
    bytes: object?.bytes ?? outcome?.bytes ?? null,
    container: outcome?.container ?? null,
    encoding: outcome?.encoding ?? null,
    format: outcome?.format ?? null,
    delimiter: outcome?.delimiter ?? null,
    shape: outcome?.shape ?? null,
    effective_date: isoDate(outcome?.effectiveDay ?? null),
    rows: outcome?.rows ?? NO_ROWS,
    customers: outcome?.customers ?? 0,
    ignored_columns: words?.ignoredColumns ?? [],
    problems: words?.problems ?? [],
    replaced,
    committed: status === 'committed' && !isRehearsal(key),
    refused: refused && { ...refused, message: words?.refusal ?? refused.message },
    ...(status === 'deleted' ? { deleted: true } : {}),
    ...(isRehearsal(key) ? { rehearsal: true } : {}),
    duration_ms: durationMs,
  }
  return `${JSON.stringify(receipt, null, 2)}\n`
}

/** Of a reading that was not recorded. */
export function readFacts(outcome: ReadOutcome | null): Pick<ReceiptFacts, 'outcome' | 'words'> {
  if (outcome === null) return { outcome, words: null }
  return { outcome: recordedOutcome(outcome), words: quotingWords(outcome) }
}

const NO_ROWS = { read: 0, accepted: 0, rejected: 0 }

function isoDate(day: Day | null): string | null {
  return day === null ? null : formatDay(day)
}
