// Dates as programs and people write them. Most have one meaning; of `11/10/2026` the order must come from outside.

import { type Day, dayInZone, parseDay } from '../../calendar.ts'
import { detachString } from '../../sheets/detach-string.ts'

/** A date of digits and slashes or hyphens: what it is in either order, null where it is none. */
export interface OrderedDate {
  readonly dayFirst: Day | null
  readonly monthFirst: Day | null
}

export type ReadDate = Day | OrderedDate | null

export const DATE_ORDERS = ['day-first', 'month-first'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

const REMEMBERED_DATES = 5_000

/** A time with an offset is placed in the time zone, then cut to its date; one without is its own date. */
export function createDateReader(timeZone: string): (text: string) => ReadDate {
  const remembered = new Map<string, ReadDate>()
  return (text) => {
    let date = remembered.get(text)
    if (date === undefined) {
      date = readDate(text, timeZone)
      if (remembered.size >= REMEMBERED_DATES) remembered.clear()
      remembered.set(detachString(text), date)
    }
    return date
  }
}

export function isOrdered(date: ReadDate): date is OrderedDate {
  return typeof date === 'object' && date !== null
}

export function inOrderOf(order: DateOrder, { dayFirst, monthFirst }: OrderedDate): Day | null {
  return order === 'day-first' ? dayFirst : monthFirst
}

/** The order in which a date is one, if it is none in the other. */
export function provenOrder({ dayFirst, monthFirst }: OrderedDate): DateOrder | null {
  if (dayFirst !== null && monthFirst !== null) return null
  return dayFirst !== null ? 'day-first' : 'month-first'
}

const LONGEST_DATE = 100

function readDate(written: string, timeZone: string): ReadDate {
  const plain = parseDay(written)
  if (plain !== null) return plain
  if (written.length > LONGEST_DATE) return null
  const text = written.trim().replace(/\s+/g, ' ')
  return readInstant(text, timeZone) ?? readCalendarDate(text, timeZone)
}

const SINCE_1970 = /^(?:\d{10}|\d{13})$/
const DOT_NET = /^\\?\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\\?\/$/

function readInstant(text: string, timeZone: string): Day | null {
  if (SINCE_1970.test(text)) return instantDay(Number(text) * (text.length === 10 ? 1_000 : 1), timeZone)
  const dotNet = DOT_NET.exec(text)
  return dotNet === null ? null : instantDay(Number(dotNet[1]), timeZone)
}

const MS_PER_DAY = 86_400_000
/** Beyond, the days around have no year of four digits. */
const FIRST_INSTANT = Date.UTC(1000, 0, 2)
const LAST_INSTANT = Date.UTC(9998, 11, 30)

/** Midnight in UTC, marked as UTC, is how many programs write a bare date, and stays that date. */
function instantDay(ms: number, timeZone: string, isInUtc = true): Day | null {
  if (ms < FIRST_INSTANT || ms > LAST_INSTANT) return null
  return isInUtc && ms % MS_PER_DAY === 0 ? ((ms / MS_PER_DAY) as Day) : dayInZone(ms, timeZone)
}

interface DateParts {
  readonly year: string
  readonly month: string
  readonly day: string
}

const YEAR_FIRST = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?!\d)/
const DIGITS_ALONE = /^(\d{4})(\d{2})(\d{2})(?!\d)/
const DOTS = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)/
const MONTH_NAME_SECOND = /^(\d{1,2})[ /-]([a-z]{3,9})[ /-](\d{4}|\d{2})(?!\d)/i
const MONTH_NAME_FIRST = /^([a-z]{3,9}) (\d{1,2}),? (\d{4}|\d{2})(?![\d:])/i
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}, ?/i
const ORDERED = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/

