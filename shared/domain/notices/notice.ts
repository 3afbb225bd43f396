// What a partner is notified of beside its digests, independent of language.

import * as z from 'zod/mini'
import { DATASETS } from '../drops/drop-key.ts'
import { REFUSAL_CODES } from '../drops/outcome.ts'
import type { Immutable } from '../immutable.ts'

const head = {
  partner: z.object({ id: z.string(), name: z.string() }),
  /** The local day of the notice. */
  day: z.string(),
  /** ISO week of the day before. */
  week: z.string(),
}

const gap = z.object({
  dataset: z.enum(DATASETS),
  /** The latest day with data, and how many days ago it was. */
  lastDay: z.string(),
  ageDays: z.number(),
})

const refusal = z.object({
  key: z.string(),
  code: z.enum(REFUSAL_CODES),
  /** One sentence, without text from the file, which only the receipt may quote. */
  message: z.string(),
  /** What the key held before; null for a new key. */
  replaced: z.nullable(z.object({ rows: z.number(), customers: z.number() })),
  /** The receipt's key in the reports bucket. */
  receiptKey: z.string(),
})

/** Datasets that have stopped arriving. */
const gapNotice = z.object({ ...head, kind: z.literal('gap'), gaps: z.array(gap) })

/** Refused drops; `more`: how many beside those listed. */
const refusalNotice = z.object({
  ...head,
  kind: z.literal('refusal'),
  drops: z.array(refusal),
  more: z.number(),
})

/** Serialisable as plain JSON; days are `YYYY-MM-DD`. */
export const noticeSchema = z.discriminatedUnion('kind', [gapNotice, refusalNotice])

export type Notice = GapNotice | RefusalNotice
export type GapNotice = Immutable<z.output<typeof gapNotice>>
export type RefusalNotice = Immutable<z.output<typeof refusalNotice>>
export type NoticedGap = GapNotice['gaps'][number]
export type NoticedRefusal = RefusalNotice['drops'][number]
