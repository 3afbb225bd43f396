// What can be wrong with a row before anybody asks what it means: its syntax, its width, the length of what is read.

import type { RawRow, RawTable } from '../tables/raw-row.ts'
import type { Header } from './header.ts'
import type { Fault } from './row-cursor.ts'

const MAX_FIELD_CHARACTERS = 1_024
const MAX_ID_BYTES = 256
/** So short an id fits in any case: UTF-8 has at most three bytes for each unit of a JavaScript string. */
const SHORT_ID_LENGTH = Math.floor(MAX_ID_BYTES / 3)

/** The check answers null for a row that can be read. */
export function openRowCheck(table: RawTable, header: Header): (row: RawRow) => Fault | null {
  const { columns } = table
  const hasWidth = table.format === 'csv'
  const labels: string[] = []

  return (row) => {
    const { cells, opaque } = row
    const at = (code: Fault['code'], place: number): Fault => {
      // Trimmed once: a name may be as long as a header, and rows may be short.
      labels[place] ??= (columns[place] ?? '').trim()
      return { code, column: labels[place], value: cells[place] ?? '' }
    }
    if (row.broken !== null) return { code: row.broken, column: '', value: cells[0] ?? '' }
    if (hasWidth && cells.length > columns.length) {
      return {
        code: 'too_many_fields',
        column: '',
        value: cells.slice(columns.length).join(table.delimiter ?? ''),
      }
    }
    if (hasWidth && cells.length < columns.length) return at('too_few_fields', cells.length)
    const asked = header.asked()
    for (const place of opaque) if (asked.has(place)) return at('bad_json', place)
    for (const place of asked) if (isTooLong(cells[place] ?? '')) return at('too_long', place)
    for (const place of header.ids()) if (isTooLongForId(cells[place] ?? '')) return at('too_long', place)
    return null
  }
}

/** Characters as people count them. */
function isTooLong(cell: string): boolean {
  return cell.length > MAX_FIELD_CHARACTERS && [...cell.trim()].length > MAX_FIELD_CHARACTERS
}

function isTooLongForId(cell: string): boolean {
  return cell.length > SHORT_ID_LENGTH && Buffer.byteLength(cell.trim()) > MAX_ID_BYTES
}
