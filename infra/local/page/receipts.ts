// The receipts: the outcome of each drop, with its rejected rows and the reasons.

import { type Context, Hono } from 'hono'
import { type Html, html } from '../../../shared/views/html.ts'
import { csvView, parseCsv } from './csv-view.ts'
import { formatNumber, formatSize, quantity } from './format.ts'
import { notFound, nothing, page } from './layout.ts'
import { pager, pagingOf, type Query } from './pager.ts'
import type { Receipt, ReceiptIndex, ReceiptStatus } from './receipt-index.ts'
import { download, link } from './respond.ts'
import type { PageSources } from './sources.ts'

const ROWS_PER_PAGE = 100
/** Of a rejects file. People look at the first pages, and then fix the file itself. */
const SHOWN_BYTES = 8 * 1024 * 1024
const STATUSES: readonly ReceiptStatus[] = ['committed', 'refused', 'deleted', 'dry-run']
const TONES: Readonly<Record<ReceiptStatus, string>> = {
  committed: 'cleared',
  refused: 'critical',
  deleted: 'quiet',
  'dry-run': 'info',
}

export function receiptPages({ reports }: PageSources, receipts: ReceiptIndex): Hono {
  const find = async (c: Context): Promise<Receipt | undefined> =>
    (await receipts.all()).find(({ place }) => place === c.req.query('place'))
  return new Hono()
    .get('/', async (c) => listPage(c, await receipts.all()))
    .get('/receipt', async (c) => {
      const receipt = await find(c)
      if (receipt === undefined) return notFound(c, 'There is no such receipt.')
      const rejects = receipt.rejectsPlace === null ? null : await reports.get(receipt.rejectsPlace)
      return receiptPage(c, receipt, rejects?.body ?? null)
    })
    .get('/rejects', async (c) => {
      const place = (await find(c))?.rejectsPlace ?? null
      const rejects = place === null ? null : await reports.get(place)
      if (place === null || rejects === null) return notFound(c, 'There are no rejected rows here.')
      return download(c, place.slice(place.lastIndexOf('/') + 1), rejects.body)
    })
}

/** The status of a drop, in its colour. */
export function statusLabel(status: ReceiptStatus): Html {
  return html`<span class="chip ${TONES[status]}">${nameOf(status)}</span>`
}

function nameOf(status: ReceiptStatus): string {
  return status.replace('-', ' ')
}

export function receiptLink({ place }: Receipt): string {
  return link('/receipts/receipt', { place })
}

function listPage(c: Context, all: readonly Receipt[]): Response {
  const query = c.req.query()
  const status = STATUSES.find((known) => known === query.status) ?? null
  const onlyRejects = query.rejects === 'yes'
  const search = (query.q ?? '').trim().toLowerCase()
  const found = all.filter(
    (receipt) =>
      (status === null || receipt.status === status) &&
      (!onlyRejects || receipt.rows.rejected > 0) &&
      receipt.key.toLowerCase().includes(search),
  )
  const paging = pagingOf('/receipts', query, ROWS_PER_PAGE)
  const shown = found.slice(paging.from, paging.from + paging.size)
  const body = html`${filters(all, status, onlyRejects, search)}
${
  found.length === 0
    ? nothing('No receipt matches.')
    : html`<div class="scroll"><table class="list">
<thead><tr><th class="lead">drop</th><th>status</th><th>reads as</th><th class="number">rows</th><th class="number">rejected</th><th class="number">customers</th></tr></thead>
<tbody>${shown.map(row)}</tbody></table></div>${pager(found.length, paging)}`
}`
  return page(c, {
    section: '/receipts',
    title: 'Receipts',
    aside: html`<p>${quantity(all.length, 'drop')}</p>`,
    body,
  })
}

function filters(
  all: readonly Receipt[],
  status: ReceiptStatus | null,
  onlyRejects: boolean,
  search: string,
): Html {
  const numbers = Map.groupBy(all, (receipt) => receipt.status)
  const withRejects = all.filter(({ rows }) => rows.rejected > 0).length
  const choice = (name: string, number: number, query: Record<string, string>, isSelected: boolean): Html => {
    const target = link('/receipts', { ...query, ...(search === '' ? {} : { q: search }) })
    return html`<a href="${target}"${isSelected ? html` aria-current="true"` : null}>${name} <small>${formatNumber(number)}</small></a>`
  }
  const kept = status === null ? null : html`<input type="hidden" name="status" value="${status}">`
  const keptRejects = onlyRejects ? html`<input type="hidden" name="rejects" value="yes">` : null
  return html`<div class="tabs">
${choice('all', all.length, {}, status === null && !onlyRejects)}
${STATUSES.filter((each) => numbers.has(each)).map((each) => choice(nameOf(each), numbers.get(each)?.length ?? 0, { status: each }, status === each))}
${choice('with rejected rows', withRejects, { rejects: 'yes' }, onlyRejects)}
<form action="/receipts">${kept}${keptRejects}<input type="search" name="q" value="${search}" placeholder="Part of the key" aria-label="Part of the key"></form>
</div>`
}

