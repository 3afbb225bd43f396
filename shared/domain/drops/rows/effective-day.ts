// The day that a file speaks of: what its first readable row says, else the day in its key.

import { type Day, formatDay } from '../../calendar.ts'
import type { Refusal } from '../outcome.ts'
import { openDayReader } from './cells.ts'
import { columnName, type Field, type Header, optional } from './header.ts'
import type { Frame, RowCursor } from './row-cursor.ts'

export interface EffectiveDay {
  /** Rejects a row that says another day, or none; the first readable one sets the day of the frame. */
  check(row: RowCursor): void
  /** null: the file has the column, and no row has told the day yet. */
  known(): Day | null
  /** Set when the day is too far from that of the key. */
  refusal(): Refusal | null
}

/** Further from the day of the key, one of both is a typing error. */
const MAX_DAYS_FROM_KEY = 31

const COLUMN = optional('report_refresh_date', 'as_of_date', 'processeddatetime')

export function openEffectiveDay(header: Header, frame: Frame): EffectiveDay {
  const keyDay = frame.effectiveDay
  const asked = header.field(COLUMN)
  // Records of JSON that bring the column later do not change what rows before them said: they have to say the same.
  const isLate = asked.at.length === 0
  const field: Field = isLate ? asked : { ...asked }
  const readDay = openDayReader(frame.timeZone)
  let known: Day | null = isLate ? keyDay : null
  let refusal: Refusal | null = null

  return {
    check(row) {
      if (field.at.length === 0) return
      const text = row.text(field)
      if (isLate && text === '') return
      const day = readDay(text)
      if (day !== null && known === null) {
        known = day
        frame.effectiveDay = day
        if (Math.abs(day - keyDay) > MAX_DAYS_FROM_KEY) refusal = farFromKey(field, day, keyDay)
      }
      if (day === null || day !== known) row.reject('bad_effective_date', field)
    },
    known: () => known,
    refusal: () => refusal,
  }
}

function farFromKey({ label }: Field, day: Day, keyDay: Day): Refusal {
  const days = Math.abs(day - keyDay)
  // By its known name: files spell it in many ways, and none is repeated.
  const message = `${columnName(label)} says ${formatDay(day)}, ${days} days from ${formatDay(keyDay)} in the key (at most ${MAX_DAYS_FROM_KEY} are allowed); correct the date in the key or in the file.`
  return { code: 'far_date', message }
}
