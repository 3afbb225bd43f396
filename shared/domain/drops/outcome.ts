// What a reading of a drop comes to: counts and words for the receipt, whether or not it counts.

import type { Day } from '../calendar.ts'

export type Shape = 'subscriptions' | 'events' | 'snapshot' | 'graph' | 'aggregates' | 'tickets' | 'counts'

export type RejectCode =
  | 'missing_value'
  | 'bad_date'
  | 'future_date'
  | 'bad_number'
  | 'bad_status'
  | 'bad_boolean'
  | 'bad_effective_date'
  | 'unknown_customer_column'
  | 'too_many_fields'
  | 'too_few_fields'
  | 'bad_json'
  | 'too_long'

export const REFUSAL_CODES = [
  'bad_key',
  'unknown_partner',
  'missing_column',
  'not_text',
  'too_big',
  'far_date',
  'mostly_rejected',
  'broken_container',
  'stopped',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

export interface Refusal {
  readonly code: RefusalCode
  /** One sentence: what is wrong, where, what to do. */
  readonly message: string
  /** The same without names of the file's columns; left out: the message has none. */
  readonly unquoted?: string
}

export interface RowCounts {
  readonly read: number
  readonly accepted: number
  readonly rejected: number
}

export interface Problem {
  readonly code: string
  readonly rows: number
  readonly message: string
}

/** `read = accepted + rejected`, always. Fields stay null where the reading did not come that far. */
export interface ReadOutcome {
  readonly sha256: string
  readonly bytes: number
  readonly container: 'plain' | 'gzip' | 'zstd' | null
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null
  readonly format: 'csv' | 'ndjson' | 'json' | null
  readonly delimiter: string | null
  readonly shape: Shape | null
  readonly effectiveDay: Day | null
  readonly rows: RowCounts
  readonly customers: number
  readonly ignoredColumns: readonly string[]
  readonly problems: readonly Problem[]
  readonly refused: Refusal | null
}

/**
 * What is kept of a reading and told in mail: nothing in the file's own words, since a file may have people where names
 * of columns should be.
 */
export interface RecordedOutcome extends Omit<ReadOutcome, keyof QuotingWords | 'refused'> {
  readonly refused: Omit<Refusal, 'unquoted'> | null
}

/** What may quote names of columns, and so stands in the receipt alone. */
export interface QuotingWords extends Pick<ReadOutcome, 'ignoredColumns' | 'problems'> {
  /** The message of the refusal; null: the recorded one quotes nothing, or nothing is refused. */
  readonly refusal: string | null
}

export function recordedOutcome(outcome: ReadOutcome): RecordedOutcome {
  const { ignoredColumns: _, problems: __, refused, ...facts } = outcome
  if (refused === null) return { ...facts, refused }
  return { ...facts, refused: { code: refused.code, message: refused.unquoted ?? refused.message } }
}

/** null: there are none. */
export function quotingWords({ ignoredColumns, problems, refused }: ReadOutcome): QuotingWords | null {
  const refusal = refused?.unquoted === undefined ? null : refused.message
  const hasNone = refusal === null && ignoredColumns.length === 0 && problems.length === 0
  return hasNone ? null : { ignoredColumns, problems, refusal }
}
