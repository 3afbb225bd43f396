// What a reading of a drop comes to: counts and words for the receipt, whether or not it counts.

import type { Day } from '../calendar.ts'
import type { Dataset } from './drop-key.ts'

export const SHAPES = [
  'subscriptions',
  'summary',
  'events',
  'snapshot',
  'graph',
  'aggregates',
  'tickets',
  'counts',
] as const
export type Shape = (typeof SHAPES)[number]

export const CONTAINERS = ['plain', 'gzip', 'zstd', 'zip', 'xlsx'] as const
export type Container = (typeof CONTAINERS)[number]

export const FORMATS = ['csv', 'ndjson', 'json', 'xlsx'] as const
export type Format = (typeof FORMATS)[number]

/** What a drop of activity says of days: something of its own alone, of all up to its own, or of none. */
export const COVERS = ['day', 'days', 'none'] as const
export type Covers = (typeof COVERS)[number]

export type RejectCode =
  | 'missing_value'
  | 'bad_date'
  | 'future_date'
  | 'bad_number'
  | 'bad_status'
  | 'bad_boolean'
  | 'bad_effective_date'
  | 'unknown_customer_column'
  | 'unidentified_user'
  | 'too_many_fields'
  | 'too_few_fields'
  | 'bad_json'
  | 'too_long'

export const REFUSAL_CODES = [
  'bad_key',
  'unknown_partner',
  'missing_column',
  'wrong_dataset',
  'unread_report',
  'not_text',
  'too_big',
  'far_date',
  'ambiguous_date',
  'mostly_rejected',
  'broken_container',
  'stopped',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

export interface Refusal {
  readonly code: RefusalCode
  /** One sentence or two: what is wrong, where, what to do. */
  readonly message: string
  /** The same without names of the file's columns; left out: the message has none. */
  readonly unquoted?: string
  /** What partners.json could say, so that the file is read; for who tries files. */
  readonly suggestion?: ColumnsSuggestion
}

/** Columns that a file lacks, each with the names of the file that may be meant, the likeliest first. */
export interface ColumnsSuggestion {
  readonly dataset: Dataset
  readonly columns: readonly { readonly column: string; readonly candidates: readonly string[] }[]
}

export interface RowCounts {
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  /** Support calls that are none: spam, deleted, merged; licences that nobody can be assigned. */
  readonly skipped: number
}

export const NOTE_CODES = [
  'stray_bytes',
  'skipped_line',
  'more_pages',
  'date_order',
  'ignored_value',
  'no_category',
  'no_report_date',
  'repeated_row',
] as const

/** Something was read in a way that a person might not expect. */
export interface Note {
  readonly code: (typeof NOTE_CODES)[number]
  readonly message: string
}

export interface Problem {
  readonly code: string
  readonly rows: number
  readonly message: string
}

/** `rows.read = accepted + rejected + skipped`, always. Fields stay null where the reading did not come that far. */
export interface ReadOutcome {
  readonly sha256: string
  readonly bytes: number
  readonly container: Container | null
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null
  readonly format: Format | null
  readonly delimiter: string | null
  readonly shape: Shape | null
  /** For people: the tool or report that the file comes from. */
  readonly source: string | null
  /** The file's columns that gave its source away; for who tries files. */
  readonly knownBy: readonly string[]
  /** Of activity alone. */
  readonly covers: Covers | null
  readonly effectiveDay: Day | null
  readonly rows: RowCounts
  readonly customers: number
  readonly notes: readonly Note[]
  readonly ignoredColumns: readonly string[]
  readonly problems: readonly Problem[]
  readonly refused: Refusal | null
}

/**
 * What is kept of a reading and told in mail: nothing in the file's own words, since a file may have people where names
 * of columns should be.
 */
export interface RecordedOutcome extends Omit<ReadOutcome, keyof QuotingWords | 'refused' | 'knownBy'> {
  readonly refused: Pick<Refusal, 'code' | 'message'> | null
}

/** What may quote names of columns or a value, and so stands in the receipt alone. */
export interface QuotingWords extends Pick<ReadOutcome, 'ignoredColumns' | 'problems' | 'notes'> {
  /** The message of the refusal; null: the recorded one quotes nothing, or nothing is refused. */
  readonly refusal: string | null
}

export function recordedOutcome(outcome: ReadOutcome): RecordedOutcome {
  const { ignoredColumns: _, problems: __, notes: ___, knownBy: ____, refused, ...facts } = outcome
  if (refused === null) return { ...facts, refused }
  return { ...facts, refused: { code: refused.code, message: refused.unquoted ?? refused.message } }
}

/** null: there are none. */
export function quotingWords(outcome: ReadOutcome): QuotingWords | null {
  const { ignoredColumns, problems, notes, refused } = outcome
  const refusal = refused?.unquoted === undefined ? null : refused.message
  const hasNone = refusal === null && [ignoredColumns, problems, notes].every(({ length }) => length === 0)
  return hasNone ? null : { ignoredColumns, problems, notes, refusal }
}
