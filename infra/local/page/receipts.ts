// The receipts: what became of each drop, and which of its rows were rejected and why.

import { type Html, html } from '../../../shared/views/html.ts'
import type { Reply } from '../../emulator/loopback.ts'
import { csvView, parseCsv } from './csv-view.ts'
import { framed, notFound } from './frame.ts'
import { pager, pagingOf } from './pager.ts'
import type { Receipt, ReceiptIndex, ReceiptStatus } from './receipt-index.ts'
import { downloadReply, link, nothing, type Routes } from './reply.ts'
import type { PageSources } from './sources.ts'
import { count, counted, sizeOf } from './words.ts'

const ROWS_PER_PAGE = 100
/** Of a rejects file; a person looks at the first pages, and mends the file itself. */
const SHOWN_BYTES = 8 * 1024 * 1024
const STATUSES: readonly ReceiptStatus[] = ['committed', 'refused', 'deleted', 'rehearsal']
const TONES: Readonly<Record<ReceiptStatus, string>> = {
  committed: 'good',
  refused: 'bad',
  deleted: 'quiet',
  rehearsal: 'info',
}

export function receiptRoutes({ reports }: PageSources, receipts: ReceiptIndex): Routes {
  const byPlace = async (query: URLSearchParams): Promise<Receipt | undefined> =>
    (await receipts.all()).find(({ place }) => place === query.get('place'))
  return {
    '/receipts': async (query) => listPage(await receipts.all(), query),
    '/receipts/receipt': async (query) => {
      const receipt = await byPlace(query)
      if (receipt === undefined) return notFound('There is no such receipt.')
      const rejects = receipt.rejectsPlace === null ? null : await reports.get(receipt.rejectsPlace)
      return receiptPage(receipt, rejects?.body ?? null, query)
    },
    '/receipts/rejects': async (query) => {
      const place = (await byPlace(query))?.rejectsPlace ?? null
      const rejects = place === null ? null : await reports.get(place)
      if (place === null || rejects === null) return notFound('There are no rejected rows here.')
      return downloadReply(place.slice(place.lastIndexOf('/') + 1), rejects.body)
    },
  }
}

/** A drop's status in the colour that it deserves. */
export function statusLabel(status: ReceiptStatus): Html {
  return html`<span class="label ${TONES[status]}">${status}</span>`
}

export function receiptLink({ place }: Receipt): string {
  return link('/receipts/receipt', { place })
}

function listPage(all: readonly Receipt[], query: URLSearchParams): Reply {
  const status = STATUSES.find((known) => known === query.get('status')) ?? null
  const onlyRejects = query.get('rejects') === 'yes'
  const words = (query.get('q') ?? '').trim().toLowerCase()
  const found = all.filter(
    (receipt) =>
      (status === null || receipt.status === status) &&
      (!onlyRejects || receipt.rows.rejected > 0) &&
      receipt.key.toLowerCase().includes(words),
  )
  const paging = pagingOf('/receipts', query, ROWS_PER_PAGE)
  const shown = found.slice(paging.from, paging.from + paging.size)
  const body = html`${filters(all, status, onlyRejects, words)}
${
  found.length === 0
    ? nothing('No receipt fits.')
    : html`<div class="scroll"><table class="list">
<thead><tr><th class="lead">drop</th><th>status</th><th>reads as</th><th class="number">rows</th><th class="number">rejected</th><th class="number">customers</th></tr></thead>
<tbody>${shown.map(row)}</tbody></table></div>${pager(found.length, paging)}`
}`
  return framed({
    section: '/receipts',
    title: 'Receipts',
    aside: html`<p>${counted(all.length, 'drop')}</p>`,
    body,
  })
}

