// What readers see of a pipeline: sheets that count, receipts, rejects, measured days and report files, without
// what no two worlds share (versions, generations, durations) and what depends on the past (`replaced`).

import { settingsSource } from '../../shared/adapters/settings-source.ts'
import { addDays, type Day, dayOf, formatDay } from '../../shared/domain/calendar.ts'
import type { CustomerId, PartnerId } from '../../shared/domain/ids.ts'
import { countingReading } from '../../shared/domain/ledger/drop-state.ts'
import type { MeasuredDay } from '../../shared/domain/metrics/point.ts'
import type { Sheet } from '../../shared/domain/sheets/sheet.ts'
import { measuredPoints } from '../../shared/flows/measure/measure.ts'
import type { ListedObject } from '../../shared/ports/objects.ts'
import type { StoredSheet } from '../../shared/ports/sheets.ts'
import { ledgerEntries } from '../support/ledger.ts'
import type { Services } from '../support/world.ts'

export type SeenSheet = Pick<StoredSheet, 'key' | 'part' | 'sheet'>

/** A receipt, as far as it depends on the bucket alone. */
export type SeenReceipt = Readonly<Record<string, unknown>>

export interface Seen {
  readonly sheets: readonly SeenSheet[]
  /** By where they lie; those of keys that hold nothing are left out. */
  readonly receipts: Readonly<Record<string, SeenReceipt>>
  /** Texts, by where they lie. */
  readonly rejects: Readonly<Record<string, string>>
  /** By partner, the last day first. */
  readonly measured: Readonly<Record<string, readonly MeasuredDay[]>>
  /** Texts, by where they lie. */
  readonly reports: Readonly<Record<string, string>>
}

/** `asOf`: the last day measured; null: nothing is. */
export async function readersSee(ports: Services, asOf: string | null): Promise<Seen> {
  const receipts = await textsUnder('receipts/', ports)
  return {
    sheets: await sheetsThatCount(ports),
    receipts: seenReceipts(receipts),
    rejects: pick(receipts, (key) => key.endsWith('.rejects.csv')),
    measured: asOf === null ? {} : await measuredDays(ports, dayOf(asOf)),
    reports: await textsUnder('reports/', ports),
  }
}

/** Every stored sheet of these partners, whether it counts or not. */
export async function* storedSheets(
  { sheets, register }: Services,
  partners: Iterable<PartnerId>,
): AsyncIterable<StoredSheet> {
  const [from, to] = [dayOf('2026-01-01'), addDays(dayOf('2026-12-31'), 0)]
  for (const partner of partners) {
    yield* sheets.support(partner, from, to)
    for await (const customer of register.list(partner)) {
      yield* sheets.entitlements(partner, customer as CustomerId, from, to)
      yield* sheets.activity(partner, customer as CustomerId, from, to)
    }
  }
}

export async function sheetsThatCount(ports: Services): Promise<SeenSheet[]> {
  const entries = await ledgerEntries(ports)
  const committed = new Set(entries.map(({ record }) => countingReading(record.state)?.generation))
  const partners = new Set(entries.map(({ address }) => address.partner))
  const seen: SeenSheet[] = []
  for await (const { key, part, sheet, generation } of storedSheets(ports, partners)) {
    if (committed.has(generation)) seen.push({ key, part, sheet: plain(sheet) })
  }
  return seen.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** Bytes are bytes, whatever class they come in. */
function plain(sheet: Sheet): Sheet {
  return sheet.kind === 'activity' ? { ...sheet, packed: Uint8Array.from(sheet.packed) } : sheet
}

function order({ key, part, sheet }: SeenSheet): string {
  return JSON.stringify([key, sheet.kind === 'support' ? '' : sheet.customer, part])
}

export async function receiptsSeen(ports: Services): Promise<Record<string, SeenReceipt>> {
  return seenReceipts(await textsUnder('receipts/', ports))
}

function seenReceipts(texts: Readonly<Record<string, string>>): Record<string, SeenReceipt> {
  const seen: Record<string, SeenReceipt> = {}
  for (const [place, text] of Object.entries(texts)) {
    if (!place.endsWith('.receipt.json')) continue
    const { version: _version, duration_ms: _durationMs, replaced: _replaced, ...rest } = JSON.parse(text)
    if (rest.deleted !== true) seen[place] = rest
  }
  return seen
}

/** Measures what is not measured yet, as whoever publishes does. */
async function measuredDays(ports: Services, asOf: Day): Promise<Record<string, MeasuredDay[]>> {
  const measured: Record<string, MeasuredDay[]> = {}
  for (const partner of (await settingsSource(ports.settingsBucket, () => undefined)()).values()) {
    const days: MeasuredDay[] = []
    for (const { day, inputsHash } of await measuredPoints(partner, asOf, ports)) {
      const found = await ports.metrics.get(partner.id, day, inputsHash)
      if (found === null) throw new Error(`${partner.id} ${formatDay(day)} was measured and cannot be read`)
      days.push(found)
    }
    measured[partner.id] = days
  }
  return measured
}

async function textsUnder(prefix: string, { reports }: Services): Promise<Record<string, string>> {
  const listed: ListedObject[] = await Array.fromAsync(reports.list(prefix))
  const texts: Record<string, string> = {}
  for (const { key } of listed) {
    texts[key] = Buffer.from((await reports.get(key))?.body ?? []).toString('utf8')
  }
  return texts
}

function pick<T>(all: Readonly<Record<string, T>>, holds: (key: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => holds(key)))
}
