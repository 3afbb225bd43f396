// Cuts a growing CSV file into rows: as bytes where it has no quotes, else as text. Both cut alike, so the one may take
// over from the other between any two rows.

import { MAX_ROW_CHARACTERS } from '../text/text-source.ts'
import { type Batch, batchOf } from './batch.ts'
import { type CsvCutter, createCsvCutter } from './csv-rows.ts'
import type { Rows } from './rows.ts'
import { UncutRows } from './uncut-rows.ts'

const QUOTE = 0x22
const LINE_FEED = 10
/** A long row is not handed back and forth with each piece of it. */
const SHORT_REST = 65_536
const SPARE_BYTES = 4

export interface CsvBatches {
  /** The rows that end in what has come so far. */
  push(utf8: Buffer): Generator<Rows>
  /** The last row, if the file does not end with a line break. */
  end(): Batch
}

/** `delimiter`: one byte of ASCII. */
export function createCsvBatches(delimiter: string, firstLine: number): CsvBatches {
  /** On which the next row begins, as long as all is cut as bytes. */
  let line = firstLine
  /** The row that goes on, as long as all is cut as bytes: put together once, in however many pieces it comes. */
  let carried: Buffer[] = []
  let carriedBytes = 0
  let text: CsvCutter | null = null

  function carry(piece: Buffer): void {
    if (piece.length === 0) return
    carried.push(piece)
    carriedBytes += piece.length
  }

  /** What is carried and the beginning of the piece, with room behind it to read in words. */
  function joined(piece: Buffer): Buffer {
    const length = carriedBytes + piece.length
    const whole = Buffer.concat([...carried, piece], length + SPARE_BYTES).subarray(0, length)
    carried = []
    carriedBytes = 0
    return whole
  }

  function cutText(piece: string): Batch {
    text ??= createCsvCutter(delimiter, line)
    const batch = batchOf(text.push(piece))
    const rest = text.rest()
    if (rest !== null && rest.text.length <= SHORT_REST && !rest.text.includes('"')) {
      text = null
      carry(Buffer.from(rest.text))
      line = rest.line
    }
    return batch
  }

  /** All rows but the one that goes on are left where they lie. */
  function* wholeRows(piece: Buffer): Generator<UncutRows> {
    const firstEnd = carriedBytes === 0 ? 0 : piece.indexOf(LINE_FEED) + 1
    const end = piece.lastIndexOf(LINE_FEED) + 1
    if (firstEnd > 0) {
      const row = joined(piece.subarray(0, firstEnd))
      yield* uncut(row, row.length)
    }
    if (end > firstEnd) yield* uncut(piece.subarray(firstEnd), end - firstEnd)
    carry(piece.subarray(Math.max(firstEnd, end)))
  }

  function* uncut(bytes: Buffer, end: number): Generator<UncutRows> {
    const rows = new UncutRows(bytes, end, { delimiter: delimiter.charCodeAt(0), line })
    yield rows
    line = rows.line
  }

  return {
    *push(piece) {
      if (text !== null) {
        yield cutText(piece.toString())
      } else if (carriedBytes + piece.length > MAX_ROW_CHARACTERS || piece.includes(QUOTE)) {
        yield cutText(joined(piece).toString())
      } else {
        yield* wholeRows(piece)
      }
    },
    end() {
      const last = text ?? createCsvCutter(delimiter, line)
      return batchOf([...last.push(joined(NOTHING).toString()), ...last.end()])
    },
  }
}

const NOTHING = Buffer.alloc(0)
