// The result of reading a drop: counts and messages for the receipt, whether or not it counts.

import * as z from 'zod/mini'
import type { Day } from '../calendar.ts'
import type { Immutable } from '../immutable.ts'
import { DATASETS, type Dataset } from './drop-key.ts'

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

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const

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
  'unreadable_object',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

/**
 * `message`: one sentence or two: what is wrong, where, what to do. `dataset`: where the file belongs, if that is what
 * is wrong.
 */
export const refusalSchema = z.object({
  code: z.enum(REFUSAL_CODES),
  message: z.string(),
  dataset: z.exactOptional(z.enum(DATASETS)),
})

export interface Refusal extends Immutable<z.output<typeof refusalSchema>> {
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

/** `read = accepted + rejected + skipped`, always. */
export const rowCountsSchema = z.object({
  read: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  /** Support calls that are none: spam, deleted, merged; licences that nobody can be assigned. */
  skipped: z.number(),
})
export type RowCounts = Immutable<z.output<typeof rowCountsSchema>>

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
const note = z.object({ code: z.enum(NOTE_CODES), message: z.string() })
export type Note = Immutable<z.output<typeof note>>

const problem = z.object({ code: z.string(), rows: z.number(), message: z.string() })
export type Problem = Immutable<z.output<typeof problem>>

/**
 * What the ledger keeps of a reading, and mails show. It quotes nothing from the file, since a file may have people where
 * names of columns should be. Fields stay null where the reading did not come that far.
 */
export const outcomeSchema = z.object({
  sha256: z.string(),
  bytes: z.number(),
  container: z.nullable(z.enum(CONTAINERS)),
  encoding: z.nullable(z.enum(ENCODINGS)),
  format: z.nullable(z.enum(FORMATS)),
  delimiter: z.nullable(z.string()),
  shape: z.nullable(z.enum(SHAPES)),
  /** For people: the tool or report that the file comes from. */
  source: z.nullable(z.string()),
  /** Of activity alone. */
  covers: z.nullable(z.enum(COVERS)),
  effectiveDay: z.nullable(z.custom<Day>(Number.isInteger)),
  rows: rowCountsSchema,
  customers: z.number(),
})

/** What may quote names of columns or a value, and so stands in the receipt alone. */
const quotedSchema = z.object({
  ignoredColumns: z.array(z.string()),
  problems: z.array(problem),
  notes: z.array(note),
})

export const receiptDetailsSchema = z.extend(quotedSchema, {
  /** The message of the refusal; null: the recorded one quotes nothing, or nothing is refused. */
  refusal: z.nullable(z.string()),
})
export type ReceiptDetails = Immutable<z.output<typeof receiptDetailsSchema>>

type Outcome = Immutable<z.output<typeof outcomeSchema>>
type Quoted = Immutable<z.output<typeof quotedSchema>>

export interface RecordedOutcome extends Outcome {
  readonly refused: Pick<Refusal, 'code' | 'message' | 'dataset'> | null
}

export interface ReadOutcome extends Outcome, Quoted {
  /** The file's columns that gave its source away; for who tries files. */
  readonly knownBy: readonly string[]
  readonly refused: Refusal | null
}

export function recordedOutcome(outcome: ReadOutcome): RecordedOutcome {
  const { ignoredColumns: _, problems: __, notes: ___, knownBy: ____, refused, ...facts } = outcome
  if (refused === null) return { ...facts, refused }
  const { code, message, unquoted, dataset } = refused
  return {
    ...facts,
    refused: { code, message: unquoted ?? message, ...(dataset === undefined ? {} : { dataset }) },
  }
}

/** null: there are none. */
export function receiptDetails(outcome: ReadOutcome): ReceiptDetails | null {
  const { ignoredColumns, problems, notes, refused } = outcome
  const refusal = refused?.unquoted === undefined ? null : refused.message
  const hasNone = refusal === null && [ignoredColumns, problems, notes].every(({ length }) => length === 0)
  return hasNone ? null : { ignoredColumns, problems, notes, refusal }
}
