// What a file's name tells of it: a proposal for a person to correct, never more. Reading decides by the content.

import { parseDay } from '../calendar.ts'
import type { Dataset } from './drop-key.ts'

export interface Guess {
  /** null: the name does not say. */
  readonly dataset: Dataset | null
  /** `YYYY-MM-DD` */
  readonly day: string | null
}

/** The first that fits: reports of activity have names of products in theirs, and seats are counted by SKU. */
const WORDS: readonly (readonly [Dataset, RegExp])[] = [
  ['activity', /activity|active|userdetail|usage|lastlogin|signin/],
  ['support', /ticket|support|call|incident|case|helpdesk|zendesk|freshdesk|request/],
  ['entitlements', /entitlement|subscription|subscribed|sku|licen[cs]|seat|customers?list/],
]

/** `today`: `YYYY-MM-DD`; no file reports on a later day. */
export function guessOf(fileName: string, today: string): Guess {
  const letters = fileName.toLowerCase().replace(/[^a-z]/g, '')
  const dataset = WORDS.find(([, words]) => words.test(letters))?.[0] ?? null
  return { dataset, day: dayIn(fileName, today) }
}

/** `2026-11-19`, `20261119`; and `11_19_2026`, as the Microsoft 365 admin center writes it, the month first. */
function dayIn(fileName: string, today: string): string | null {
  const [, year, , month, day] = /(?<!\d)(20\d\d)([-_. ]?)(\d\d)\2(\d\d)(?!\d)/.exec(fileName) ?? []
  const [, ownMonth, ownDay, ownYear] = /(?<!\d)(\d\d?)_(\d\d?)_(20\d\d)(?!\d)/.exec(fileName) ?? []
  const found = [
    [year, month, day],
    [ownYear, ownMonth?.padStart(2, '0'), ownDay?.padStart(2, '0')],
  ].map((parts) => parts.join('-'))
  return found.find((text) => parseDay(text) !== null && text <= today) ?? null
}
