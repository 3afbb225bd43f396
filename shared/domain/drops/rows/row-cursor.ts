// Reads one row's cells by field and remembers the first thing that is wrong with it: one code a row.

import type { Day } from '../../calendar.ts'
import { type CustomerId, customerId } from '../../ids.ts'
import type { RejectCode } from '../outcome.ts'
import type { Batch, Cells } from '../tables/batch.ts'
import { readBoolean, readCount } from './cells.ts'
import type { DatedRow, DateOrders } from './date-order.ts'
import { columnName, type Field, type Header, type Limit, type Place, positionsIn } from './header.ts'

export interface Fault {
  readonly code: RejectCode
  /** The column as the file names it; '' where no single column is to blame. */
  readonly column: string
  /** The cell as it stands. */
  readonly value: string
}

/** What all rows of a drop have in common. */
export interface Frame {
  /** The customer that the key names. */
  readonly keyCustomer: CustomerId | null
  /** Other words for customers, lower-case. */
  readonly customers: ReadonlyMap<string, CustomerId>
  /** A cell of one hyphen says nothing: help desks write it where they have nothing to say. */
  readonly dashIsBlank: boolean
  /** A column is sought record by record, as in JSON. */
  readonly recordwise: boolean
  /** The day of the key until the file states another. */
  effectiveDay: Day
}

/** Every reader notes the first fault of the row and then answers something harmless. */
export interface RowCursor extends DatedRow {
  enter(batch: Batch): void
  start(row: number): void
  readonly fault: Fault | null
  /** Notes a fault if there is none yet. */
  reject(code: RejectCode, field: Field): void
  /** Where a value is longer than it may be. */
  rejectTooLong(): void
  /** Trimmed; '' where blank or absent. */
  text(field: Field): string
  /** A blank one is a fault. */
  neededText(field: Field): string
  count(field: Field): number | null
  neededCount(field: Field): number
  flag(field: Field): boolean | null
  /** Lower-case, whatever it is. */
  looseText(field: Field): string
  /** What is neither yes nor no is as blank. */
  looseFlag(field: Field): boolean | null
  /** One of some words, in any case; after a fault `otherwise`. */
  word<T>(field: Field, words: ReadonlyMap<string, T>, code: RejectCode, otherwise: T): T
  neededDay(field: Field): Day
  /** A day after the effective day is a fault. */
  pastDay(field: Field): Day | null
  /** What is no date is as blank, and counted. */
  looseDay(field: Field): Day | null
  /** Of a field that sets the day of the file; the fault is up to the caller. */
  statedDay(field: Field): Day | null
  /** The key and the row must agree where both name a customer. */
  customer(field: Field): CustomerId
  /** The name, as columns are compared, under which the field is stated in this row. */
  nameOf(field: Field): string
}

export interface CursorParts {
  readonly frame: Frame
  readonly header: Header
  readonly dates: DateOrders
  /** The columns of dates. */
  readonly dateFields: readonly Field[]
  /** A date that is needed, and that nobody can read for want of an order. */
  onAmbiguous(value: string, line: number): void
  /** A value that is passed over. */
  onIgnored(field: Field, line: number): void
}

