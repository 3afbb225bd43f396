// Shows a CSV file as a table: numbers right-aligned, flags as labels, one page of rows at a time.

import { createCsvCutter } from '../../../shared/domain/drops/tables/csv-rows.ts'
import { type Html, html } from '../../../shared/views/html.ts'
import { type Paging, pager } from './pager.ts'

export interface CsvTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface CsvShape {
  /** Not shown: the same in every row, and stated elsewhere. */
  readonly hidden?: readonly string[]
  /** Shown first; stay in view while the others scroll. */
  readonly lead?: readonly string[]
  /** Where a cell links to; null: nowhere. `row`: its cells by column. */
  readonly linkOf?: (column: string, row: CsvRow) => string | null
  /** Would a blank cell or a 0 be of something that nobody saw? */
  readonly isUnknown?: (column: string, row: CsvRow) => boolean
}

export type CsvRow = Readonly<Record<string, string>>

export function parseCsv(body: Uint8Array): CsvTable {
  const cutter = createCsvCutter(',')
  const text = Buffer.from(body)
    .toString('utf8')
    .replace(/^\ufeff/, '')
  const [columns = [], ...rows] = [...cutter.push(text.replaceAll('\r\n', '\n')), ...cutter.end()].map(
    ({ cells }) => cells,
  )
  return { columns, rows }
}

export function csvView(table: CsvTable, shape: CsvShape, paging: Paging): Html {
  const { hidden = [], lead = [] } = shape
  const shown = [
    ...lead.filter((name) => table.columns.includes(name)).map((name) => columnOf(table, name, 'lead')),
    ...table.columns
      .filter((name) => !lead.includes(name) && !hidden.includes(name))
      .map((name) => columnOf(table, name, '')),
  ]
  const rows = table.rows.slice(paging.from, paging.from + paging.size)
  return html`<div class="scroll"><table>
<thead><tr>${shown.map(({ name, kind }) => html`<th class="${kind}">${name.replace(/_pct$/, ' %').replaceAll('_', ' ')}</th>`)}</tr></thead>
<tbody>${rows.map((row) => rowView(row, shown, table, shape))}</tbody>
</table></div>${pager(table.rows.length, paging)}`
}

interface Column {
  readonly name: string
  readonly index: number
  readonly kind: string
}

/** A cell with more characters is a sentence. */
const LONG_CELL = 60
const UNKNOWN = 'unknown'
const NUMBER = /^-?\d+(?:\.\d+)?$/

function columnOf({ columns, rows }: CsvTable, name: string, place: string): Column {
  const index = columns.indexOf(name)
  const filled = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '')
  const isNumeric = filled.length > 0 && filled.every((cell) => NUMBER.test(cell))
  const width = filled.some((cell) => cell.length > LONG_CELL) ? 'long' : ''
  return { name, index, kind: [place, isNumeric ? 'number' : width].filter(Boolean).join(' ') }
}

function rowView(
  row: readonly string[],
  shown: readonly Column[],
  { columns }: CsvTable,
  { linkOf = () => null, isUnknown = () => false }: CsvShape,
): Html {
  const byColumn = Object.fromEntries(columns.map((column, index) => [column, row[index] ?? '']))
  const cells = shown.map(({ index, kind, name }) => {
    const target = linkOf(name, byColumn)
    const stated = row[index] ?? ''
    const cell = (stated === '' || stated === '0') && isUnknown(name, byColumn) ? UNKNOWN : stated
    return target === null
      ? cellView(name, cell, kind)
      : html`<td class="${kind}"><a href="${target}">${cell}</a></td>`
  })
  return html`<tr>${cells}</tr>\n`
}

function cellView(column: string, cell: string, kind: string): Html {
  if (column === 'flags')
    return html`<td class="${kind} flags">${cell.split(' ').filter(Boolean).map(flagLabel)}</td>`
  return html`<td class="${kind}${cell === '0' || cell === UNKNOWN ? ' zero' : ''}">${cell}</td>`
}

/** `low_usage:critical:new` as a label in the colour of its severity. */
function flagLabel(flag: string): Html {
  const [rule = '', severity = '', state = ''] = flag.split(':')
  const tone = state === 'cleared' ? 'cleared' : (SEVERITY_TONES[severity] ?? 'info')
  return html`<span class="chip ${tone}" title="${flag}">${rule.replaceAll('_', ' ')} <small>${state}</small></span> `
}

const SEVERITY_TONES: Readonly<Record<string, string>> = {
  critical: 'critical',
  warning: 'warning',
  info: 'info',
}
