// Holds a pipeline after a quiet day to a fresh rebuild of its bucket, to the model, to order in its stores, and
// to one mail for each recipient.

import { expect } from 'vitest'
import { settingsSource } from '../../shared/adapters/settings-source.ts'
import { digestPlace } from '../../shared/domain/digest/digest-record.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import { countingReading, readingOf } from '../../shared/domain/ledger/drop-state.ts'
import { hasReceipt } from '../../shared/domain/ledger/freshness.ts'
import { type MessageState, messageIdOf } from '../../shared/domain/mail/message-record.ts'
import { noticePlace } from '../../shared/domain/notices/notice-record.ts'
import { verify } from '../../shared/flows/audit/verify.ts'
import { invalidKeys } from '../../shared/flows/ledger.ts'
import { noticeJobs, sendJobs } from '../../shared/flows/send/jobs.ts'
import { ledgerEntries } from '../support/ledger.ts'
import { messageAt } from '../support/messages.ts'
import { recordAt } from '../support/records.ts'
import { AS_OF } from './drops.ts'
import type { Machine } from './machine.ts'
import { expectedOf } from './model.ts'
import { freshRebuild, partnersIn, WEEK } from './quiet.ts'
import { readersSee, receiptsSeen, type Seen, sheetsThatCount, storedSheets } from './readers.ts'

/** Tables and receipts, before any sweep. */
export async function expectTold(machine: Machine): Promise<void> {
  const { ports } = machine.pipeline
  const expected = expectedOf(machine.objects(), machine.partners())
  expect(receiptsIn(await receiptsSeen(ports)), 'receipts, before any sweep').toEqual(expected.receipts)
  expect(seatsIn(await sheetsThatCount(ports)), 'subscriptions that count, before any sweep').toEqual(
    expected.seats,
  )
}

/** `unpublished`: partners that had no digest before the quiet day. */
export async function expectConverged(machine: Machine, unpublished: readonly PartnerId[]): Promise<void> {
  const seen = await seenBy(machine)
  expectModel(seen, machine)
  const fresh = await freshRebuild(machine)
  expect(seen).toEqual(await seenBy(fresh))
  for (const partner of unpublished) {
    expect(await frozenFor(partner, machine), `the digest of ${partner}`).toEqual(
      await frozenFor(partner, fresh),
    )
  }
  await expectNothingLeftOver(machine)
  await expectVerified(machine)
  await expectOneMailEach(machine)
}

/** Reports of partners that left the settings, and of other days, stay as they were. */
async function seenBy({ pipeline: { ports } }: Machine): Promise<Seen> {
  const seen = await readersSee(ports, AS_OF)
  const places = (await partnersIn(ports)).map((id) => `reports/${id}/${AS_OF}/`)
  const isCurrent = (key: string) => places.some((place) => key.startsWith(place))
  return {
    ...seen,
    reports: Object.fromEntries(Object.entries(seen.reports).filter(([key]) => isCurrent(key))),
  }
}

/** Who is told what. */
async function frozenFor(partner: PartnerId, { pipeline }: Machine) {
  return (await recordAt(digestPlace(partner, WEEK), pipeline.ports))?.recipients
}

function expectModel(seen: Seen, machine: Machine): void {
  const expected = expectedOf(machine.objects(), machine.partners())
  expect(receiptsIn(seen.receipts), 'receipts').toEqual(expected.receipts)
  expect(seatsIn(seen.sheets), 'subscriptions that count').toEqual(expected.seats)
  expect(customersIn(seen), 'figures in customers.csv').toEqual(expected.customers)
}

function receiptsIn(receipts: Seen['receipts']): Record<string, object> {
  const told = Object.entries(receipts).map(([place, { committed, refused, rows }]) => {
    return [place, { committed, refused: (refused as { code: string } | null)?.code ?? null, rows }]
  })
  return Object.fromEntries(told)
}

function seatsIn(sheets: Seen['sheets']): string[] {
  const lines = sheets.flatMap(({ key, sheet }) => {
    if (sheet.kind !== 'entitlements') return []
    return sheet.subscriptions.map(
      ({ id, sold, status }) => `${key} ${sheet.customer} ${id} ${sold} ${status}`,
    )
  })
  return lines.sort()
}

