// Rows of CSV without quotes as they lie in a file, one behind the other. Whoever knows what they say takes them as they
// lie; the others are cut.

import { type Batch, batchOf, NO_LISTS } from './batch.ts'
import { cutRows } from './csv-bytes.ts'
import { isBlank } from './csv-rows.ts'

const LINE_FEED = 10
const WORD_BYTES = 4

export class UncutRows {
  readonly bytes: Buffer
  /** Of the same bytes, and what may lie behind them. */
  readonly view: DataView
  /** Behind the line feed of the last row. */
  readonly end: number
  readonly delimiter: number
  readonly #viewEnd: number
  /** Where the next row begins, and on which line. */
  start = 0
  line: number

  constructor(bytes: Buffer, end: number, { delimiter, line }: { delimiter: number; line: number }) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset)
    this.end = end
    this.#viewEnd = this.view.byteLength
    this.delimiter = delimiter
    this.line = line
  }

  /** Whether bytes can be read from the view in words of four, the last of which may go further. */
  holdsWords(start: number, length: number): boolean {
    return start + length + WORD_BYTES <= this.#viewEnd
  }

  /** The next row, which ends there, has been read. */
  pass(end: number): void {
    this.start = end
    this.line += 1
  }

  /** The next row; none, where the line is blank. */
  next(): Batch {
    const end = this.bytes.indexOf(LINE_FEED, this.start)
    const text = this.bytes.toString('utf8', this.start, end)
    const cells = text.split(String.fromCharCode(this.delimiter))
    const row = { line: this.line, cells, broken: null, isCutOff: false, lists: NO_LISTS }
    this.pass(end + 1)
    return batchOf(isBlank(cells) ? [] : [row])
  }

  /** All that are left. */
  rest(): Batch {
    const { batch, nextLine } = cutRows(this.bytes, this)
    this.start = this.end
    this.line = nextLine
    return batch
  }
}
