// Brings back from a copy of the ledger what cannot be rebuilt from the drops: every record but those of keys. It may
// be interrupted and run again; a record that workers change meanwhile is decided anew.

import { PARTNERS } from '../../domain/ledger/partner-record.ts'
import { ANY_RECORD, everyRecord } from '../../domain/records.ts'
import { type KindName, kindOf, type RestoredKind } from '../../domain/restore/kinds.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SettingsSource } from '../../ports/objects.ts'
import type { Records } from '../../ports/records.ts'
import { partners } from '../ledger.ts'
import { mapOrdered } from '../map-ordered.ts'
import { type Loaded, loadAll, type RecordPorts, update } from '../records.ts'

export interface RestorePorts extends RecordPorts {
  /** The ledger as it was at an earlier time; only read. */
  readonly copy: Records
  readonly settings: SettingsSource
  readonly clock: Clock
}

export interface RestoredRecord {
  readonly kind: KindName
  readonly change: 'added' | 'replaced' | 'none'
}

const RECORDS_AT_ONCE = 8

/** `writes` false: says only what would be done. */
export async function* restore(writes: boolean, ports: RestorePorts): AsyncGenerator<RestoredRecord> {
  const copy: CopyPorts = { records: ports.copy }
  for (const partition of await partitions(ports)) {
    const found = await recordsOf(partition, copy)
    const { mails = [], others = [] } = Object.groupBy(found, ({ kind }) =>
      kind.leadsToMail ? 'mails' : 'others',
    )
    for (const group of [others, mails]) {
      yield* mapOrdered(group, RECORDS_AT_ONCE, (record) => restoreOne(record, writes, ports))
    }
  }
}

type CopyPorts = Parameters<typeof partners>[0]

/** A partner in the settings has digests even if it never dropped a file. */
async function partitions({ copy, settings }: RestorePorts): Promise<Set<string>> {
  const registered = await Array.fromAsync(partners({ records: copy }))
  return new Set([PARTNERS.partition, ...registered, ...(await settings()).keys()])
}

interface CopiedRecord {
  readonly kind: RestoredKind
  readonly copied: Loaded<object>
}

async function recordsOf(partition: string, copy: CopyPorts): Promise<CopiedRecord[]> {
  const found: CopiedRecord[] = []
  for await (const copied of loadAll(everyRecord(partition), copy)) {
    const kind = kindOf(copied.place.name)
    if (kind !== null) found.push({ kind, copied })
  }
  return found
}

async function restoreOne(
  { kind, copied: { place, value } }: CopiedRecord,
  writes: boolean,
  ports: RestorePorts,
): Promise<RestoredRecord> {
  let change: RestoredRecord['change'] = 'none'
  await update(
    { ...place, kind: ANY_RECORD },
    (stored) => {
      const restored = kind.restored(value, stored, ports.clock())
      change = restored === null ? 'none' : stored === null ? 'added' : 'replaced'
      return writes ? restored : null
    },
    ports,
  )
  return { kind: kind.name, change }
}
