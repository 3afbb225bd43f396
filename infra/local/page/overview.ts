// The start page: the latest figures of each partner, and links to what needs attention.

import { type Context, Hono } from 'hono'
import type { Digest } from '../../../shared/domain/digest/digest.ts'
import type { Severity } from '../../../shared/domain/flags/flag.ts'
import { REPORTS, readReportKey } from '../../../shared/layout.ts'
import { parseDigest } from '../../../shared/views/digest-json.ts'
import { type Html, html } from '../../../shared/views/html.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { formatNumber, quantity } from './format.ts'
import { nothing, page } from './layout.ts'
import type { Receipt, ReceiptIndex } from './receipt-index.ts'
import { link } from './respond.ts'
import type { PageSources } from './sources.ts'

const TEXTS = textsFor('en')
const UNKNOWN = TEXTS.figures.unknown

type PublishedDigest = Digest & { readonly folder: string }

export function overviewPages({ mailbox, reports }: PageSources, receipts: ReceiptIndex): Hono {
  return new Hono().get('/', async (c) => {
    const [digests, mails, drops] = await Promise.all([latestDigests(reports), mailbox(), receipts.all()])
    return overview(c, digests, mails.length, drops)
  })
}

async function latestDigests(reports: PageSources['reports']): Promise<PublishedDigest[]> {
  const latest = new Map<string, string>()
  for await (const { key } of reports.list(REPORTS)) {
    const { partner, own, file } = readReportKey(key)
    const isDigest = own === null && file === 'digest.json'
    if (isDigest && key > (latest.get(partner) ?? '')) latest.set(partner, key)
  }
  const read = [...latest.values()].map(async (key): Promise<PublishedDigest[]> => {
    const object = await reports.get(key)
    if (object === null) return []
    const folder = key.slice(0, key.lastIndexOf('/') + 1)
    return [{ ...parseDigest(Buffer.from(object.body).toString('utf8')), folder }]
  })
  return (await Promise.all(read)).flat()
}

function overview(
  c: Context,
  digests: readonly PublishedDigest[],
  mails: number,
  drops: readonly Receipt[],
): Response {
  const refused = drops.filter(({ status }) => status === 'refused').length
  const withRejects = drops.filter(({ rows }) => rows.rejected > 0).length
  const body = html`<nav class="tiles">
${tile('/inbox', mails, 'sent message')}
${tile('/receipts', drops.length, 'drop', 'read')}
${tile(link('/receipts', { status: 'refused' }), refused, 'drop', 'refused')}
${tile(link('/receipts', { rejects: 'yes' }), withRejects, 'drop', 'with rejected rows')}
</nav>
${digests.length === 0 ? nothing('No partner was reported on yet.') : html`<div class="cards">${digests.map(partnerCard)}</div>`}`
  return page(c, { section: '/', title: 'Overview', body })
}

/** `rest` follows the noun, which is put into the plural. */
function tile(href: string, number: number, noun: string, rest = ''): Html {
  const label = `${number === 1 ? noun : `${noun}s`} ${rest}`.trimEnd()
  return html`<a class="tile" href="${href}"><b>${formatNumber(number)}</b> ${label}</a>`
}

function partnerCard(digest: PublishedDigest): Html {
  const { partner, week, asOf, timezone, portfolio, flags, folder, dataQuality } = digest
  const open = flags.filter(({ state }) => state !== 'cleared')
  const severities = Map.groupBy(open, ({ severity }) => severity)
  const chip = (severity: Severity): Html | null => {
    const number = severities.get(severity)?.length ?? 0
    return number === 0 ? null : html`<span class="chip ${severity}">${number} ${severity}</span> `
  }
  return html`<section class="panel"><h2>${partner.name} <small>${week}, as of ${asOf}, ${timezone}</small></h2>
<p>${chip('critical')}${chip('warning')}${chip('info')}${open.length === 0 ? noFlags(dataQuality) : null}</p>
${missing(digest)}
<dl class="figures">
${metric('Adjusted usage', usage(portfolio, portfolio.adjustedUsagePct), delta(portfolio.adjustedUsageDelta7d))}
${metric('Usage', usage(portfolio, portfolio.usagePct), null)}
${metric('Deployment', percent(portfolio.deploymentPct), null)}
${metric('Customers', formatNumber(portfolio.customers), null)}
${metric('Seats', formatNumber(portfolio.licensesSold), null)}
${metric('Calls in 28 days', portfolio.calls28d === null ? UNKNOWN : formatNumber(portfolio.calls28d), null)}
</dl>
<p>${[
    'portfolio.html',
    'portfolio.xlsx',
    'customers.csv',
    'products.csv',
    'workloads.csv',
    'digest.json',
  ].map(
    (name) => html`<a class="file" href="${link('/reports/file', { key: folder + name })}">${name}</a> `,
  )}</p></section>`
}

function noFlags({ doubts }: Digest['dataQuality']): string {
  return TEXTS.summary.doubts(doubts).length === 0
    ? 'Nothing is flagged.'
    : 'Nothing is flagged, but not everything was seen.'
}

/** What did not arrive, could not be judged, or was not delivered; null: nothing is missing. */
function missing({ dataQuality, undelivered }: Digest): Html | null {
  const unmatched = dataQuality.unmatchedProducts.length + dataQuality.unmatchedProductsMore
  const notes = [
    ...dataQuality.stopped.map(({ dataset, lastDay }) => `no ${dataset} after ${lastDay}`),
    ...TEXTS.summary.doubts(dataQuality.doubts),
    ...(unmatched === 0 ? [] : [`${quantity(unmatched, 'product name')} without a licence`]),
    ...(undelivered.length === 0 ? [] : ['an earlier digest was not delivered to everyone']),
  ]
  return notes.length === 0
    ? null
    : html`<p>${notes.map((note) => html`<span class="chip warning">${note}</span> `)}</p>`
}

function metric(name: string, value: string, beside: Html | null): Html {
  return html`<div><dt>${name}</dt><dd>${value}${beside}</dd></div>`
}

/** Of a portfolio of which nothing was seen, it is unknown. */
function usage({ customers, customersUnseen }: Digest['portfolio'], value: number | null): string {
  return customers > 0 && customersUnseen === customers ? UNKNOWN : percent(value)
}

function percent(value: number | null): string {
  return value === null ? 'n/a' : `${value.toFixed(1)}%`
}

function delta(points: number | null): Html | null {
  if (points === null) return null
  const tone = points < 0 ? 'down' : 'up'
  const sign = points < 0 ? '−' : '+'
  return html` <small class="${tone}">${sign}${Math.abs(points).toFixed(1)} since last week</small>`
}
