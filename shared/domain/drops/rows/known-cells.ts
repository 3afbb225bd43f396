// Values of one column that have been read before, found by the bytes of their cells: most columns have few different ones.
// Most cells say what the one above says, or what came after that the last time: those two are tried before the table.

import { finished, mixed, SEED } from '../../sheets/byte-hash.ts'
import { NumberRows } from '../../sheets/number-rows.ts'
import type { UncutRows } from '../tables/uncut-rows.ts'
import { behindCell, type CellReader, UNKNOWN } from './cell-reader.ts'

const FIRST_SLOTS = 64
const FIRST_WORDS = 256
const WORD_BYTES = 4
const LINE_FEED = 10
/** Of a cell: where its words begin, its length, its hash, and which one came after it the last time. */
const [START, LENGTH, HASH, NEXT] = [0, 1, 2, 3]

export class KnownCells<T> implements CellReader {
  readonly column: number
  readonly #isLast: boolean
  /** All cells, one behind the other, each with its terminator: so it is known to be whole. */
  #words = new Int32Array(FIRST_WORDS)
  #usedWords = 0
  #cells = new NumberRows(4)
  #slots = new Int32Array(FIRST_SLOTS).fill(UNKNOWN)
  #values: T[] = []
  #latest = UNKNOWN

  /** Of a row of `width` cells; column -1: the file has no such column, and no cell says anything else than the others. */
  constructor(column: number, width: number) {
    this.column = column
    this.#isLast = column === width - 1
  }

  get size(): number {
    return this.#values.length
  }

  /** Of the cell that was read last. */
  get value(): T {
    return this.#values[this.#latest] as T
  }

  read(rows: UncutRows, start: number): number {
    const latest = this.#latest
    const found = latest === UNKNOWN ? this.#find(rows, start) : this.#findAfter(latest, rows, start)
    if (found === UNKNOWN) return UNKNOWN
    this.#latest = found
    return start + this.#cells.get(found, LENGTH)
  }

  /** What the cell means of a row whose cells begin there. */
  learn(rows: UncutRows, starts: Int32Array, value: T): void {
    if (this.column === -1) {
      this.#values[0] = value
      this.#latest = 0
      return
    }
    const start = starts[this.column] ?? 0
    const length = (starts[this.column + 1] ?? 0) - start
    if (!rows.holdsWords(start, length)) return
    const hash = hashAt(rows, start, length)
    const slot = this.#slotOf(hash, rows, start, length)
    const known = this.#slots[slot] ?? UNKNOWN
    if (known !== UNKNOWN) {
      this.#values[known] = value
      return
    }
    this.#slots[slot] = this.#cells.push(this.#usedWords, length, hash, UNKNOWN)
    this.#values.push(value)
    this.#keep(rows, start, length)
    if (2 * this.size > this.#slots.length) this.#rehash()
  }

  forget(): void {
    this.#words = new Int32Array(FIRST_WORDS)
    this.#usedWords = 0
    this.#cells = new NumberRows(4)
    this.#slots = new Int32Array(FIRST_SLOTS).fill(UNKNOWN)
    this.#values = []
    this.#latest = UNKNOWN
  }

  #findAfter(latest: number, rows: UncutRows, start: number): number {
    if (this.#isAt(latest, rows, start)) return latest
    const next = this.#cells.get(latest, NEXT)
    if (next !== UNKNOWN && this.#isAt(next, rows, start)) return next
    const length = this.#cells.get(latest, LENGTH)
    // Ids are of one length: then nobody has to look for the end.
    const isAlike = rows.bytes[start + length - 1] === (this.#isLast ? LINE_FEED : rows.delimiter)
    const alike = isAlike ? this.#lookUp(rows, start, length) : UNKNOWN
    const found = alike === UNKNOWN ? this.#find(rows, start) : alike
    if (found !== UNKNOWN) this.#cells.set(latest, NEXT, found)
    return found
  }

  #find(rows: UncutRows, start: number): number {
    const end = behindCell(rows, start, this.#isLast)
    return end === UNKNOWN ? UNKNOWN : this.#lookUp(rows, start, end - start)
  }

  #lookUp(rows: UncutRows, start: number, length: number): number {
    if (!rows.holdsWords(start, length)) return UNKNOWN
    return this.#slots[this.#slotOf(hashAt(rows, start, length), rows, start, length)] ?? UNKNOWN
  }

  #slotOf(hash: number, rows: UncutRows, start: number, length: number): number {
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (let cell = this.#slots[slot] ?? UNKNOWN; cell !== UNKNOWN; cell = this.#slots[slot] ?? UNKNOWN) {
      const isAlike = this.#cells.get(cell, HASH) === hash && this.#cells.get(cell, LENGTH) === length
      if (isAlike && this.#isAt(cell, rows, start)) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  #isAt(cell: number, rows: UncutRows, start: number): boolean {
    const length = this.#cells.get(cell, LENGTH)
    if (!rows.holdsWords(start, length)) return false
    const { view } = rows
    const words = this.#words
    let word = this.#cells.get(cell, START)
    let at = start
    for (const whole = start + (length & -WORD_BYTES); at < whole; at += WORD_BYTES) {
      if (view.getInt32(at, true) !== words[word]) return false
      word += 1
    }
    const rest = length % WORD_BYTES
    return rest === 0 || firstBytes(view.getInt32(at, true), rest) === words[word]
  }

  #keep({ view }: UncutRows, start: number, length: number): void {
    const wordCount = (length + WORD_BYTES - 1) >>> 2
    if (this.#usedWords + wordCount > this.#words.length) {
      const larger = new Int32Array(2 * this.#words.length + wordCount)
      larger.set(this.#words)
      this.#words = larger
    }
    for (let at = 0; at < length; at += WORD_BYTES) {
      this.#words[this.#usedWords] = firstBytes(view.getInt32(start + at, true), length - at)
      this.#usedWords += 1
    }
  }

  #rehash(): void {
    const slots = new Int32Array(2 * this.#slots.length).fill(UNKNOWN)
    const mask = slots.length - 1
    for (let cell = 0; cell < this.size; cell += 1) {
      let slot = this.#cells.get(cell, HASH) & mask
      while (slots[slot] !== UNKNOWN) slot = (slot + 1) & mask
      slots[slot] = cell
    }
    this.#slots = slots
  }
}

function hashAt({ view }: UncutRows, start: number, length: number): number {
  let hash = SEED
  for (let at = 0; at < length; at += WORD_BYTES) {
    hash = mixed(hash, firstBytes(view.getInt32(start + at, true), length - at))
  }
  return finished(hash, length)
}

/** Of a word, with zeros in place of the others. */
function firstBytes(word: number, bytes: number): number {
  return bytes >= WORD_BYTES ? word : word & ((1 << (8 * bytes)) - 1)
}
