// What is told to a partner beside its digests, in no language yet.

import type { Dataset } from '../drops/drop-key.ts'
import type { RefusalCode } from '../drops/outcome.ts'

/** Plain JSON; days are `YYYY-MM-DD`. */
export type Notice = GapNotice | RefusalNotice

interface NoticeHead {
  readonly partner: { readonly id: string; readonly name: string }
  /** The local day on which it is told. */
  readonly day: string
  /** ISO week of the day before. */
  readonly week: string
}

/** Datasets that have stopped coming. */
export interface GapNotice extends NoticeHead {
  readonly kind: 'gap'
  readonly gaps: readonly NoticedGap[]
}

export interface NoticedGap {
  readonly dataset: Dataset
  /** The latest day with data, and how long ago that was. */
  readonly lastDay: string
  readonly ageDays: number
}

/** Drops that were refused and say nothing. */
export interface RefusalNotice extends NoticeHead {
  readonly kind: 'refusal'
  readonly drops: readonly NoticedRefusal[]
  /** How many more there are. */
  readonly more: number
}

export interface NoticedRefusal {
  readonly key: string
  readonly code: RefusalCode
  /** One sentence, without words out of the file: the receipt may have those. */
  readonly message: string
  /** What the key said before and no longer says; null for a new key. */
  readonly replaced: { readonly rows: number; readonly customers: number } | null
  /** Where the receipt lies in the reports bucket. */
  readonly receiptKey: string
}
