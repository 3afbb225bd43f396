// A small bucket to look at: two partners, a few receipts, one message, all through the product's own writers.

import { readFileSync } from 'node:fs'
import type { MailedMessage, PageSources } from '../../../infra/local/page/sources.ts'
import { dayOf } from '../../../shared/domain/calendar.ts'
import type { ReadOutcome } from '../../../shared/domain/drops/outcome.ts'
import { createExplainer } from '../../../shared/domain/explanation/explain-customer.ts'
import { partnerId } from '../../../shared/domain/ids.ts'
import type { ExplainJob } from '../../../shared/flows/measure/explain.ts'
import { receiptKey, rejectsKey } from '../../../shared/layout.ts'
import { digestJson } from '../../../shared/views/digest-json.ts'
import { buildMessage, type MailContent } from '../../../shared/views/mime.ts'
import { type ReceiptFacts, readFacts, receiptJson } from '../../../shared/views/receipt.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { fakeDropBucket } from '../../support/fakes/drop-bucket.ts'
import { fakeReportBucket } from '../../support/fakes/report-bucket.ts'
import { digestOf } from '../../unit/domain/digest/portfolios.ts'
import { catalogueOf, entitlements, subscription } from '../../unit/domain/metrics/builders.ts'

const AT_MS = Date.UTC(2026, 10, 23, 7, 0)

export interface ExampleSources extends PageSources {
  readonly drops: ReturnType<typeof fakeDropBucket>
  readonly reports: ReturnType<typeof fakeReportBucket>
}

/** Everything can still be added to. */
export async function exampleSources(messages: readonly MailedMessage[] = []): Promise<ExampleSources> {
  const drops = fakeDropBucket(() => AT_MS)
  const reports = fakeReportBucket(() => AT_MS)
  for (const name of ['customers.csv', 'products.csv', 'workloads.csv']) {
    const csv = readFileSync(`test/e2e/example/expected/reports/golden/2026-11-22/${name}`)
    await reports.put(`reports/golden/2026-11-22/${name}`, csv, 'text/csv')
  }
  await reports.put('reports/golden/2026-11-22/digest.json', exampleDigest(), 'application/json')
  const sources = {
    drops,
    reports,
    mailbox: async () => messages,
    portal: () => new Response(),
    tables: [
      {
        name: 'Ledger',
        first: async () => [
          { pk: 'golden', sk: 'activity#2026-11-22', revision: 1, packed: new Uint8Array(12) },
        ],
      },
      { name: 'Metrics', first: async () => [] },
    ],
    explain: async (partner: string, { customer, asOf }: ExplainJob) =>
      partner === 'golden'
        ? createExplainer({
            day: asOf,
            catalogue: catalogueOf(),
            drops: [],
            support: { sheets: [], settings: { categories: new Map(), callers: new Map() }, known: [] },
          })(customer, [
            entitlements([subscription()], {
              customer,
              name: 'Alpha <b>Ltd</b>',
              key: 'golden/<i>licences</i>.csv',
            }),
          ])
        : null,
  }
  await addDrop(sources, 'golden/activity/2026-11-22/day.csv', {})
  return sources
}

/** A drop with its receipt; `facts` may be a deleted or a refused one. */
export async function addDrop(
  { drops, reports }: ExampleSources,
  key: string,
  facts: Partial<ReceiptFacts>,
  rejects?: string,
): Promise<void> {
  const object = facts.status === 'deleted' ? null : drops.upload(key, 'content')
  const full: ReceiptFacts = {
    key,
    status: 'committed',
    object,
    ...readFacts(readOutcome({})),
    replaced: null,
    durationMs: 4,
    ...facts,
  }
  const isRefusedKey = facts.refusal?.code === 'unknown_partner'
  await reports.put(receiptKey(key, isRefusedKey), receiptJson(full), 'application/json')
  if (rejects !== undefined) await reports.put(rejectsKey(key, isRefusedKey), rejects, 'text/csv')
}

export function readOutcome(part: Partial<ReadOutcome>): ReadOutcome {
  return {
    sha256: 'ab'.repeat(32),
    bytes: 4211,
    container: 'plain',
    encoding: 'utf-8',
    format: 'csv',
    delimiter: ',',
    shape: 'events',
    source: 'events',
    covers: null,
    knownBy: [],
    notes: [],
    effectiveDay: dayOf('2026-11-22'),
    rows: { read: 120, accepted: 120, rejected: 0, skipped: 0 },
    customers: 4,
    ignoredColumns: [],
    problems: [],
    refused: null,
    ...part,
  }
}

export async function exampleMessage(
  messageId: string,
  content: Partial<MailContent> = {},
): Promise<MailedMessage> {
  const partner = partnerId('golden')
  if (partner === null) throw new Error('no partner id')
  const raw = await buildMessage(
    {
      subject: 'Three customers need you',
      text: 'Alpha Ltd\nLow usage',
      html: '<h1>Alpha Ltd</h1><p>Low usage</p>',
      ...content,
    },
    {
      from: { name: 'Uptake', address: 'digest@uptake.example' },
      to: { name: 'Ana', address: 'ana@golden.example' },
      replyTo: null,
      partner,
      dateMs: AT_MS,
      list: null,
    },
  )
  return { messageId, atMs: AT_MS, destinations: ['ana@golden.example'], raw }
}

function exampleDigest(): string {
  const weeks = [{ sold: 40, assigned: 30, entitled: 10, calls: 11 }]
  return digestJson(digestOf({ alpha: { name: 'Alpha Ltd', weeks } }), textsFor('en'))
}
