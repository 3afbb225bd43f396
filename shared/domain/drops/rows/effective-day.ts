// The day that a file speaks of: what its first readable row says, else the day in its key.

import { type Day, formatDay } from '../../calendar.ts'
import type { Refusal } from '../outcome.ts'
import { columnName, type Field, type Header } from './header.ts'
import type { Frame, RowCursor } from './row-cursor.ts'

export interface EffectiveDay {
  readonly field: Field
  /** Rejects a row that says another day, or none; the first readable one sets the day of the frame. */
  check(row: RowCursor): void
  /** Of a row that is skipped: it may set the day, and is not rejected. */
  see(row: RowCursor): void
  /** null: the file has the column, and no row has stated the day yet. */
  known(): Day | null
  /** Set when the day is too far from that of the key. */
  refusal(): Refusal | null
}

/** Further from the day of the key, one of both is a typing error. */
const MAX_DAYS_FROM_KEY = 31
/** Partner Center processes its customers one after the other. */
const PROCESSED = 'processedDateTime'
const MAX_DAYS_OF_PROCESSING = 7

export const EFFECTIVE_DATE_NAMES = ['Report Refresh Date', 'as_of_date', PROCESSED] as const

export function createEffectiveDay(header: Header, frame: Frame): EffectiveDay {
  const keyDay = frame.effectiveDay
  const field = header.field('as_of_date', EFFECTIVE_DATE_NAMES)
  // Records of JSON that bring the column later do not change what rows before them stated: they have to state the same.
  const isLate = field.places.length === 0
  let known: Day | null = isLate ? keyDay : null
  let refusal: Refusal | null = null

  /** null: the row says nothing that could be read. */
  function hear(row: RowCursor): Day | null {
    const day = row.statedDay(field)
    if (day === null || known !== null) return day
    known = day
    frame.effectiveDay = day
    if (Math.abs(day - keyDay) > MAX_DAYS_FROM_KEY) refusal = farFromKey(row.nameOf(field), day, keyDay)
    return day
  }

  function isOfFile(day: Day, row: RowCursor): boolean {
    const days = Math.abs(day - frame.effectiveDay)
    return days === 0 || (days <= MAX_DAYS_OF_PROCESSING && row.nameOf(field) === columnName(PROCESSED))
  }

  return {
    field,
    check(row) {
      if (field.places.length === 0) return
      if (isLate && row.text(field) === '') return
      const day = hear(row)
      if (day === null || !isOfFile(day, row)) row.reject('bad_effective_date', field)
    },
    see(row) {
      if (field.places.length > 0) hear(row)
    },
    known: () => known,
    refusal: () => refusal,
  }
}

/** By the name that is known: files spell it in many ways, and none is repeated. */
function farFromKey(name: string, day: Day, keyDay: Day): Refusal {
  const label = EFFECTIVE_DATE_NAMES.find((known) => columnName(known) === name) ?? 'as_of_date'
  const days = Math.abs(day - keyDay)
  const message = `${label} says ${formatDay(day)}, ${days} days from ${formatDay(keyDay)} in the key (at most ${MAX_DAYS_FROM_KEY} are allowed); correct the date in the key or in the file.`
  return { code: 'far_date', message }
}
