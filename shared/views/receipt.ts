// The receipt of a drop: what was read, what counts, what it replaced. Rejected rows lie beside it.

import * as z from 'zod/mini'
import { type Day, formatDay } from '../domain/calendar.ts'
import {
  outcomeSchema,
  type ReadOutcome,
  type ReceiptDetails,
  type Refusal,
  receiptDetails,
  receiptDetailsSchema,
  recordedOutcome,
  refusalSchema,
} from '../domain/drops/outcome.ts'
import type { Immutable } from '../domain/immutable.ts'
import {
  type DropState,
  type FinishedReading,
  type Replaced,
  readingOf,
  refusalOf,
} from '../domain/ledger/drop-state.ts'
import { isRehearsal } from '../layout.ts'

export interface ReceiptFacts {
  readonly key: string
  readonly status: DropState['status']
  /** null: the key holds nothing. */
  readonly object: ReceiptObject | null
  /** null: nothing was read. */
  readonly outcome: FinishedReading['outcome'] | null
  readonly refusal: Refusal | null
  /** What the record does not repeat; null: nothing. */
  readonly details: ReceiptDetails | null
  readonly replaced: Replaced
  readonly durationMs: number
}

const rowsAndCustomers = z.object({ rows: z.number(), customers: z.number() })
const stated = z.nullable(z.string())
const { shape: read } = outcomeSchema
const { shape: details } = receiptDetailsSchema

/** What stands in a receipt; null where the reading did not come that far, or the key holds nothing. */
export const receiptSchema = z.object({
  schema: z.literal(1),
  key: z.string(),
  version: stated,
  sha256: stated,
  bytes: z.nullable(z.number()),
  container: read.container,
  encoding: read.encoding,
  format: read.format,
  delimiter: read.delimiter,
  shape: read.shape,
  source: read.source,
  effective_date: stated,
  rows: read.rows,
  customers: read.customers,
  notes: details.notes,
  ignored_columns: details.ignoredColumns,
  problems: details.problems,
  replaced: z.nullable(rowsAndCustomers),
  committed: z.boolean(),
  refused: z.nullable(refusalSchema),
  deleted: z.exactOptional(z.literal(true)),
  rehearsal: z.exactOptional(z.literal(true)),
  duration_ms: z.number(),
})
export type Receipt = Immutable<z.output<typeof receiptSchema>>

interface ReceiptObject {
  readonly version: string
  readonly bytes: number
}

/** The receipt of what the ledger's record says of a key now. */
export function receiptOf(key: string, state: DropState, details: ReceiptDetails | null): string {
  const reading = readingOf(state)
  return receiptJson({
    key,
    status: state.status,
    object: state.status === 'deleted' ? null : state.object,
    outcome: reading?.outcome ?? null,
    refusal: refusalOf(state),
    details,
    replaced: state.replaced,
    durationMs: reading?.durationMs ?? 0,
  })
}

/** The receipt as JSON text, `schema` 1. A rehearsal is never `committed`. */
export function receiptJson(facts: ReceiptFacts): string {
  const { key, status, object, outcome, refusal, details, replaced, durationMs } = facts
  const receipt: Receipt = {
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
    source: outcome?.source ?? null,
    effective_date: isoDate(outcome?.effectiveDay ?? null),
    rows: outcome?.rows ?? NO_ROWS,
    customers: outcome?.customers ?? 0,
    notes: details?.notes ?? [],
    ignored_columns: details?.ignoredColumns ?? [],
    problems: details?.problems ?? [],
    replaced,
    committed: status === 'committed' && !isRehearsal(key),
    refused: refusal && { ...refusal, message: details?.refusal ?? refusal.message },
    ...(status === 'deleted' ? { deleted: true } : {}),
    ...(isRehearsal(key) ? { rehearsal: true } : {}),
    duration_ms: durationMs,
  }
  return `${JSON.stringify(receipt, null, 2)}\n`
}

/** Of a reading that was not recorded. */
export function readFacts(read: ReadOutcome): Pick<ReceiptFacts, 'outcome' | 'refusal' | 'details'> {
  const { refused, ...outcome } = recordedOutcome(read)
  return { outcome, refusal: refused, details: receiptDetails(read) }
}

const NO_ROWS = { read: 0, accepted: 0, rejected: 0, skipped: 0 }

function isoDate(day: Day | null): string | null {
  return day === null ? null : formatDay(day)
}
