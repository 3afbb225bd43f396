// Lists every key of bucket and ledger once, with what both hold of it: folder by folder what the bucket
// lists, in key order, then the keys that only the ledger knows. Holds in memory the records of one folder,
// and those of invalid keys.

import { type Address, type DropAddress, parseDropKey, partnerNamed } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { type DropRecord, newDropRecord } from '../../domain/ledger/drop-record.ts'
import { dropFolder, dropFolders } from '../../layout.ts'
import type { DropBucket, ListedObject } from '../../ports.ts'
import * as ledger from '../ledger.ts'

export interface SurveyedKey {
  readonly address: Address
  /** null: the bucket does not list it. */
  readonly object: ListedObject | null
  readonly record: DropRecord
}

interface SurveyPorts extends ledger.LedgerPorts {
  readonly drops: DropBucket
}

/** The keys of one partner (invalid keys in its folders included), or of all. */
export async function* survey(partner: PartnerId | null, ports: SurveyPorts): AsyncGenerator<SurveyedKey> {
  const invalid = await recordsByKey(invalidKeys(partner, ports))
  const surveyed = new Set<string>()
  let folder = { name: '', records: new Map() as Records }
  for (const prefix of partner === null ? [''] : dropFolders(partner)) {
    for await (const object of ports.drops.list(prefix)) {
      const address = parseDropKey(object.key)
      if (address.kind === 'invalid') {
        yield { address, object, record: taken(invalid, object.key) }
        continue
      }
      const name = dropFolder(address.kind, address.partner)
      if (folder.name !== name) {
        yield* unlisted(folder.records)
        folder = { name, records: await recordsIn(address.kind, address.partner, ports) }
        surveyed.add(name)
      }
      yield { address, object, record: taken(folder.records, object.key) }
    }
  }
  yield* unlisted(folder.records)
  for await (const other of partner === null ? ledger.partners(ports) : [partner]) {
    for (const kind of KINDS) {
      if (!surveyed.has(dropFolder(kind, other))) yield* unlisted(await recordsIn(kind, other, ports))
    }
  }
  yield* unlisted(invalid)
}

type Kind = DropAddress['kind']
type Records = Map<string, DropRecord>

const KINDS = ['drop', 'rehearsal'] as const satisfies Kind[]

function recordsIn(kind: Kind, partner: PartnerId, ports: SurveyPorts): Promise<Records> {
  return recordsByKey(kind === 'drop' ? ledger.drops(partner, ports) : ledger.rehearsals(partner, ports))
}

async function* invalidKeys(partner: PartnerId | null, ports: SurveyPorts) {
  for await (const entry of ledger.invalidKeys(ports)) {
    if (partner === null || partnerNamed(entry.address.key) === partner) yield entry
  }
}

async function recordsByKey(listed: AsyncIterable<ledger.LedgerEntry<Address>>): Promise<Records> {
  const records: Records = new Map()
  for await (const { record } of listed) records.set(record.key, record)
  return records
}

function taken(records: Records, key: string): DropRecord {
  const record = records.get(key) ?? newDropRecord(key)
  records.delete(key)
  return record
}

function* unlisted(records: Records): Generator<SurveyedKey> {
  for (const record of records.values()) yield { address: parseDropKey(record.key), object: null, record }
}
