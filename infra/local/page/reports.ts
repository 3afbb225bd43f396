// The reports, by partner and as-of day: as pages, as tables, and as files to download.

import { type Context, Hono } from 'hono'
import { restored } from '../../../shared/domain/formulas.ts'
import { byCodePoint } from '../../../shared/domain/ids.ts'
import { REPORT_FILES, REPORTS, readReportKey } from '../../../shared/layout.ts'
import { type Html, html } from '../../../shared/views/html.ts'
import { type CsvRow, type CsvShape, csvView, parseCsv } from './csv-view.ts'
import { formatSize } from './format.ts'
import { notFound, nothing, page } from './layout.ts'
import { pagingOf, type Query } from './pager.ts'
import { download, link, report } from './respond.ts'
import type { PageSources } from './sources.ts'

/** A customer's name leads to where its figures come from. */
function explanationLink(column: string, { partner_id, customer_id, as_of }: CsvRow): string | null {
  if (column !== 'customer_name' || !partner_id || !customer_id || !as_of) return null
  return link('/explanation', { partner: partner_id, customer: restored(customer_id), 'as-of': as_of })
}

/** A report that is a page of its own. */
const PAGE_ENDING = '.html'

const ROWS_PER_PAGE = 200
const SHAPE = {
  hidden: ['partner_id', 'as_of', 'window_start', 'customer_id'],
  lead: ['customer_name', 'flags', 'product_name', 'workload'],
  linkOf: explanationLink,
}

const OF_ACTIVITY = /^(?:entitlements_active|usage_pct|entitled_active|adjusted_usage_pct|over_\w+)$/

interface ReportFile {
  readonly key: string
  readonly bytes: number
  readonly partner: string
  readonly asOf: string
  /** The recipient whose customers it is limited to; '' for the whole portfolio. */
  readonly own: string
  readonly name: string
}

export function reportPages({ reports }: PageSources): Hono {
  const find = async (c: Context): Promise<{ key: string; body: Uint8Array } | null> => {
    const key = c.req.query('key') ?? ''
    const object = key.startsWith(REPORTS) ? await reports.get(key) : null
    return object === null ? null : { key, body: object.body }
  }
  return new Hono()
    .get('/', async (c) => listPage(c, await filesOf(reports)))
    .get('/file', async (c) => {
      const found = await find(c)
      if (found === null) return notFound(c, 'There is no such report.')
      if (found.key.endsWith(PAGE_ENDING)) return report(c, Buffer.from(found.body).toString('utf8'))
      return filePage(c, found, await filesOf(reports), await unseenCustomers(reports, found.key))
    })
    .get('/download', async (c) => {
      const found = await find(c)
      if (found === null) return notFound(c, 'There is no such report.')
      const { partner, asOf, own, name } = fileOf(found.key, 0)
      return download(c, [partner, asOf, own, name].filter(Boolean).join('_'), found.body)
    })
}

async function filesOf(reports: PageSources['reports']): Promise<ReportFile[]> {
  const files: ReportFile[] = []
  for await (const { key, bytes } of reports.list(REPORTS)) files.push(fileOf(key, bytes))
  // The sort is stable.
  return files.toSorted((a, b) => place(a.name) - place(b.name))
}

const ORDER: readonly string[] = REPORT_FILES

function place(name: string): number {
  const known = ORDER.indexOf(name)
  return known < 0 ? ORDER.length : known
}

function fileOf(key: string, bytes: number): ReportFile {
  const { partner, asOf, own, file } = readReportKey(key)
  return { key, bytes, partner, asOf, own: own ?? '', name: file }
}

function listPage(c: Context, files: readonly ReportFile[]): Response {
  const groups = Map.groupBy(files, ({ partner, asOf }) => `${partner} ${asOf}`)
  const dayOf = (group: readonly ReportFile[]): string => group[0]?.asOf ?? ''
  const newestFirst = [...groups.values()].toSorted((a, b) => byCodePoint(dayOf(b), dayOf(a)))
  const body =
    files.length === 0 ? nothing('No report was published yet.') : html`${newestFirst.map(groupView)}`
  return page(c, { section: '/reports', title: 'Reports', body })
}

function groupView(files: readonly ReportFile[]): Html {
  const [first] = files
  const recipients = Map.groupBy(files, ({ own }) => own)
  return html`<section class="panel"><h2>${first?.partner ?? ''} <small>as of ${first?.asOf ?? ''}</small></h2>
<table class="plain"><tbody>${[...recipients].map(
    ([own, ownFiles]) => html`<tr><th>${own === '' ? 'Whole portfolio' : own}</th>
<td>${ownFiles.map(({ key, name, bytes }) => html`<a class="file" href="${link('/reports/file', { key })}">${name} <small>${formatSize(bytes)}</small></a> `)}</td></tr>`,
  )}</tbody></table></section>`
}

function filePage(
  c: Context,
  found: { readonly key: string; readonly body: Uint8Array },
  all: readonly ReportFile[],
  unseen: ReadonlySet<string>,
): Response {
  const file = fileOf(found.key, 0)
  const siblings = all.filter(
    ({ partner, asOf, own }) => partner === file.partner && asOf === file.asOf && own === file.own,
  )
  const tabs = siblings.map(
    ({ key, name }) =>
      html`<a href="${link('/reports/file', { key })}"${key === file.key ? html` aria-current="true"` : null}>${name}</a>`,
  )
  const body = html`${file.own === '' ? null : html`<p class="lede">Only the customers of ${file.own}</p>`}
<div class="tabs">${tabs}<a class="download" href="${link('/reports/download', { key: file.key })}" download>Download</a></div>
${contentView(file, found.body, c.req.query(), unseen)}`
  return page(c, {
    section: '/reports',
    title: `${file.partner}, as of ${file.asOf}`,
    back: { path: '/reports', name: 'Reports' },
    body,
  })
}

function contentView(
  { name }: ReportFile,
  body: Uint8Array,
  query: Query,
  unseen: ReadonlySet<string>,
): Html {
  if (name.endsWith('.csv')) return tableView(body, query, unseen)
  if (name.endsWith('.xlsx')) return nothing('A workbook: download it, and open it in a spreadsheet program.')
  const text = Buffer.from(body).toString('utf8')
  return html`<pre class="sheet source">${name.endsWith('.json') ? prettyJson(text) : text}</pre>`
}

function tableView(body: Uint8Array, query: Query, unseen: ReadonlySet<string>): Html {
  const table = parseCsv(body)
  if (table.rows.length === 0) return nothing('This report has no rows.')
  const isUnknown: CsvShape['isUnknown'] = (column, row) =>
    (column === 'calls_28d' && row[column] === '') ||
    (OF_ACTIVITY.test(column) && unseen.has(row.customer_id ?? ''))
  return csvView(table, { ...SHAPE, isUnknown }, pagingOf('/reports/file', query, ROWS_PER_PAGE))
}

/** The customers of the same report without a day of activity data: the file has 0 there, which is unknown. */
async function unseenCustomers(reports: PageSources['reports'], key: string): Promise<ReadonlySet<string>> {
  const object = await reports.get(`${key.slice(0, key.lastIndexOf('/') + 1)}customers.csv`)
  if (object === null) return new Set()
  const { columns, rows } = parseCsv(object.body)
  const [id, days] = [columns.indexOf('customer_id'), columns.indexOf('coverage_days')]
  return new Set(rows.filter((row) => row[days] === '0').map((row) => row[id] ?? ''))
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
