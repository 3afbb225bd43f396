// The state of a key, as its record stores it: each status has exactly the fields that belong to it, so that
// they cannot contradict each other.

import * as z from 'zod/mini'
import { outcomeSchema, type Refusal, refusalSchema } from '../drops/outcome.ts'
import type { CustomerId, GenerationId } from '../ids.ts'

export const generation = z.custom<GenerationId>((value) => typeof value === 'string' && value !== '')

/** The customers that a reading wrote sheets for. */
export const heldCustomers = z.readonly(
  z.array(z.custom<CustomerId>((value) => typeof value === 'string' && value !== '')),
)
export type HeldCustomers = z.output<typeof heldCustomers>

/** A finished reading, and what it stored under its generation. */
const reading = z.readonly(
  z.object({
    generation,
    /** Left out: its manifest says it, since they are many, or it is no reading of a drop. */
    customers: z.exactOptional(heldCustomers),
    outcome: z.readonly(outcomeSchema),
    hasRejects: z.boolean(),
    /** It staged details that only the receipt may contain, since they may quote the file. */
    hasDetails: z.boolean(),
    durationMs: z.number(),
  }),
)

const refusal = z.readonly(refusalSchema)

/** What the key held before; null: it is new, or not a drop. */
const replaced = z.nullable(z.readonly(z.object({ rows: z.number(), customers: z.number() })))

/** The fields of a key whose object exists. */
const held = {
  /** The observed version. */
  object: z.readonly(
    z.object({ version: z.string(), etag: z.string(), bytes: z.number(), modifiedMs: z.number() }),
  ),
  /** Reader version and the settings that reading depends on. */
  fingerprint: z.string(),
  replaced,
}

export const dropState = z.discriminatedUnion('status', [
  z.readonly(z.object({ status: z.literal('committed'), ...held, reading })),
  /** Read like a drop, under `validate/`; it counts nowhere. */
  z.readonly(z.object({ status: z.literal('rehearsed'), ...held, reading })),
  /** `reading` null: not read, because the key is invalid or its partner is not in the settings. */
  z.readonly(z.object({ status: z.literal('refused'), ...held, refusal, reading: z.nullable(reading) })),
  /** Reading this version never ends, so it is not retried. */
  z.readonly(z.object({ status: z.literal('stopped'), ...held, refusal })),
  /** `partnerKnown`: the partner was in the settings; otherwise the receipt is among the refused ones. */
  z.readonly(z.object({ status: z.literal('deleted'), partnerKnown: z.boolean(), replaced })),
])

export type DropState = z.output<typeof dropState>
export type FinishedReading = z.output<typeof reading>
export type Replaced = z.output<typeof replaced>

/** The reading that counts; null: none does. */
export function countingReading(state: DropState | null): FinishedReading | null {
  return state?.status === 'committed' ? state.reading : null
}

/** The reading of the state, whether it counts or not; null: there is none. */
export function readingOf(state: DropState | null): FinishedReading | null {
  return state !== null && 'reading' in state ? state.reading : null
}

export function refusalOf(state: DropState | null): Refusal | null {
  return state !== null && 'refusal' in state ? state.refusal : null
}

/** Whether the partner was in the settings; if not, the receipt is among the refused ones. */
export function isPartnerKnown(state: DropState): boolean {
  if (state.status === 'deleted') return state.partnerKnown
  return state.status !== 'refused' || state.reading !== null
}
