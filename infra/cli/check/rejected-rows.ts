// Summarises a rejects file for a person: the first rows of each code, and how to correct them.

import { REJECT_COLUMNS } from '../../../shared/domain/drops/rows/reject-columns.ts'
import { readCsvRow } from '../../../shared/domain/drops/tables/csv-row.ts'
import { restored } from '../../../shared/domain/formulas.ts'

export interface RejectedRow {
  /** Its line in the file, or its place among the records of a JSON document. */
  readonly place: string
  readonly column: string
  readonly value: string
}

export interface RejectedGroup {
  /** The first few. */
  readonly rows: readonly RejectedRow[]
  /** Different ones, the first few. */
  readonly fixes: readonly string[]
}

export interface RejectedRows {
  /** Adds the next piece of the rejects file. */
  add(csv: string): void
  /** By code. */
  groups(): ReadonlyMap<string, RejectedGroup>
}

const SHOWN_ROWS = 3
const SHOWN_FIXES = 3

export function createRejectedRows(): RejectedRows {
  const groups = new Map<string, { rows: RejectedRow[]; fixes: string[] }>()
  let isHeader = true
  let waiting = ''

  function take(cells: readonly string[]): void {
    const [place = '', code = '', column = '', value = '', fix = ''] = cells
      .slice(-REJECT_COLUMNS.length)
      .map(restored)
    const group = groups.get(code) ?? { rows: [], fixes: [] }
    groups.set(code, group)
    if (group.rows.length < SHOWN_ROWS) group.rows.push({ place, column, value })
    if (group.fixes.length < SHOWN_FIXES && !group.fixes.includes(fix)) group.fixes.push(fix)
  }

  return {
    add(csv) {
      waiting += csv.replaceAll('\r\n', '\n')
      let at = 0
      for (;;) {
        const row = readCsvRow(waiting, at, ',', false)
        if (row === null) break
        if (!isHeader) take(row.cells)
        isHeader = false
        at = row.next
      }
      waiting = waiting.slice(at)
    },
    groups: () => groups,
  }
}
