// The first page: each partner's latest figures, and what to look at next.

import * as z from 'zod/mini'
import { REPORTS, readReportKey } from '../../../shared/layout.ts'
import { type Html, html } from '../../../shared/views/html.ts'
import type { Reply } from '../cloud/loopback.ts'
import { framed } from './frame.ts'
import type { Receipt, ReceiptIndex } from './receipt-index.ts'
import { link, nothing, type Routes } from './reply.ts'
import type { PageSources } from './sources.ts'
import { count, counted } from './words.ts'

const figure = z.nullish(z.number())

const digestSchema = z.object({
  partner: z.object({ id: z.string(), name: z.string() }),
  week: z.string(),
  as_of: z.string(),
  timezone: z.string(),
  portfolio: z.object({
    customers: z.number(),
    licenses_sold: z.number(),
    deployment_pct: figure,
    usage_pct: figure,
    adjusted_usage_pct: figure,
    adjusted_usage_delta_7d: figure,
    calls_28d: figure,
  }),
  flags: z.array(z.object({ severity: z.string(), state: z.string() })),
  // Reports of earlier versions do not tell these.
  undelivered: z.optional(z.array(z.unknown())),
  data_quality: z.optional(
    z.object({
      stopped: z.optional(z.array(z.object({ dataset: z.string(), last_day: z.string() }))),
      unread_drops: z.optional(z.array(z.string())),
    }),
  ),
})

type Digest = z.output<typeof digestSchema> & { readonly folder: string }

export function overviewRoutes({ mailbox, reports }: PageSources, receipts: ReceiptIndex): Routes {
  return {
    '/': async () => {
      const [digests, mails, drops] = await Promise.all([latestDigests(reports), mailbox(), receipts.all()])
      return page(digests, mails.length, drops)
    },
  }
}

async function latestDigests(reports: PageSources['reports']): Promise<Digest[]> {
  const latest = new Map<string, string>()
  for await (const { key } of reports.list(REPORTS)) {
    const { partner, own, file } = readReportKey(key)
    const isDigest = own === null && file === 'digest.json'
    if (isDigest && key > (latest.get(partner) ?? '')) latest.set(partner, key)
  }
  const read = [...latest.values()].map(async (key): Promise<Digest[]> => {
    const object = await reports.get(key)
    if (object === null) return []
    const folder = key.slice(0, key.lastIndexOf('/') + 1)
    return [{ ...digestSchema.parse(JSON.parse(Buffer.from(object.body).toString('utf8'))), folder }]
  })
  return (await Promise.all(read)).flat()
}

function page(digests: readonly Digest[], mails: number, drops: readonly Receipt[]): Reply {
  const refused = drops.filter(({ status }) => status === 'refused').length
  const withRejects = drops.filter(({ rows }) => rows.rejected > 0).length
  const body = html`<nav class="tiles">
${tile('/inbox', mails, 'sent message')}
${tile('/receipts', drops.length, 'drop', 'read')}
${tile(link('/receipts', { status: 'refused' }), refused, 'drop', 'refused')}
${tile(link('/receipts', { rejects: 'yes' }), withRejects, 'drop', 'with rejected rows')}
</nav>
${digests.length === 0 ? nothing('No partner was reported on yet.') : html`<div class="cards">${digests.map(partnerCard)}</div>`}`
  return framed({ section: '/', title: 'Overview', body })
}

/** `what`: one of them; `more`: what is said of them. */
function tile(href: string, number: number, what: string, more = ''): Html {
  const words = `${number === 1 ? what : `${what}s`} ${more}`.trimEnd()
  return html`<a class="tile" href="${href}"><b>${count(number)}</b> ${words}</a>`
}

function partnerCard(digest: Digest): Html {
  const { partner, week, as_of: asOf, timezone, portfolio, flags, folder } = digest
  const open = flags.filter(({ state }) => state !== 'cleared')
  const severities = Map.groupBy(open, ({ severity }) => severity)
  const label = (severity: string, tone: string): Html | null => {
    const number = severities.get(severity)?.length ?? 0
    return number === 0 ? null : html`<span class="label ${tone}">${number} ${severity}</span> `
  }
  return html`<section class="card"><h2>${partner.name} <small>${week}, as of ${asOf}, ${timezone}</small></h2>
<p>${label('critical', 'bad')}${label('warning', 'warn')}${label('info', 'info')}${open.length === 0 ? 'Nothing is flagged.' : null}</p>
${missing(digest)}
<dl class="figures">
${metric('Adjusted usage', percent(portfolio.adjusted_usage_pct), delta(portfolio.adjusted_usage_delta_7d))}
${metric('Usage', percent(portfolio.usage_pct), null)}
${metric('Deployment', percent(portfolio.deployment_pct), null)}
${metric('Customers', count(portfolio.customers), null)}
${metric('Seats', count(portfolio.licenses_sold), null)}
${metric('Calls in 28 days', portfolio.calls_28d == null ? 'n/a' : count(portfolio.calls_28d), null)}
</dl>
<p>${['customers.csv', 'products.csv', 'workloads.csv', 'digest.json'].map(
    (name) => html`<a class="file" href="${link('/reports/file', { key: folder + name })}">${name}</a> `,
  )}</p></section>`
}

/** What did not come, or did not go out; null: nothing of the kind. */
function missing({ data_quality: quality, undelivered = [] }: Digest): Html | null {
  const unread = quality?.unread_drops?.length ?? 0
  const said = [
    ...(quality?.stopped ?? []).map(({ dataset, last_day: day }) => `no ${dataset} after ${day}`),
    ...(unread === 0 ? [] : [`${counted(unread, 'file')} not read in time`]),
    ...(undelivered.length === 0 ? [] : ['an earlier digest did not reach everybody']),
  ]
  return said.length === 0
    ? null
    : html`<p>${said.map((words) => html`<span class="label warn">${words}</span> `)}</p>`
}

function metric(name: string, value: string, beside: Html | null): Html {
  return html`<div><dt>${name}</dt><dd>${value}${beside}</dd></div>`
}

function percent(value: number | null | undefined): string {
  return value == null ? 'n/a' : `${value.toFixed(1)}%`
}

function delta(points: number | null | undefined): Html | null {
  if (points == null) return null
  const tone = points < 0 ? 'down' : 'up'
  const sign = points < 0 ? '−' : '+'
  return html` <small class="${tone}">${sign}${Math.abs(points).toFixed(1)} since last week</small>`
}
