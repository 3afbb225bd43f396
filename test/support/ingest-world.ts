// A small world for ingesting: buckets, ledger and tables in memory, a frozen clock, and drops to put.

import { rememberingRegister } from '../../shared/adapters/remembering-register.ts'
import { settingsSource } from '../../shared/adapters/settings-source.ts'
import { addDays, dayOf } from '../../shared/domain/calendar.ts'
import { customerId, type GenerationId, partnerId } from '../../shared/domain/ids.ts'
import { countingReading } from '../../shared/domain/ledger/drop-state.ts'
import type { IngestPorts } from '../../shared/flows/ingest/ports.ts'
import { reconcile } from '../../shared/flows/ingest/reconcile.ts'
import * as ledger from '../../shared/flows/ledger.ts'
import { PARTNERS_FILE } from '../../shared/layout.ts'
import type { OperatorAlert, StoredSheet } from '../../shared/ports.ts'
import { fakeCustomerRegister } from './fakes/customer-register.ts'
import { type FakeDropBucket, fakeDropBucket } from './fakes/drop-bucket.ts'
import { type FakeJobQueue, fakeJobQueue } from './fakes/job-queue.ts'
import { fakeRecords } from './fakes/records.ts'
import { type FakeReportBucket, fakeReportBucket } from './fakes/report-bucket.ts'
import { fakeSheetStore } from './fakes/sheet-store.ts'

export const NOON = Date.UTC(2026, 10, 22, 12)

export const RETENTION_DAYS = 400

export interface IngestWorld {
  readonly ports: IngestPorts
  readonly drops: FakeDropBucket
  readonly reports: FakeReportBucket
  readonly jobs: FakeJobQueue
  /** What a person was told to look at. */
  readonly troubles: OperatorAlert[]
  /** Moves the clock. */
  pass(ms: number): void
  put(key: string, lines: readonly string[]): void
  setPartners(...ids: readonly string[]): void
  /** Puts partners.json. */
  putSettings(json: string): void
  /** Reconciles what a sweep would queue, until nothing is left to do. */
  reconcileAll(keys: readonly string[]): Promise<void>
  /** What readers see: the sheets of committed generations, without the names of generations. */
  visible(): Promise<VisibleSheet[]>
}

type VisibleSheet = Pick<StoredSheet, 'key' | 'part' | 'sheet'>

export function ingestWorld(): IngestWorld {
  let nowMs = NOON
  let generations = 0
  const clock = () => nowMs
  const drops = fakeDropBucket(clock)
  const settings = fakeDropBucket(clock)
  const reports = fakeReportBucket(clock)
  const jobs = fakeJobQueue()
  const troubles: OperatorAlert[] = []
  const ports: IngestPorts = {
    drops,
    reports,
    jobs,
    clock,
    retentionDays: RETENTION_DAYS,
    records: fakeRecords(),
    pause: async () => {},
    sheets: fakeSheetStore(),
    register: rememberingRegister(fakeCustomerRegister()),
    settings: settingsSource(settings, () => undefined),
    newGeneration: () => `g${++generations}` as GenerationId,
    alert: (trouble) => void troubles.push(trouble),
  }
  const world: IngestWorld = {
    ports,
    drops,
    reports,
    jobs,
    troubles,
    pass(ms) {
      nowMs += ms
    },
    put(key, lines) {
      drops.upload(key, `${lines.join('\n')}\n`)
    },
    setPartners(...ids) {
      const partners = ids.map((id) => ({
        id,
        name: id,
        timezone: 'Europe/Madrid',
        recipients: [{ email: `ana@${id}.example`, name: 'Ana', customers: 'all' }],
      }))
      world.putSettings(JSON.stringify(partners))
    },
    putSettings(json) {
      settings.upload(PARTNERS_FILE, json)
    },
    async reconcileAll(keys) {
      for (const key of keys) await reconcile(key, ports)
    },
    visible: () => visibleSheets(ports),
  }
  world.setPartners('golden')
  return world
}

const GOLDEN = partnerId('golden')

async function visibleSheets(ports: IngestPorts): Promise<VisibleSheet[]> {
  if (GOLDEN === null) throw new TypeError('golden is a partner id')
  const committed = new Set<GenerationId>()
  for await (const { record } of ledger.drops(GOLDEN, ports)) {
    const reading = countingReading(record.state)
    if (reading !== null) committed.add(reading.generation)
  }
  const { sheets, register } = ports
  const [from, to] = [dayOf('2026-01-01'), addDays(dayOf('2026-12-31'), 0)]
  const stored = await Array.fromAsync(sheets.support(GOLDEN, from, to))
  for await (const customer of register.list(GOLDEN)) {
    stored.push(...(await Array.fromAsync(sheets.entitlements(GOLDEN, customerId(customer), from, to))))
    stored.push(...(await Array.fromAsync(sheets.activity(GOLDEN, customerId(customer), from, to))))
  }
  return stored
    .filter(({ generation }) => committed.has(generation))
    .map(({ key, part, sheet }) => ({ key, part, sheet }))
    .sort((a, b) =>
      JSON.stringify([a.key, a.sheet, a.part]) < JSON.stringify([b.key, b.sheet, b.part]) ? -1 : 1,
    )
}
