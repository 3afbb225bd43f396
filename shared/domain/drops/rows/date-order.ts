// In which order a file writes day and month, where its dates leave that open: as the settings say, else as the first
// date proves that is one in a single order only.

import type { Day } from '../../calendar.ts'
import type { Note, Refusal } from '../outcome.ts'
import { type KnownOrder, ReadAgain } from '../read-again.ts'
import {
  createDateReader,
  type DateOrder,
  inOrderOf,
  isOrdered,
  type OrderedDate,
  provenOrder,
} from './dates.ts'

/** A row, as far as dates go: what stands in its columns of dates, in the order of the file. */
export interface DatedRow {
  readonly line: number
  dates(): Iterable<string>
}

export interface DateOrders {
  /** `unreadable`: it is no date in that order, or in any; `ambiguous`: nobody can say which. */
  read(text: string, row: DatedRow): Day | 'unreadable' | 'ambiguous'
  /** Looks for a proof in a row whose dates nobody else reads. */
  look(row: DatedRow): void
  /** This reading has met a date that it cannot read: all that it is still good for is to find a proof. */
  isSeeking(): boolean
  /** Ends such a reading. */
  end(): void
  note(): Note[]
}

export function createDateOrders(
  timeZone: string,
  configured: DateOrder | null,
  known: KnownOrder | null,
): DateOrders {
  const readDate = createDateReader(timeZone)
  let proof = known === null || known === 'unproven' ? null : known
  let order = configured ?? proof?.order ?? null
  let seeking = false

  function look(row: DatedRow): void {
    if (order !== null || known === 'unproven') return
    for (const value of row.dates()) {
      const date = readDate(value)
      const proven = isOrdered(date) ? provenOrder(date) : null
      if (proven === null) continue
      proof = { order: proven, value, line: row.line }
      order = proven
      if (seeking) throw new ReadAgain({ dateOrder: proof })
      return
    }
  }

  function settled(date: OrderedDate, row: DatedRow): Day | 'unreadable' | 'ambiguous' {
    look(row)
    if (order !== null) return inOrderOf(order, date) ?? 'unreadable'
    seeking = known === null
    return 'ambiguous'
  }

  return {
    read(text, row) {
      const date = readDate(text)
      return isOrdered(date) ? settled(date, row) : (date ?? 'unreadable')
    },
    look,
    isSeeking: () => seeking,
    end() {
      if (seeking) throw new ReadAgain({ dateOrder: 'unproven' })
    },
    note: () => (proof === null || configured !== null ? [] : [proofNote(proof)]),
  }
}

export function ambiguousDate(value: string, place: string): Refusal {
  return {
    code: 'ambiguous_date',
    message: `The dates of the file may be day/month or month/day, and none of them tells which: ${place} says ${value}. Add "date_order": "day-first" or "date_order": "month-first" to the partner in partners.json.`,
  }
}

function proofNote({ order, value, line }: Exclude<KnownOrder, 'unproven'>): Note {
  const meaning = order === 'day-first' ? 'day/month/year' : 'month/day/year'
  return { code: 'date_order', message: `dates are read as ${meaning}: line ${line} says ${value}` }
}
