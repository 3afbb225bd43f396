// Rows that do not count: written to the rejects file as they were, and summed up for the receipt.

import { BYTE_ORDER_MARK, csvLine } from '../../csv-line.ts'
import type { Problem, RejectCode } from '../outcome.ts'
import type { Batch } from '../tables/batch.ts'
import type { Header } from './header.ts'
import { isRejectColumn, REJECT_COLUMNS } from './reject-columns.ts'
import { fixMessage, problemMessage, type RejectFacts } from './reject-messages.ts'
import type { Fault } from './row-cursor.ts'

export interface RejectsFile {
  readonly header: Header
  /** Positions of the columns that are shown: no others are. */
  readonly kept: Iterable<number>
  write(csv: string): Promise<void>
  readonly maxCharacters: number
}

export interface Rejects {
  /** Writes when enough lines are waiting. `certain`: no more of the row's cells are shown. */
  add(batch: Batch, row: number, fault: Fault, certain: number): Promise<void>
  /** Writes the lines that are left. */
  finish(): Promise<void>
  problems(): Problem[]
}

const FLUSH_CHARACTERS = 65_536
const LONGEST_VALUE = 1_024
/** So many columns are named for each code. */
const MAX_MESSAGES = 5
const WIDTH_CODES: ReadonlySet<RejectCode> = new Set(['too_many_fields', 'too_few_fields'])

interface Tally {
  rows: number
  readonly firstLine: number
  /** Messages by column. */
  readonly messages: Map<string, string>
}

/** Corrected and uploaded again, the file reads as it is: `_` columns of an earlier round are left out. */
export function createRejects(
  file: RejectsFile,
  facts: () => RejectFacts,
  /** How a column is called in what stands outside the rejects file. */
  nameOf: (column: string) => string,
): Rejects {
  const { columns } = file.header
  const tallies = new Map<RejectCode, Tally>()
  const kept = [...file.kept].filter((at) => !isRejectColumn(columns[at] ?? ''))
  let waiting = BYTE_ORDER_MARK + csvLine([...kept.map((at) => columns[at] ?? ''), ...REJECT_COLUMNS])
  const read = file.header.read()
  const unread = columns.findIndex((_, at) => !read.has(at))
  const firstUnread = unread === -1 ? columns.length : unread
  let any = false
  let characters = 0
  let leftOut = 0

  function count(line: number, { code, column }: Fault): void {
    let tally = tallies.get(code)
    if (tally === undefined) {
      tally = { rows: 0, firstLine: line, messages: new Map() }
      tallies.set(code, tally)
    }
    tally.rows += 1
    if (tally.messages.size >= MAX_MESSAGES) return
    const name = column === '' ? '' : nameOf(column)
    if (!tally.messages.has(name)) tally.messages.set(name, problemMessage(code, name, facts()))
  }

  function lineOf(batch: Batch, row: number, fault: Fault, certain: number): string {
    const isShown = (at: number) => at < certain && isPlace(at, fault)
    const values = kept.map((at) => (isShown(at) ? batch.column(at).text(row) : ''))
    const value = certain === Number.POSITIVE_INFINITY ? shortened(fault.value) : ''
    const column = shortened(fault.column)
    const fix = fixMessage(fault.code, column, facts())
    return csvLine([...values, batch.line(row), fault.code, column, value, fix])
  }

  /**
   * In a row of a wrong width what stands behind a column that nobody reads may belong to that: a description with a
   * delimiter in it. So it is not shown.
   */
  function isPlace(at: number, { code }: Fault): boolean {
    return !WIDTH_CODES.has(code) || at <= firstUnread
  }

  async function flush(): Promise<void> {
    const csv = waiting
    waiting = ''
    await file.write(csv)
  }

  return {
    async add(batch, row, fault, certain) {
      any = true
      count(batch.line(row), fault)
      // Once a line is left out, so are those behind it: a file with gaps would seem to be whole.
      if (leftOut > 0 || characters > file.maxCharacters) {
        leftOut += 1
        return
      }
      const line = lineOf(batch, row, fault, certain)
      characters += line.length
      waiting += line
      if (waiting.length >= FLUSH_CHARACTERS) await flush()
    },
    async finish() {
      if (any && waiting !== '') await flush()
    },
    problems() {
      const problems: Problem[] = [...tallies].map(([code, { rows, firstLine, messages }]) => {
        return {
          code,
          rows,
          message: `${[...messages.values()].join('; ')} (first: ${facts().place} ${firstLine})`,
        }
      })
      if (leftOut === 0) return problems
      const message = `the rejects file has grown too large: ${leftOut} more rejected rows are not in it`
      return [...problems, { code: 'rejects_left_out', rows: 0, message }]
    },
  }
}

function shortened(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
}
