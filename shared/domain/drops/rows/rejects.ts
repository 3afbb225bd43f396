// Rows that do not count: written to the rejects file as they were, and summed up for the receipt.

import { BYTE_ORDER_MARK, csvLine } from '../../csv-line.ts'
import type { Problem, RejectCode } from '../outcome.ts'
import type { RawRow } from '../tables/raw-row.ts'
import { columnName, REJECT_COLUMNS } from './header.ts'
import { fixWords, problemWords, type RejectFacts } from './reject-words.ts'
import type { Fault } from './row-cursor.ts'

export interface RejectsFile {
  /** All columns of the drop, and the positions of those that are kept. */
  readonly columns: readonly string[]
  readonly kept: Iterable<number>
  write(csv: string): Promise<void>
  /** How long the file may be by now. */
  maxCharacters(): number
}

export interface Rejects {
  /** Writes when enough lines are waiting. */
  add(row: RawRow, fault: Fault): Promise<void>
  /** Writes the lines that are left. */
  finish(): Promise<void>
  problems(): Problem[]
}

const FLUSH_CHARACTERS = 65_536
const LONGEST_VALUE = 1_024
/** So many columns are named for each code. */
const MAX_WORDS = 5
const OWN_COLUMNS: ReadonlySet<string> = new Set(REJECT_COLUMNS)

interface Tally {
  rows: number
  readonly firstLine: number
  /** Sentences by column. */
  readonly words: Map<string, string>
}

/** Mended and dropped again the file reads as it is: `_` columns of an earlier round are left out. */
export function openRejects(
  file: RejectsFile,
  facts: () => RejectFacts,
  /** How a column is called in what stands outside the rejects file. */
  nameOf: (column: string) => string,
): Rejects {
  const { columns } = file
  const tallies = new Map<RejectCode, Tally>()
  const kept = [...file.kept].filter((at) => !OWN_COLUMNS.has(columnName(columns[at] ?? '')))
  let waiting = BYTE_ORDER_MARK + csvLine([...kept.map((at) => columns[at] ?? ''), ...REJECT_COLUMNS])
  let any = false
  let characters = 0
  let leftOut = 0

  function count(row: RawRow, { code, column }: Fault): void {
    let tally = tallies.get(code)
    if (tally === undefined) {
      tally = { rows: 0, firstLine: row.line, words: new Map() }
      tallies.set(code, tally)
    }
    tally.rows += 1
    if (tally.words.size >= MAX_WORDS) return
    const name = column === '' ? '' : nameOf(column)
    if (!tally.words.has(name)) tally.words.set(name, problemWords(code, name, facts()))
  }

  function lineOf(row: RawRow, fault: Fault): string {
    const values = row.broken === 'bad_json' ? kept.map(() => '') : kept.map((at) => row.cells[at] ?? '')
    const column = shortened(fault.column)
    const fix = fixWords(fault.code, column, facts())
    return csvLine([...values, row.line, fault.code, column, shortened(fault.value), fix])
  }

  async function flush(): Promise<void> {
    const csv = waiting
    waiting = ''
    await file.write(csv)
  }

  return {
    async add(row, fault) {
      any = true
      count(row, fault)
      // Once a line is left out, so are those behind it: a file with gaps would seem to be whole.
      if (leftOut > 0 || characters > file.maxCharacters()) {
        leftOut += 1
        return
      }
      const line = lineOf(row, fault)
      characters += line.length
      waiting += line
      if (waiting.length >= FLUSH_CHARACTERS) await flush()
    },
    async finish() {
      if (any && waiting !== '') await flush()
    },
    problems() {
      const problems: Problem[] = [...tallies].map(([code, { rows, firstLine, words }]) => {
        return {
          code,
          rows,
          message: `${[...words.values()].join('; ')} (first: ${facts().place} ${firstLine})`,
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