function customersIn({ reports }: Seen): Record<string, Record<string, object>> {
  const files = Object.entries(reports).filter(([key]) => /^reports\/\w+\/[^/]+\/customers\.csv$/.test(key))
  return Object.fromEntries(files.map(([key, text]) => [key.split('/')[1] ?? '', figuresIn(text)]))
}

function figuresIn(csv: string): Record<string, object> {
  const [head = [], ...rows] = csv
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
  const cell = (row: readonly string[], column: string) => row[head.indexOf(column)] ?? ''
  return Object.fromEntries(
    rows.map((row) => {
      const [sold, active] = [Number(cell(row, 'licenses_sold')), Number(cell(row, 'entitlements_active'))]
      const calls = cell(row, 'calls_28d')
      return [cell(row, 'customer_id'), { sold, active, calls: calls === '' ? null : Number(calls) }]
    }),
  )
}

/** What nobody can read any more is gone, an hour and a sweep later. */
async function expectNothingLeftOver({ pipeline: { ports } }: Machine): Promise<void> {
  const entries = await ledgerEntries(ports)
  const ofAnyKey = [...entries, ...(await Array.fromAsync(invalidKeys(ports)))]
  const untold = ofAnyKey.filter(({ record }) => !hasReceipt(record))
  expect(untold, 'keys without a receipt').toEqual([])
  const leftOver = entries.flatMap(({ record: { pending, garbage } }) => [...pending, ...garbage])
  expect(leftOver, 'generations left over').toEqual([])
  const partners = new Set<PartnerId>(entries.map(({ address }) => address.partner))
  const committed = new Set(entries.map(({ record }) => countingReading(record.state)?.generation))
  for await (const { key, generation } of storedSheets(ports, partners)) {
    expect(committed.has(generation), `a sheet of ${key} that nobody reads`).toBe(true)
  }
  // A refused reading is kept for its receipt.
  const told = new Set<string | undefined>(entries.map(({ record }) => readingOf(record.state)?.generation))
  for await (const { key } of ports.reports.list('generations/')) {
    expect(told.has(key.split('/').at(-2)), `${key}, which nobody needs`).toBe(true)
  }
}

/** The operator's own comparison finds nothing either. */
async function expectVerified({ pipeline: { ports } }: Machine): Promise<void> {
  const looking = { ...ports, settings: settingsSource(ports.settingsBucket, () => undefined) }
  for await (const { key, differences } of verify({ partner: null, from: null }, looking)) {
    expect(differences, `what verify says of ${key}`).toEqual([])
  }
}

const SETTLED: readonly MessageState[] = ['SENT', 'REFUSED', 'UNCONFIRMED']

/** Every message is settled; whoever was sent one has exactly one, and nobody has two. */
async function expectOneMailEach({ pipeline, isMailUnharmed }: Machine): Promise<void> {
  const { ports } = pipeline
  const received = new Map<string, number>()
  for (const { claimId } of await pipeline.mailbox()) received.set(claimId, (received.get(claimId) ?? 0) + 1)
  for (const [claimId, mails] of received) expect(mails, `mails under ${claimId}`).toBe(1)
  for (const partner of await partnersIn(pipeline.ports)) {
    const digest = await recordAt(digestPlace(partner, WEEK), ports)
    expect(digest?.state, `the digest of ${partner}`).toBe('published')
    const notice = await recordAt(noticePlace(partner), ports)
    for (const { key } of [
      ...(digest === null ? [] : sendJobs(digest)),
      ...(notice === null ? [] : noticeJobs(notice)),
    ]) {
      const message = await messageAt(key, ports)
      const words = `the ${key.kind} to ${key.recipient} (${message?.reason})`
      expect(isMailUnharmed() ? ['SENT'] : SETTLED, words).toContain(message?.state)
      if (message?.state === 'SENT') expect(received.get(messageIdOf(key)), words).toBe(1)
      if (message?.state === 'REFUSED') expect(received.get(messageIdOf(key)) ?? 0, words).toBe(0)
    }
  }
}
