// What a cell may say: days, counts, yes or no. Every reader answers null for what it cannot read.

import { type Day, dayInZone, parseDay } from '../../calendar.ts'
import { ownCopy } from '../../sheets/own-copy.ts'

const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,9}))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/
const REMEMBERED_DAYS = 5_000
/** Instants outside may fall on days that have no four-digit year. */
const FIRST_YEAR = '1000'
const LAST_YEAR = '9998'

/**
 * Reads `YYYY-MM-DD` and `YYYY-MM-DDTHH:MM:SS[.sss][Z|±hh:mm]`. A time with an offset is placed in the time zone,
 * then cut to its date; midnight UTC (`T00:00:00Z`) is how Microsoft writes a bare date, and stays that date.
 */
export function openDayReader(timeZone: string): (text: string) => Day | null {
  const remembered = new Map<string, Day | null>()
  return (text) => {
    let day = remembered.get(text)
    if (day === undefined) {
      day = readDay(text, timeZone)
      if (remembered.size >= REMEMBERED_DAYS) remembered.clear()
      remembered.set(ownCopy(text), day)
    }
    return day
  }
}

function readDay(text: string, timeZone: string): Day | null {
  const match = DATE_TIME.exec(text)
  if (match === null) return parseDay(text)
  const [, date = '', time = '', fraction = '', offset] = match
  const day = parseDay(date)
  if (day === null || offset === undefined) return day
  if (offset === 'Z' && time === '00:00:00' && !/[1-9]/.test(fraction)) return day
  const year = date.slice(0, 4)
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  return dayInZone(Date.parse(`${date}T${time}${offset}`), timeZone)
}

/** A whole number of 0 or more, at most 2^53 − 1. */
export function readCount(text: string): number | null {
  if (!/^\d+$/.test(text)) return null
  const count = Number(text)
  return Number.isSafeInteger(count) ? count : null
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
])

export function readBoolean(text: string): boolean | null {
  return BOOLEANS.get(text) ?? BOOLEANS.get(text.toLowerCase()) ?? null
}
