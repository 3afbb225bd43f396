// What is told to a partner beside its digests, in no language yet.

import * as z from 'zod/mini'
import { DATASETS } from '../drops/drop-key.ts'
import { REFUSAL_CODES } from '../drops/outcome.ts'
import type { Immutable } from '../immutable.ts'

const head = {
  partner: z.object({ id: z.string(), name: z.string() }),
  /** The local day on which it is told. */
  day: z.string(),
  /** ISO week of the day before. */
  week: z.string(),
}

const gap = z.object({
  dataset: z.enum(DATASETS),
  /** The latest day with data, and how long ago that was. */
  lastDay: z.string(),
  ageDays: z.number(),
})

const refusal = z.object({
  key: z.string(),
  code: z.enum(REFUSAL_CODES),
  /** One sentence, without words out of the file: the receipt may have those. */
  message: z.string(),
  /** What the key said before and no longer says; null for a new key. */
  replaced: z.nullable(z.object({ rows: z.number(), customers: z.number() })),
  /** Where the receipt lies in the reports bucket. */
  receiptKey: z.string(),
})

/** Datasets that have stopped coming. */
const gapNotice = z.object({ ...head, kind: z.literal('gap'), gaps: z.array(gap) })

/** Drops that were refused and say nothing; `more`: how many beside those listed. */
const refusalNotice = z.object({
  ...head,
  kind: z.literal('refusal'),
  drops: z.array(refusal),
  more: z.number(),
})

/** Plain JSON; days are `YYYY-MM-DD`. */
export const noticeSchema = z.discriminatedUnion('kind', [gapNotice, refusalNotice])

export type Notice = GapNotice | RefusalNotice
export type GapNotice = Immutable<z.output<typeof gapNotice>>
export type RefusalNotice = Immutable<z.output<typeof refusalNotice>>
export type NoticedGap = GapNotice['gaps'][number]
export type NoticedRefusal = RefusalNotice['drops'][number]
