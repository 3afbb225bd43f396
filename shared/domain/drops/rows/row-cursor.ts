// Reads one row's cells by field and remembers the first thing that is wrong with it: one code a row.

import type { Day } from '../../calendar.ts'
import { type CustomerId, customerId } from '../../ids.ts'
import type { RejectCode } from '../outcome.ts'
import { openDayReader, readBoolean, readCount } from './cells.ts'
import type { Field } from './header.ts'

export interface Fault {
  readonly code: RejectCode
  /** The column as the file names it; '' where no single column is to blame. */
  readonly column: string
  /** The cell as it stands. */
  readonly value: string
}

/** What all rows of a drop have in common. */
export interface Frame {
  readonly timeZone: string
  /** The customer that the key names. */
  readonly keyCustomer: CustomerId | null
  /** The day of the key until the file has said otherwise. */
  effectiveDay: Day
}

/** Every reader notes the first fault of the row and then answers something harmless. */
export interface RowCursor {
  start(cells: readonly string[]): void
  readonly fault: Fault | null
  /** Notes a fault if there is none yet. */
  reject(code: RejectCode, field: Field): void
  /** Trimmed; '' where blank or absent. */
  text(field: Field): string
  /** A blank one is a fault. */
  neededText(field: Field): string
  count(field: Field): number | null
  neededCount(field: Field): number
  flag(field: Field): boolean | null
  /** One of some words, in any case; after a fault `otherwise`. */
  neededWord<T>(field: Field, words: ReadonlyMap<string, T>, code: RejectCode, otherwise: T): T
  day(field: Field): Day | null
  neededDay(field: Field): Day
  /** A day after the effective day is a fault. */
  pastDay(field: Field): Day | null
  /** The key and the row must agree where both name a customer. */
  customer(field: Field): CustomerId
}

export function openRowCursor(frame: Frame): RowCursor {
  const readDay = openDayReader(frame.timeZone)
  let cells: readonly string[] = []
  let fault: Fault | null = null

  function reject(code: RejectCode, field: Field): void {
    fault ??= { code, column: field.label, value: cells[speaker(field) ?? -1] ?? '' }
  }

  function stated(at: number | undefined, field: Field): string {
    const text = at === undefined ? '' : (cells[at] ?? '').trim()
    return field.dashIsBlank && text === '-' ? '' : text
  }

  /** Where the field states something, else its first place. */
  function speaker(field: Field): number | undefined {
    return field.at.find((at) => stated(at, field) !== '') ?? field.at[0]
  }

  function text(field: Field): string {
    return stated(field.at.length > 1 ? speaker(field) : field.at[0], field)
  }

  /** Blank is null without a fault, unless needed. */
  function value<T>(
    field: Field,
    read: (text: string) => T | null,
    code: RejectCode,
    needed: boolean,
  ): T | null {
    const cell = text(field)
    const found = cell === '' ? null : read(cell)
    if (found === null && (cell !== '' || needed)) reject(cell === '' ? 'missing_value' : code, field)
    return found
  }

  return {
    start(next) {
      cells = next
      fault = null
    },
    get fault() {
      return fault
    },
    reject,
    text,
    neededText(field) {
      const cell = text(field)
      if (cell === '') reject('missing_value', field)
      return cell
    },
    count: (field) => value(field, readCount, 'bad_number', false),
    neededCount: (field) => value(field, readCount, 'bad_number', true) ?? 0,
    flag: (field) => value(field, readBoolean, 'bad_boolean', false),
    neededWord(field, words, code, otherwise) {
      return value(field, (cell) => words.get(cell.toLowerCase()) ?? null, code, true) ?? otherwise
    },
    day: (field) => value(field, readDay, 'bad_date', false),
    neededDay: (field) => value(field, readDay, 'bad_date', true) ?? frame.effectiveDay,
    pastDay(field) {
      const day = value(field, readDay, 'bad_date', false)
      if (day !== null && day > frame.effectiveDay) reject('future_date', field)
      return day
    },
    customer(field) {
      const named = customerId(text(field))
      if (named === '') {
        if (frame.keyCustomer === null) reject('missing_value', field)
        return frame.keyCustomer ?? named
      }
      if (frame.keyCustomer !== null && named !== frame.keyCustomer) reject('unknown_customer_column', field)
      return named
    },
  }
}
