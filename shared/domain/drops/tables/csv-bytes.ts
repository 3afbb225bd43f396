// Cuts CSV without quotes into rows and cells where its bytes lie: no text is made of a cell that nobody asks for.

import type { Batch, Cells } from './batch.ts'
import { isBlank } from './csv-rows.ts'

const LINE_FEED = 10

/** As large as they may have to be; a batch keeps what it needs. */
let cellEnds = new Int32Array(0)
let firstCells = new Int32Array(0)
let starts = new Int32Array(0)
let lines = new Int32Array(0)

/** Of UTF-8 without quotes, up to `end`, behind a line feed. `line`: that on which the first row begins. */
export function cutRows(
  bytes: Buffer,
  { start, end, delimiter, line }: { start: number; end: number; delimiter: number; line: number },
): { readonly batch: Batch; readonly nextLine: number } {
  makeRoom(end - start)
  const highest = Math.max(delimiter, LINE_FEED)
  let cells = 0
  let rows = 0
  let rowStart = start
  let rowLine = line
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte > highest) continue
    if (byte === delimiter) {
      cellEnds[cells++] = at
    } else if (byte === LINE_FEED) {
      cellEnds[cells++] = at
      if (isBlankLine(bytes, rowStart, at, delimiter)) {
        cells = firstCells[rows] ?? 0
      } else {
        starts[rows] = rowStart
        lines[rows] = rowLine
        firstCells[++rows] = cells
      }
      rowStart = at + 1
      rowLine += 1
    }
  }
  const batch = new ByteBatch(bytes, rows, {
    cellEnds: cellEnds.slice(0, cells),
    firstCells: firstCells.slice(0, rows + 1),
    starts: starts.slice(0, rows),
    lines: lines.slice(0, rows),
  })
  return { batch, nextLine: rowLine }
}

function makeRoom(bytes: number): void {
  if (cellEnds.length >= bytes) return
  cellEnds = new Int32Array(bytes)
  firstCells = new Int32Array(bytes + 1)
  starts = new Int32Array(bytes)
  lines = new Int32Array(bytes)
}

/** Nearly every row begins with something that is no blank. */
function isBlankLine(bytes: Buffer, start: number, end: number, delimiter: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte > BLANK && byte < FIRST_BEYOND_ASCII && byte !== delimiter) return false
  }
  return isBlank(bytes.toString('utf8', start, end).split(String.fromCharCode(delimiter)))
}

const BLANK = 0x20
const FIRST_BEYOND_ASCII = 0x80

interface Places {
  /** Of all cells, row by row. */
  readonly cellEnds: Int32Array
  /** By row: its first cell among those, and where its bytes begin. */
  readonly firstCells: Int32Array
  readonly starts: Int32Array
  readonly lines: Int32Array
}

class ByteBatch implements Batch {
  readonly rows: number
  readonly #bytes: Buffer
  readonly #places: Places
  readonly #columns: Cells[] = []

  constructor(bytes: Buffer, rows: number, places: Places) {
    this.#bytes = bytes
    this.rows = rows
    this.#places = places
  }

  line(row: number): number {
    return this.#places.lines[row] ?? 0
  }

  broken(): null {
    return null
  }

  width(row: number): number {
    return (this.#places.firstCells[row + 1] ?? 0) - (this.#places.firstCells[row] ?? 0)
  }

  isBlankFrom(row: number, column: number): boolean {
    for (let at = column; at < this.width(row); at += 1) if (this.#text(row, at).trim() !== '') return false
    return true
  }

  isCutOff(): boolean {
    return false
  }

  strayQuoteAt(): number {
    return -1
  }

  #start(row: number, at: number): number {
    if (at === 0) return this.#places.starts[row] ?? 0
    return (this.#places.cellEnds[(this.#places.firstCells[row] ?? 0) + at - 1] ?? 0) + 1
  }

  #end(row: number, at: number): number {
    return this.#places.cellEnds[(this.#places.firstCells[row] ?? 0) + at] ?? 0
  }

  column(at: number): Cells {
    this.#columns[at] ??= {
      text: (row) => this.#text(row, at),
      has: (row) => at < this.width(row),
      isPlain: () => true,
    }
    return this.#columns[at]
  }

  #text(row: number, at: number): string {
    return at < this.width(row) ? this.#bytes.toString('utf8', this.#start(row, at), this.#end(row, at)) : ''
  }
}
