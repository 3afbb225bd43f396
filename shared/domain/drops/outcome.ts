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

export type RefusalCode =
  | 'bad_key'
  | 'unknown_partner'
  | 'missing_column'
  | 'not_text'
  | 'too_big'
  | 'far_date'
  | 'mostly_rejected'
  | 'broken_container'
  | 'stopped'

export interface Refusal {
  readonly code: RefusalCode
  /** One sentence: what is wrong, where, what to do. */
  readonly message: string
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