function readCalendarDate(text: string, timeZone: string): ReadDate {
  const ordered = ORDERED.exec(text)
  if (ordered !== null) {
    const [whole, a = '', , b = '', year = ''] = ordered
    const rest = text.slice(whole.length)
    const dayFirst = dayAt({ year, month: b, day: a }, rest, timeZone)
    const monthFirst = dayAt({ year, month: a, day: b }, rest, timeZone)
    // The same day in either order, or in none.
    return dayFirst === monthFirst ? dayFirst : { dayFirst, monthFirst }
  }
  const inDigits = YEAR_FIRST.exec(text)
  if (inDigits !== null) {
    const [whole, year = '', , month = '', day = ''] = inDigits
    return dayAt({ year, month, day }, text.slice(whole.length), timeZone)
  }
  const alone = DIGITS_ALONE.exec(text)
  if (alone !== null) {
    const [whole, year = '', month = '', day = ''] = alone
    return dayAt({ year, month, day }, text.slice(whole.length), timeZone)
  }
  const dots = DOTS.exec(text)
  if (dots !== null) {
    const [whole, day = '', month = '', year = ''] = dots
    return dayAt({ year, month, day }, text.slice(whole.length), timeZone)
  }
  return withMonthName(text.replace(WEEKDAY, ''), timeZone)
}

function withMonthName(text: string, timeZone: string): Day | null {
  const second = MONTH_NAME_SECOND.exec(text)
  if (second !== null) {
    const [whole, day = '', name = '', year = ''] = second
    return dayAt({ year, month: monthNumber(name), day }, text.slice(whole.length), timeZone)
  }
  const first = MONTH_NAME_FIRST.exec(text)
  if (first === null) return null
  const [whole, name = '', day = '', year = ''] = first
  return dayAt({ year, month: monthNumber(name), day }, text.slice(whole.length), timeZone)
}

const MONTHS = 'january,february,march,april,may,june,july,august,september,october,november,december'.split(
  ',',
)

/** `nov` and `november`; what is no month is month 0. */
function monthNumber(name: string): string {
  const word = name.toLowerCase()
  const isMonth = (month: string) => word === month || word === month.slice(0, 3)
  return word === 'sept' ? '9' : String(MONTHS.findIndex(isMonth) + 1)
}

/** `rest`: what follows the date, its time. */
function dayAt({ year, month, day }: DateParts, rest: string, timeZone: string): Day | null {
  const fullYear = year.length === 2 ? `20${year}` : year
  const date = parseDay(`${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  if (date === null || rest === '') return date
  const time = readTime(rest)
  if (time === null) return null
  const { ms, offsetMinutes } = time
  if (offsetMinutes === null) return date
  return instantDay(date * MS_PER_DAY + ms - offsetMinutes * 60_000, timeZone, offsetMinutes === 0)
}

interface TimeOfDay {
  readonly ms: number
  /** null: none is stated. */
  readonly offsetMinutes: number | null
}

const TIME =
  /^(?:T| ?, ?| )(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([AP])M)?(?: ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?$/i

function readTime(text: string): TimeOfDay | null {
  const match = TIME.exec(text)
  if (match === null) return null
  const [, hour = '', minute = '', second = '0', fraction = '', half, offset] = match
  const hours = half === undefined ? Number(hour) : halfDayHours(Number(hour), half.toUpperCase() === 'P')
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const seconds = (hours * 60 + Number(minute)) * 60 + Number(second)
  // However little, it is past midnight.
  const ms = seconds * 1_000 + (/[1-9]/.test(fraction) ? 1 : 0)
  if (offset === undefined) return { ms, offsetMinutes: null }
  const offsetMinutes = readOffset(offset)
  return offsetMinutes === null ? null : { ms, offsetMinutes }
}

/** 12 AM is midnight, 12 PM is noon. What is no hour of half a day is none of the day. */
function halfDayHours(hour: number, isAfternoon: boolean): number {
  if (hour > 12) return Number.POSITIVE_INFINITY
  return (hour % 12) + (isAfternoon ? 12 : 0)
}

function readOffset(offset: string): number | null {
  if (/^[a-z]/i.test(offset)) return 0
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  const hours = Number(digits.slice(0, 2))
  const minutes = Number(digits.slice(2))
  if (hours > 23 || minutes > 59) return null
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) || 0
}
