// What a key says now, as its record keeps it: each status has the fields that go with it and no others, so that no two
// of them can contradict each other.

import * as z from 'zod/mini'
import { outcomeSchema, type Refusal, refusalSchema } from '../drops/outcome.ts'
import type { GenerationId } from '../ids.ts'

export const generation = z.custom<GenerationId>((value) => typeof value === 'string' && value !== '')

/** A reading that came to its end, and what it left under its generation. */
const reading = z.readonly(
  z.object({
    generation,
    outcome: z.readonly(outcomeSchema),
    hasRejects: z.boolean(),
    /** It left words for the receipt alone, which may quote the file. */
    hasWords: z.boolean(),
    durationMs: z.number(),
  }),
)

const refusal = z.readonly(refusalSchema)

/** What the key said before and no longer says; null: it is new, or no drop. */
const replaced = z.nullable(z.readonly(z.object({ rows: z.number(), customers: z.number() })))

/** Of a key that holds something. */
const held = {
  /** The version that was looked at. */
  object: z.readonly(
    z.object({ version: z.string(), etag: z.string(), bytes: z.number(), modifiedMs: z.number() }),
  ),
  /** Reader version and the settings that reading depends on. */
  fingerprint: z.string(),
  replaced,
}

export const dropState = z.discriminatedUnion('status', [
  z.readonly(z.object({ status: z.literal('committed'), ...held, reading })),
  /** Read as a drop is, under `validate/`; nothing of it counts. */
  z.readonly(z.object({ status: z.literal('rehearsed'), ...held, reading })),
  /** `reading` null: not read, because the key does not fit or its partner is not in the settings. */
  z.readonly(z.object({ status: z.literal('refused'), ...held, refusal, reading: z.nullable(reading) })),
  /** Reading this version does not end, so it is not tried again. */
  z.readonly(z.object({ status: z.literal('stopped'), ...held, refusal })),
  /** `partnerKnown`: it was in the settings; otherwise the receipt lies among the refused ones. */
  z.readonly(z.object({ status: z.literal('deleted'), partnerKnown: z.boolean(), replaced })),
])

export type DropState = z.output<typeof dropState>
export type FinishedReading = z.output<typeof reading>
export type Replaced = z.output<typeof replaced>

/** The reading that counts; null: nothing of the key does. */
export function countingReading(state: DropState | null): FinishedReading | null {
  return state?.status === 'committed' ? state.reading : null
}

/** The reading that the state tells of, whether it counts or not; null: there is none. */
export function readingOf(state: DropState | null): FinishedReading | null {
  return state !== null && 'reading' in state ? state.reading : null
}

export function refusalOf(state: DropState | null): Refusal | null {
  return state !== null && 'refusal' in state ? state.refusal : null
}

/** Was the partner in the settings? If not, the receipt lies among the refused ones. */
export function isPartnerKnown(state: DropState): boolean {
  if (state.status === 'deleted') return state.partnerKnown
  return state.status !== 'refused' || state.reading !== null
}
