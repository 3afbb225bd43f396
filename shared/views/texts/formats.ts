// Numbers and dates in a reader's locale. Percentages are given as the product shows them: 56 is 56 %.

import type { Weekday } from '../../domain/settings.ts'
import { fileSize } from './file-size.ts'
import { colonIn, sentenceIn, sentencesIn } from './punctuation.ts'

export interface Formats {
  /** BCP 47, for the `lang` attribute. */
  readonly locale: string
  count(value: number): string
  /** One decimal. */
  percent(value: number): string
  /** A threshold, without trailing zeros. */
  limit(value: number): string
  decimal(value: number): string
  /** At most one decimal: counts that may end in a half. */
  loose(value: number): string
  /** One decimal, with its sign: +1.2, −0.7. */
  signed(value: number): string
  /** Days are `YYYY-MM-DD`. */
  day(isoDay: string): string
  shortDays(firstDay: string, lastDay: string): string
  days(firstDay: string, lastDay: string): string
  /** The name of an IANA zone around that day. */
  zone(timeZone: string, isoDay: string): string
  /** A moment on that zone's clock, to the minute. `timeZone`: IANA. */
  time(atMs: number, timeZone: string): string
  weekday(weekday: Weekday): string
  list(items: readonly string[]): string
  labelled(label: string, text: string): string
  /** With its full stop. */
  sentence(text: string): string
  /** One after the other; '' is left out. */
  sentences(sentences: readonly string[]): string
  /** The size of a file. */
  bytes(bytes: number): string
  /** `currency`: ISO 4217; whole amounts without decimals. */
  money(amount: number, currency: string): string
}

export function formatsFor(locale: string): Formats {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const whole = number({ maximumFractionDigits: 0 })
  const loose = number({ maximumFractionDigits: 1 })
  const tenth = number(ONE_DECIMAL)
  const sign = number({ ...ONE_DECIMAL, signDisplay: 'exceptZero' })
  const percent = number({ ...ONE_DECIMAL, style: 'percent' })
  const limit = number({ style: 'percent', maximumFractionDigits: 2 })
  const long = date({ day: 'numeric', month: 'long', year: 'numeric' })
  const short = date({ day: 'numeric', month: 'short' })
  const weekdays = date({ weekday: 'long' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    locale,
    count: (value) => whole.format(value),
    percent: (value) => percent.format(value / 100),
    limit: (value) => limit.format(value / 100),
    decimal: (value) => tenth.format(value),
    loose: (value) => loose.format(value),
    signed: (value) => sign.format(value).replace('-', MINUS),
    day: (isoDay) => long.format(instant(isoDay)),
    shortDays: (firstDay, lastDay) => short.formatRange(instant(firstDay), instant(lastDay)),
    days: (firstDay, lastDay) => long.formatRange(instant(firstDay), instant(lastDay)),
    zone: (timeZone, isoDay) => `${zoneName(locale, timeZone, isoDay)} (${timeZone})`,
    time: (atMs, timeZone) => date({ ...TO_THE_MINUTE, timeZone }).format(atMs),
    weekday: (weekday) => weekdays.format(instant(A_WEEK[weekday])),
    list: (items) => list.format(items),
    labelled: (label, text) => `${label}${colonIn(locale)}${text}`,
    sentence: (text) => sentenceIn(locale, text),
    sentences: (sentences) => sentencesIn(locale, sentences),
    bytes: (bytes) => fileSize(bytes, locale),
    money: (amount, currency) =>
      number({ style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(amount),
  }
}

const TO_THE_MINUTE = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const

/** The days of any week. */
const A_WEEK: Readonly<Record<Weekday, string>> = {
  monday: '2026-11-16',
  tuesday: '2026-11-17',
  wednesday: '2026-11-18',
  thursday: '2026-11-19',
  friday: '2026-11-20',
  saturday: '2026-11-21',
  sunday: '2026-11-22',
}

const MINUS = '\u2212'
const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const

function instant(isoDay: string): number {
  return Date.parse(`${isoDay}T00:00:00Z`)
}

function zoneName(locale: string, timeZone: string, isoDay: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(
    instant(isoDay),
  )
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}
