// A partner whose weeks are published one after the other, over ports in memory: real drops in, frozen digests out.

import { dayOf, formatDay, isoWeek } from '../../shared/domain/calendar.ts'
import type { Digest } from '../../shared/domain/digest/digest.ts'
import { type DigestRecord, digestPlace } from '../../shared/domain/digest/digest-record.ts'
import type { PartnerId } from '../../shared/domain/ids.ts'
import type { NotifyPorts } from '../../shared/flows/notify/notify.ts'
import { type PublishPorts, publish } from '../../shared/flows/publish/publish.ts'
import { parseDigest } from '../../shared/views/digest-json.ts'
import { fakeMetricStore } from './fakes/metric-store.ts'
import { type IngestWorld, ingestWorld } from './ingest-world.ts'
import { email } from './messages.ts'
import { recordAt } from './records.ts'

export const GOLDEN = 'golden' as PartnerId
export const ANA = email('ana@golden.example')
export const LI = email('li@golden.example')

export interface PublishWorld {
  readonly ports: PublishPorts & NotifyPorts
  readonly ingest: IngestWorld
  /** Uploads a file of the partner and has it read. */
  put(path: string, lines: readonly string[]): Promise<void>
  remove(path: string): Promise<void>
  /** Settings of the partner besides its id, name, zone and recipients. */
  set(settings: object): Promise<void>
  /** Publishes the week that ends on that day. */
  publish(asOf: string): Promise<void>
  record(asOf: string): Promise<DigestRecord>
  /** What a recipient is told of that week. */
  digest(asOf: string, recipient?: string): Promise<Digest>
}

export async function publishWorld(): Promise<PublishWorld> {
  const ingest = ingestWorld()
  const ports = {
    ...ingest.ports,
    metrics: fakeMetricStore(),
    pause: async () => undefined,
  }
  const world: PublishWorld = {
    ports,
    ingest,
    async put(path, lines) {
      ingest.put(`golden/${path}`, lines)
      await ingest.reconcileAll([`golden/${path}`])
    },
    async remove(path) {
      ingest.drops.remove(`golden/${path}`)
      await ingest.reconcileAll([`golden/${path}`])
    },
    async set(settings) {
      ingest.putSettings(partnersJson(settings))
    },
    publish: (asOf) => publish({ partner: GOLDEN, asOf, dueAtMs: ports.clock() }, ports),
    async record(asOf) {
      const record = await recordAt(digestPlace(GOLDEN, isoWeek(dayOf(asOf))), ports)
      if (record === null) throw new RangeError(`nothing is published of ${asOf}`)
      return record
    },
    async digest(asOf, recipient = ANA) {
      const { recipients } = await world.record(asOf)
      const key = recipients.find((frozen) => frozen.recipient === recipient)?.contentKey ?? ''
      return parseDigest(ingest.reports.texts()[key] ?? '')
    },
  }
  await world.set({})
  return world
}

function partnersJson(settings: object): string {
  const recipients = [
    { email: ANA, name: 'Ana', customers: 'all' },
    { email: LI, name: 'Li', customers: 'own' },
  ]
  return JSON.stringify([{ id: GOLDEN, name: 'Golden', timezone: 'Europe/Madrid', recipients, ...settings }])
}

/** Seats of customers: `name sold assigned manager`. */
export function seats(...customers: readonly string[]): string[] {
  const rows = customers.map((said) => {
    const [name, sold, assigned, manager = ''] = said.split(' ')
    return `${name},${name} Ltd,${manager},s-${name},E3,${sold},${assigned},active`
  })
  return [
    'customer_id,customer_name,account_manager,subscription_id,product_sku,licenses_sold,licenses_assigned,status',
    ...rows,
  ]
}

/** A snapshot in which so many users of each customer were active that day: `name users`. */
export function users(day: string, ...customers: readonly string[]): string[] {
  const rows = customers.flatMap((said) => {
    const [name, count] = said.split(' ')
    return Array.from({ length: Number(count) }, (_, n) => `${name},user-${n},E3,exchange,${day}`)
  })
  return ['customer_id,user_id,product_sku,workload,last_activity_date', ...rows]
}

/** The days `from` to `to`, `YYYY-MM-DD`. */
export function daysFrom(from: string, to: string): string[] {
  const [first, last] = [dayOf(from), dayOf(to)]
  return Array.from({ length: last - first + 1 }, (_, n) => formatDay((first + n) as typeof first))
}
