// The receipt of a drop: what was read, what counts, what it replaced. Rejected rows lie beside it.

import { createHash } from 'node:crypto'
import { type Day, formatDay } from '../domain/calendar.ts'
import {
  type QuotingWords,
  quotingWords,
  type ReadOutcome,
  type RecordedOutcome,
  recordedOutcome,
} from '../domain/drops/outcome.ts'

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

/**
 * Where the receipt of a drop lies in the reports bucket. `refused`: the key does not fit, or its partner
 * is not in the settings. At most 1,024 bytes: a longer file name ends in a hash. No two keys have one place.
 */
export function receiptKey(key: string, refused: boolean): string {
  return `${stemOf(key, refused)}.receipt.json`
}

/** Where its rejected rows lie. */
export function rejectsKey(key: string, refused: boolean): string {
  return `${stemOf(key, refused)}.rejects.csv`
}

/** Of the 1,024 of a key, without the longest ending. */
const MAX_STEM_BYTES = 1024 - '.receipt.json'.length
const MAX_CHARACTER_BYTES = 4
const SHORTENED = /-[0-9a-f]{32}$/
const NO_ROWS = { read: 0, accepted: 0, rejected: 0 }

function isRehearsal(key: string): boolean {
  return key.startsWith('validate/')
}

function isoDate(day: Day | null): string | null {
  return day === null ? null : formatDay(day)
}

function stemOf(key: string, refused: boolean): string {
  const full = refused ? `receipts/_refused/${safePath(key)}` : `receipts/${key}`
  if (Buffer.byteLength(full) <= MAX_STEM_BYTES && !looksShortened(full)) return full
  const end = `-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`
  return cutToBytes(full, MAX_STEM_BYTES - end.length) + end
}

/** Such a key would stand where the receipt of a longer one may lie: it is shortened too. */
function looksShortened(stem: string): boolean {
  return Buffer.byteLength(stem) > MAX_STEM_BYTES - MAX_CHARACTER_BYTES && SHORTENED.test(stem)
}

/** A refused key may hold anything; as a path it must neither climb nor run into another. */
function safePath(key: string): string {
  return key.split('/').map(safeSegment).join('/')
}

function safeSegment(segment: string): string {
  if (segment === '' || segment === '.' || segment === '..') return `%${segment.replaceAll('.', '2E')}`
  return segment.startsWith('%') ? `%25${segment.slice(1)}` : segment
}

/** The longest beginning of at most so many bytes of UTF-8, whole characters only. */
function cutToBytes(text: string, bytes: number): string {
  let used = 0
  let cut = ''
  for (const character of text) {
    used += Buffer.byteLength(character)
    if (used > bytes) return cut
    cut += character
  }
  return cut
}
