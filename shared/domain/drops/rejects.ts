// Rows that do not count: written to the rejects file as they were, and summed up for the receipt.

import { columnName, REJECT_COLUMNS } from './header.ts'
import { shortName } from './name-list.ts'
import type { Problem, RejectCode } from './outcome.ts'
import type { RawRow } from './raw-row.ts'
import { fixWords, problemWords, type RejectFacts } from './reject-words.ts'
import type { Fault } from './row-cursor.ts'

export interface Rejects {
  add(row: RawRow, fault: Fault): void
  /** Hands the lines so far to the sink when there are enough of them, or `all`. */
  flush(all: boolean): Promise<void>
  problems(): Problem[]
}

const FLUSH_CHARACTERS = 65_536
/** A file of narrow rows under a very wide header would otherwise grow a thousandfold. */
const MAX_CHARACTERS = 512 * 1024 * 1024
const LONGEST_VALUE = 1_024
/** So many columns are named for each code. */
const MAX_WORDS = 5
const BYTE_ORDER_MARK = '\ufeff'
const OWN_COLUMNS: ReadonlySet<string> = new Set(REJECT_COLUMNS)

interface Tally {
  rows: number
  readonly firstLine: number
  /** Sentences by column. */
  readonly words: Map<string, string>
}

/** Mended and dropped again the file reads as it is: `_` columns of an earlier round are left out. */
export function openRejects(
  columns: readonly string[],
  facts: () => RejectFacts,
  write: (csv: string) => Promise<void>,
  maxCharacters = MAX_CHARACTERS,
): Rejects {
  const tallies = new Map<RejectCode, Tally>()
  const kept = [...columns.keys()].filter((at) => !OWN_COLUMNS.has(columnName(columns[at] ?? '')))
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
    if (tally.words.size < MAX_WORDS && !tally.words.has(column)) {
      tally.words.set(column, problemWords(code, shortName(column), facts()))
    }
  }

  return {
    add(row, fault) {
      any = true
      count(row, fault)
      if (characters > maxCharacters) {
        leftOut += 1
        return
      }
      const values = row.broken === 'bad_json' ? kept.map(() => '') : kept.map((at) => row.cells[at] ?? '')
      const fix = fixWords(fault.code, fault.column, facts())
      const line = csvLine([
        ...values,
        String(row.line),
        fault.code,
        fault.column,
        shortened(fault.value),
        fix,
      ])
      characters += line.length
      waiting += line
    },
    async flush(all) {
      if (!any || (!all && waiting.length < FLUSH_CHARACTERS) || waiting === '') return
      const csv = waiting
      waiting = ''
      await write(csv)
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

function csvLine(values: readonly string[]): string {
  return `${values.map(csvField).join(',')}\r\n`
}

function csvField(value: string): string {
  return /[",;\t\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value
}

function shortened(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
}
