// Rows that do not count: written to the rejects file as they were, and summed up for the receipt.

import { columnName, REJECT_COLUMNS } from './header.ts'
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
const LONGEST_VALUE = 1_024
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
): Rejects {
  const tallies = new Map<RejectCode, Tally>()
  const kept = [...columns.keys()].filter((at) => !OWN_COLUMNS.has(columnName(columns[at] ?? '')))
  let waiting = BYTE_ORDER_MARK + csvLine([...kept.map((at) => columns[at] ?? ''), ...REJECT_COLUMNS])
  let any = false

  function count(row: RawRow, { code, column }: Fault): void {
    let tally = tallies.get(code)
    if (tally === undefined) {
      tally = { rows: 0, firstLine: row.line, words: new Map() }
      tallies.set(code, tally)
    }
    tally.rows += 1
    if (!tally.words.has(column)) tally.words.set(column, problemWords(code, column, facts()))
  }

  return {
    add(row, fault) {
      any = true
      count(row, fault)
      const values = row.broken === 'bad_json' ? kept.map(() => '') : kept.map((at) => row.cells[at] ?? '')
      const fix = fixWords(fault.code, fault.column, facts())
      waiting += csvLine([...values, String(row.line), fault.code, fault.column, shortened(fault.value), fix])
    },
    async flush(all) {
      if (!any || (!all && waiting.length < FLUSH_CHARACTERS) || waiting === '') return
      const csv = waiting
      waiting = ''
      await write(csv)
    },
    problems: () =>
      [...tallies].map(([code, { rows, firstLine, words }]) => ({
        code,
        rows,
        message: `${[...words.values()].join('; ')} (first: ${facts().place} ${firstLine})`,
      })),
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