function row(receipt: Receipt): Html {
  const { key, status, shape, rows, customers, refused } = receipt
  const rejected =
    rows.rejected === 0
      ? html`<td class="number zero">0</td>`
      : html`<td class="number"><b>${formatNumber(rows.rejected)}</b></td>`
  return html`<tr><td class="lead"><a href="${receiptLink(receipt)}">${key}</a></td><td>${statusLabel(status)}</td>
<td>${refused?.code.replaceAll('_', ' ') ?? shape ?? ''}</td><td class="number">${formatNumber(rows.read)}</td>${rejected}<td class="number">${formatNumber(customers)}</td></tr>
`
}

function receiptPage(c: Context, receipt: Receipt, rejects: Uint8Array | null): Response {
  const { key, status, refused, problems, source } = receipt
  const body = html`<p class="lede">${statusLabel(status)} ${sentence(receipt)}</p>
${refused ? html`<p class="notice critical"><b>${refused.code.replaceAll('_', ' ')}</b> ${refused.message}</p>` : null}
${problems.map(({ code, rows, message }) => html`<p class="notice"><b>${code.replaceAll('_', ' ')}</b> ${quantity(rows, 'row')}. ${message}</p>`)}
${facts(receipt)}
${rejects === null ? null : rejectsView(receipt, rejects, c.req.query())}
<details><summary>The receipt as stored</summary><p class="place">${receipt.place}</p><pre class="sheet source">${source}</pre></details>`
  return page(c, { section: '/receipts', title: key, back: { path: '/receipts', name: 'Receipts' }, body })
}

function sentence({ status, rows, customers, replaced }: Receipt): string {
  const before = replaced
    ? ` Replaced: ${quantity(replaced.rows, 'row')} of ${quantity(replaced.customers, 'customer')} from the previous file.`
    : ''
  if (status === 'deleted') return `The file was deleted.${before}`
  const read = `${quantity(rows.read, 'row')} read, ${formatNumber(rows.accepted)} accepted, ${formatNumber(rows.rejected)} rejected, ${formatNumber(rows.skipped)} skipped; ${quantity(customers, 'customer')}.`
  return status === 'refused' ? `Nothing of this file counts.${before}` : `${read}${before}`
}

function facts(receipt: Receipt): Html {
  const {
    bytes,
    container,
    encoding,
    format,
    delimiter,
    shape,
    source,
    effective_date: day,
    ignored_columns: ignored,
    notes,
  } = receipt
  const known: [string, string | null | undefined][] = [
    ['Size', bytes == null ? null : formatSize(bytes)],
    ['Container', container],
    ['Encoding', encoding],
    [
      'Format',
      delimiter ? `${format}, separated by ${delimiter === '\t' ? 'tabs' : `“${delimiter}”`}` : format,
    ],
    ['Source', source],
    ['Reads as', shape],
    ['Effective date', day],
    ['Ignored columns', ignored.join(', ')],
    ['Notes', notes.map(({ message }) => message).join('; ')],
  ]
  return html`<dl class="facts">${known.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : null))}</dl>`
}

function rejectsView(receipt: Receipt, rejects: Uint8Array, query: Query): Html {
  const shape = { lead: ['_line', '_code', '_column', '_value', '_fix'] }
  return html`<div class="heading"><h2>Rejected rows</h2><p><a class="download" href="${link('/receipts/rejects', { place: receipt.place })}" download>Download, fix, drop again</a></p></div>
${rejects.length > SHOWN_BYTES ? html`<p>There are more rows than can be shown here; the download has all of them.</p>` : null}
${csvView(parseCsv(firstLines(rejects)), shape, pagingOf('/receipts/receipt', query, ROWS_PER_PAGE))}`
}

function firstLines(csv: Uint8Array): Uint8Array {
  if (csv.length <= SHOWN_BYTES) return csv
  return csv.subarray(0, csv.lastIndexOf(LINE_FEED, SHOWN_BYTES) + 1)
}

const LINE_FEED = 10
