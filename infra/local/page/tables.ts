// The tables: the first rows of each.

import { type Context, Hono } from 'hono'
import { type Html, html } from '../../../shared/views/html.ts'
import { quantity } from './format.ts'
import { nothing, page } from './layout.ts'
import { link } from './respond.ts'
import type { PageSources, TableSource } from './sources.ts'

const ROWS = 20
const MAX_CHARACTERS = 400
const KEYS = ['pk', 'sk']

type Row = Readonly<Record<string, unknown>>

export function tablePages({ tables }: PageSources): Hono {
  return new Hono().get('/', async (c) => {
    const selected = tables.find(({ name }) => name === c.req.query('name')) ?? tables[0]
    return tablePage(c, tables, selected, (await selected?.first(ROWS)) ?? [])
  })
}

function tablePage(
  c: Context,
  tables: readonly TableSource[],
  selected: TableSource | undefined,
  rows: readonly Row[],
): Response {
  const tabs = tables.map(
    ({ name }) =>
      html`<a href="${link('/tables', { name })}"${name === selected?.name ? html` aria-current="true"` : null}>${name}</a>`,
  )
  const body = html`<div class="tabs">${tabs}</div>
${rows.length === 0 ? nothing('This table has no rows.') : rowsView(rows)}`
  return page(c, {
    section: '/tables',
    title: 'Tables',
    aside: html`<p>${rows.length === ROWS ? `the first ${ROWS} rows` : quantity(rows.length, 'row')}</p>`,
    body,
  })
}

function rowsView(rows: readonly Row[]): Html {
  const names = new Set([...KEYS, ...rows.flatMap((row) => Object.keys(row).sort())])
  const columns = [...names].filter((name) => rows.some((row) => row[name] !== undefined))
  return html`<div class="scroll"><table>
<thead><tr>${columns.map((name) => html`<th>${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map((name) => html`<td><div class="value" title="${valueText(row[name])}">${valueText(row[name])}</div></td>`)}</tr>`)}</tbody>
</table></div>`
}

function valueText(value: unknown): string {
  if (value === undefined) return ''
  if (value instanceof Uint8Array) return `(${value.length} bytes)`
  const text = typeof value === 'string' ? value : (JSON.stringify(value, plain) ?? '')
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)} …` : text
}

function plain(_: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return `(${value.length} bytes)`
  if (value instanceof Set) return [...value]
  return typeof value === 'bigint' ? String(value) : value
}
