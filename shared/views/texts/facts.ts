// The facts that sentences are made of, where the digest has no type for them.

import type { Doubts } from '../../domain/digest/data-quality.ts'
import type { ENCODINGS, Format } from '../../domain/drops/outcome.ts'
import type { Guard } from '../../domain/flags/flag.ts'

/** `unused`, `calls` and `expansion` are the advice of the source; the others the product's own. */
export type AdviceTopic = 'unused' | 'calls' | 'expansion' | 'over' | 'stale' | 'unmatched'

export interface Advice {
  readonly title: string
  readonly problem: string
  readonly consider: string
  readonly try: string
}

/** A percentage and the counts that it comes from. */
export interface Ratio {
  readonly part: number
  readonly whole: number
  readonly pct: number
}

/** What a rule comes to today. `limit`: the threshold, or what the figure must reach for two weeks to clear. */
export type Verdict =
  | { readonly kind: 'firing' | 'improving' | 'cleared'; readonly limit: number }
  | { readonly kind: 'guarded'; readonly guard: Guard; readonly coverageDays: number }

/** null: unknown. `baseline`: the usual number of calls, where it plays a part. */
export interface CallFacts {
  readonly calls: number
  readonly per100: number | null
  readonly baseline: number | null
}

/** Adjusted usage now, a week ago, and the mean of the four weeks before; null: not comparable. */
export interface DeclineFacts {
  readonly pct: number
  readonly weekBefore: number | null
  readonly mean: number | null
}

/** Users behind names that match nothing, of those active; seats that nobody uses, of those sold. */
export interface UnmatchedFacts {
  readonly users: number
  readonly active: number
  readonly idle: number
  readonly sold: number
}

/** Customers with an open critical or warning flag, and those of them with a critical one. */
export interface Attention {
  readonly customers: number
  readonly critical: number
  /** Why no flag is no good news. */
  readonly doubts: Doubts
  /** Of the last 7 days. */
  readonly rejectedRows: number
}

/** What a key held before its file was refused. */
export interface Replaced {
  readonly rows: number
  readonly customers: number
}

export interface TrendPoint {
  readonly value: number
  /** `YYYY-MM-DD` */
  readonly day: string
}

/** Weekly values of one figure; null: no week is known. */
export interface TrendFacts {
  readonly label: string
  readonly first: TrendPoint | null
  readonly last: TrendPoint | null
  readonly lowest: TrendPoint | null
  readonly highest: TrendPoint | null
  readonly weeks: number
  /** How many of them nobody knows. */
  readonly unknown: number
}

/** Of a file as it was read; null: the reading did not come that far. */
export interface FileFacts {
  readonly format: Format | null
  readonly delimiter: string | null
  readonly encoding: (typeof ENCODINGS)[number] | null
  readonly container: string | null
  readonly bytes: number | null
}
