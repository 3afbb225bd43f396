// Compares the whole bucket with the whole ledger and queues every key that they disagree about: lost events,
// changed settings, a new reader, receipts not told, garbage to forget. Both sides are read partner by partner.

import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { Settings } from '../../domain/settings.ts'
import type { DropRecord, Job, ListedObject } from '../../ports.ts'
import { forgettable, isToBeTold, saysWhatIsThere } from './attention.ts'
import { outlivedReceipts } from './outlived-receipts.ts'
import type { IngestPorts } from './ports.ts'
import { readingFingerprint } from './reconcile.ts'

const JOBS_AT_ONCE = 100

export interface SweepResult {
  /** Keys of bucket and ledger that were compared. */
  readonly compared: number
  /** Keys that are looked at again. */
  readonly queued: number
}

export async function sweep(ports: IngestPorts): Promise<SweepResult> {
  const settings = await ports.settings()
  const swept = new Set<string>()
  let compared = 0
  const queue = jobBatch(ports)
  let current: PartnerSweep | null = null
  for await (const object of ports.drops.list('')) {
    compared++
    const address = parseDropKey(object.key)
    // Keys without a record have only their receipt: looking at them again is cheap.
    if (typeof address === 'string' || address.rehearsal) {
      await queue.add(object.key)
      continue
    }
    if (current?.partner !== address.partner) {
      await current?.finish()
      swept.add(address.partner)
      current = await sweepPartner(address.partner, settings, ports, queue)
    }
    await current.compare(address, object)
  }
  await current?.finish()
  for await (const partner of ports.ledger.partners()) {
    if (!swept.has(partner)) await (await sweepPartner(partner, settings, ports, queue)).finish()
  }
  for await (const { key } of outlivedReceipts(null, ports)) if (key !== null) await queue.add(key)
  return { compared, queued: await queue.flush() }
}

interface PartnerSweep {
  readonly partner: PartnerId
  compare(address: DropAddress, object: ListedObject): Promise<void>
  /** Records whose object was not listed. */
  finish(): Promise<void>
}

async function sweepPartner(
  partner: PartnerId,
  settings: Settings,
  ports: IngestPorts,
  queue: JobBatch,
): Promise<PartnerSweep> {
  const records = new Map<string, DropRecord>()
  for await (const record of ports.ledger.list(partner))
    records.set(record.address.key, withoutOutcome(record))

  async function look(
    address: DropAddress,
    record: DropRecord | null,
    object: ListedObject | null,
  ): Promise<void> {
    const agrees = saysWhatIsThere(record, object, readingFingerprint(settings, address))
    const nowMs = ports.clock()
    if (agrees && !isToBeTold(record, nowMs) && forgettable(record, nowMs).length === 0) return
    await queue.add(address.key)
  }

  return {
    partner,
    async compare(address, object) {
      const record = records.get(address.key) ?? null
      records.delete(address.key)
      await look(address, record, object)
    },
    async finish() {
      for (const record of records.values()) await look(record.address, record, null)
      records.clear()
    },
  }
}

/** All records of a partner are held at once, and what was read of the drops is most of them. */
function withoutOutcome(record: DropRecord): DropRecord {
  const { commitment } = record
  return commitment === null ? record : { ...record, commitment: { ...commitment, outcome: null } }
}

interface JobBatch {
  add(key: string): Promise<void>
  /** The number of jobs in all. */
  flush(): Promise<number>
}

function jobBatch({ jobs }: IngestPorts): JobBatch {
  let waiting: Job[] = []
  let count = 0
  async function send(): Promise<void> {
    if (waiting.length > 0) await jobs.send(waiting)
    waiting = []
  }
  return {
    async add(key) {
      waiting.push({ kind: 'reconcile', key })
      count++
      if (waiting.length >= JOBS_AT_ONCE) await send()
    },
    async flush() {
      await send()
      return count
    },
  }
}