function filters(
  all: readonly Receipt[],
  status: ReceiptStatus | null,
  onlyRejects: boolean,
  words: string,
): Html {
  const numbers = Map.groupBy(all, (receipt) => receipt.status)
  const withRejects = all.filter(({ rows }) => rows.rejected > 0).length
  const choice = (name: string, number: number, query: Record<string, string>, isChosen: boolean): Html => {
    const target = link('/receipts', { ...query, ...(words === '' ? {} : { q: words }) })
    return html`<a href="${target}"${isChosen ? html` aria-current="true"` : null}>${name} <small>${count(number)}</small></a>`
  }
  const kept = status === null ? null : html`<input type="hidden" name="status" value="${status}">`
  const keptRejects = onlyRejects ? html`<input type="hidden" name="rejects" value="yes">` : null
  return html`<div class="tabs">
${choice('all', all.length, {}, status === null && !onlyRejects)}
${STATUSES.filter((each) => numbers.has(each)).map((each) => choice(each, numbers.get(each)?.length ?? 0, { status: each }, status === each))}
${choice('with rejected rows', withRejects, { rejects: 'yes' }, onlyRejects)}
<form action="/receipts">${kept}${keptRejects}<input type="search" name="q" value="${words}" placeholder="Part of the key" aria-label="Part of the key"></form>
</div>`
}

function row(receipt: Receipt): Html {
  const { key, status, shape, rows, customers, refused } = receipt
  const rejected =
    rows.rejected === 0
      ? html`<td class="number zero">0</td>`
      : html`<td class="number"><b>${count(rows.rejected)}</b></td>`
  return html`<tr><td class="lead"><a href="${receiptLink(receipt)}">${key}</a></td><td>${statusLabel(status)}</td>
<td>${refused?.code.replaceAll('_', ' ') ?? shape ?? ''}</td><td class="number">${count(rows.read)}</td>${rejected}<td class="number">${count(customers)}</td></tr>
`
}

function receiptPage(receipt: Receipt, rejects: Uint8Array | null, query: URLSearchParams): Reply {
  const { key, status, refused, problems, source } = receipt
  const body = html`<p class="lede">${statusLabel(status)} ${sentence(receipt)}</p>
${refused ? html`<p class="notice bad"><b>${refused.code.replaceAll('_', ' ')}</b> ${refused.message}</p>` : null}
${problems.map(({ code, rows, message }) => html`<p class="notice"><b>${code.replaceAll('_', ' ')}</b> ${counted(rows, 'row')}. ${message}</p>`)}
${facts(receipt)}
${rejects === null ? null : rejectsView(receipt, rejects, query)}
<details><summary>The receipt as it lies in the bucket</summary><p class="place">${receipt.place}</p><pre class="sheet source">${source}</pre></details>`
  return framed({ section: '/receipts', title: key, back: { path: '/receipts', name: 'Receipts' }, body })
}

function sentence({ status, rows, customers, replaced }: Receipt): string {
  const before = replaced
    ? ` It takes back ${counted(replaced.rows, 'row')} of ${counted(replaced.customers, 'customer')} that stood here before.`
    : ''
  if (status === 'deleted') return `The key holds nothing any more.${before}`
  const read = `${counted(rows.read, 'row')} read, ${count(rows.accepted)} accepted, ${count(rows.rejected)} rejected; ${counted(customers, 'customer')}.`
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
    effective_date: day,
    ignored_columns: ignored,
  } = receipt
  const known: [string, string | null | undefined][] = [
    ['Size', bytes == null ? null : sizeOf(bytes)],
    ['Container', container],
    ['Encoding', encoding],
    [
      'Format',
      delimiter ? `${format}, separated by ${delimiter === '\t' ? 'tabs' : `“${delimiter}”`}` : format,
    ],
    ['Reads as', shape],
    ['Effective date', day],
    ['Ignored columns', ignored.join(', ')],
  ]
  return html`<dl class="facts">${known.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : null))}</dl>`
}

function rejectsView(receipt: Receipt, rejects: Uint8Array, query: URLSearchParams): Html {
  const shape = { lead: ['_line', '_code', '_column', '_value', '_fix'] }
  return html`<div class="heading"><h2>Rejected rows</h2><p><a class="download" href="${link('/receipts/rejects', { place: receipt.place })}" download>Download, mend, drop again</a></p></div>
${rejects.length > SHOWN_BYTES ? html`<p>There are more than can be shown here: the download has all.</p>` : null}
${csvView(parseCsv(firstLines(rejects)), shape, pagingOf('/receipts/receipt', query, ROWS_PER_PAGE))}`
}

function firstLines(csv: Uint8Array): Uint8Array {
  if (csv.length <= SHOWN_BYTES) return csv
  return csv.subarray(0, csv.lastIndexOf(LINE_FEED, SHOWN_BYTES) + 1)
}

const LINE_FEED = 10