export function createRowCursor(parts: CursorParts): RowCursor {
  const { frame, header, dates } = parts
  let batch: Batch | null = null
  let row = 0
  let cells: Cells[] = []
  let fault: Fault | null = null

  function cellsAt(at: number): Cells | undefined {
    cells[at] ??= batch?.column(at) as Cells
    return cells[at]
  }

  function stated(at: number): string {
    const text = cellsAt(at)?.text(row).trim() ?? ''
    return frame.dashIsBlank && text === '-' ? '' : text
  }

  /** Of columns with one name the first that is not blank. */
  function firstStated(positions: readonly number[]): string {
    for (const at of positions) {
      const text = stated(at)
      if (text !== '') return text
    }
    return ''
  }

  function has(positions: readonly number[]): boolean {
    return positions.some((at) => cellsAt(at)?.has(row) === true)
  }

  function textAt({ at, second, needsSecond }: Place): string {
    if (second === null) return firstStated(at)
    if (frame.recordwise && !(has(at) && (!needsSecond || has(second)))) return ''
    return [firstStated(at), firstStated(second)].filter((text) => text !== '').join(' > ')
  }

  function rawText({ only, places }: Field): string {
    if (only !== -1) return stated(only)
    for (const place of places) {
      const text = textAt(place)
      if (text !== '') return text
    }
    return ''
  }

  function text(field: Field): string {
    if (frame.recordwise && holdsList(field)) reject('bad_json', field)
    return rawText(field)
  }

  /** A list that holds more than plain values stands where the field would be read from. */
  function holdsList({ places }: Field): boolean {
    for (const place of places) {
      if (place.at.some((at) => cellsAt(at)?.isPlain(row) === false)) return true
      if (textAt(place) !== '') return false
    }
    return false
  }

  /** Where the field is stated, else its first place; -1: nowhere. */
  function speaker(field: Field): number {
    const positions = positionsIn(field)
    const isSaying = (at: number) => stated(at) !== '' || cellsAt(at)?.isPlain(row) === false
    return positions.find(isSaying) ?? positions[0] ?? -1
  }

  function reject(code: RejectCode, field: Field): void {
    if (fault !== null) return
    const at = speaker(field)
    const column = header.columns[at] ?? field.column
    fault = { code, column, value: at === -1 ? '' : (cellsAt(at)?.text(row) ?? '') }
  }

  function isTooLong(field: Field): boolean {
    const { limit } = field
    if (limit === null) return false
    const fits = Math.min(limit.characters, limit.bytes / MAX_BYTES_PER_UNIT)
    if (field.only !== -1 && (cellsAt(field.only)?.text(row).length ?? 0) <= fits) return false
    if (!exceeds(rawText(field), limit)) return false
    // Two that are joined have the limit each.
    const place = field.places.find((each) => textAt(each) !== '')
    return (
      place?.second == null ||
      exceeds(firstStated(place.at), limit) ||
      exceeds(firstStated(place.second), limit)
    )
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

  const cursor: RowCursor = {
    get line() {
      return batch?.line(row) ?? 0
    },
    *dates() {
      const positions = new Set(parts.dateFields.flatMap(positionsIn))
      for (const at of [...positions].sort((a, b) => a - b)) yield stated(at)
    },
    enter(next) {
      batch = next
      cells = []
    },
    start(next) {
      row = next
      fault = null
    },
    get fault() {
      return fault
    },
    reject,
    rejectTooLong() {
      for (const field of header.fields()) if (isTooLong(field)) return reject('too_long', field)
    },
    text,
    neededText(field) {
      const cell = text(field)
      if (cell === '') reject('missing_value', field)
      return cell
    },
    count: (field) => value(field, readCount, 'bad_number', false),
    neededCount: (field) => value(field, readCount, 'bad_number', true) ?? 0,
    flag: (field) => value(field, readBoolean, 'bad_boolean', false),
    looseText: (field) => rawText(field).toLowerCase(),
    looseFlag: (field) => readBoolean(rawText(field)),
    word(field, words, code, otherwise) {
      return value(field, (cell) => words.get(cell.toLowerCase()) ?? null, code, false) ?? otherwise
    },
    neededDay: (field) => value(field, readNeeded, 'bad_date', true) ?? frame.effectiveDay,
    pastDay(field) {
      const day = value(field, readNeeded, 'bad_date', false)
      if (day !== null && day > frame.effectiveDay) reject('future_date', field)
      return day
    },
    looseDay(field) {
      const cell = rawText(field)
      const date = cell === '' ? null : dates.read(cell, cursor)
      if (typeof date !== 'string') return date
      parts.onIgnored(field, cursor.line)
      return null
    },
    statedDay(field) {
      const cell = rawText(field)
      return cell === '' ? null : readNeeded(cell)
    },
    customer(field) {
      const word = customerId(text(field))
      const named = frame.customers.get(word) ?? word
      if (named === '') {
        if (frame.keyCustomer === null) reject('missing_value', field)
        return frame.keyCustomer ?? named
      }
      if (frame.keyCustomer === null || named === frame.keyCustomer) return named
      if (cursor.nameOf(field) !== WORD_FOR_CUSTOMER) reject('unknown_customer_column', field)
      return frame.keyCustomer
    },
    nameOf: (field) => columnName(header.columns[speaker(field)] ?? ''),
  }

  function readNeeded(cell: string): Day | null {
    const date = dates.read(cell, cursor)
    if (date === 'ambiguous') parts.onAmbiguous(cell, cursor.line)
    return typeof date === 'string' ? null : date
  }

  return cursor
}

function exceeds(text: string, { characters, bytes }: Limit): boolean {
  return (text.length > characters && [...text].length > characters) || Buffer.byteLength(text) > bytes
}

/** A column that holds a domain, not an id. */
const WORD_FOR_CUSTOMER = 'tenant'
/** UTF-8 has at most three bytes for each unit of a JavaScript string. */
const MAX_BYTES_PER_UNIT = 3
