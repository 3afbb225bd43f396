// Every key of bucket and ledger, once, with what both have of it: folder by folder what the bucket lists, in key order,
// then what only the ledger knows. Held in memory are the records of one folder, and those of keys that do not fit.

import { type Address, type DropAddress, parseDropKey, partnerNamed } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { dropFolder, dropFolders } from '../../layout.ts'
import type { DropBucket, DropLedger, DropRecord, ListedObject } from '../../ports.ts'

export interface SurveyedKey {
  readonly address: Address
  /** null: the bucket does not list it. */
  readonly object: ListedObject | null
  readonly record: DropRecord<Address> | null
}

interface SurveyPorts {
  readonly drops: DropBucket
  readonly ledger: DropLedger
}

/** Of one partner (keys in its folders that do not fit included), or of all. */
export async function* survey(partner: PartnerId | null, ports: SurveyPorts): AsyncGenerator<SurveyedKey> {
  const invalid = await recordsByKey(invalidKeys(partner, ports.ledger))
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
        folder = { name, records: await recordsIn(address.kind, address.partner, ports.ledger) }
        surveyed.add(name)
      }
      yield { address, object, record: taken(folder.records, object.key) }
    }
  }
  yield* unlisted(folder.records)
  for await (const other of partner === null ? ports.ledger.partners() : [partner]) {
    for (const kind of KINDS) {
      if (!surveyed.has(dropFolder(kind, other))) yield* unlisted(await recordsIn(kind, other, ports.ledger))
    }
  }
  yield* unlisted(invalid)
}

type Kind = DropAddress['kind']
type Records = Map<string, DropRecord<Address>>

const KINDS = ['drop', 'rehearsal'] as const satisfies Kind[]

function recordsIn(kind: Kind, partner: PartnerId, ledger: DropLedger): Promise<Records> {
  return recordsByKey(kind === 'drop' ? ledger.list(partner) : ledger.rehearsals(partner))
}

async function* invalidKeys(partner: PartnerId | null, ledger: DropLedger) {
  for await (const record of ledger.invalidKeys()) {
    if (partner === null || partnerNamed(record.address.key) === partner) yield record
  }
}

/** Without what was read of the drops, which is most of a record. */
async function recordsByKey(listed: AsyncIterable<DropRecord<Address>>): Promise<Records> {
  const records: Records = new Map()
  for await (const record of listed) {
    const { commitment } = record
    const slim = commitment === null ? record : { ...record, commitment: { ...commitment, outcome: null } }
    records.set(record.address.key, slim)
  }
  return records
}

function taken(records: Records, key: string): DropRecord<Address> | null {
  const record = records.get(key) ?? null
  records.delete(key)
  return record
}

function* unlisted(records: Records): Generator<SurveyedKey> {
  for (const record of records.values()) yield { address: record.address, object: null, record }
}
