// Records as items: pk = partition, sk = name, and the fields of the value as readable attributes; long
// fields are compressed together, and may exceed an item. Every write has a unique version, so a retry after
// a lost answer recognises its own write. The table's time to live deletes what has expired.

import { randomUUID } from 'node:crypto'
import { Transient } from '../../domain/errors.ts'
import type { RecordKey } from '../../domain/records.ts'
import type { Records, RecordVersion, StoredRecord } from '../../ports/records.ts'
import { EXPIRY_ATTRIBUTE } from '../../topology.ts'
import { backoff, MAX_ATTEMPTS } from '../backoff.ts'
import type { Condition } from './change.ts'
import type { Attributes, Item, ItemKey } from './item.ts'
import { packJson, unpackJson } from './packed-json.ts'
import { clearPartition, isLarge, isPart, loadParts, storeParts } from './packed-parts.ts'
import type { Table } from './table.ts'

const LONG_FIELD_BYTES = 4_096

/** The version of a record that was written by hand. */
const NO_VERSION: RecordVersion = ''
/** Ends the version of a record that has parts beside its item. */
const WITH_PARTS = '+parts'

export function dynamoRecords(table: Table): Records {
  /** null: it has been replaced since the item was read. */
  async function whole({
    pk,
    sk,
    version = NO_VERSION,
    long,
    [EXPIRY_ATTRIBUTE]: _,
    ...fields
  }: Item): Promise<StoredRecord | null> {
    const packed = long === undefined ? undefined : await loadParts(table, { pk, sk }, long)
    if (packed === null) return null
    const value = { ...plain(fields), ...(packed === undefined ? {} : unpacked(packed)) }
    return { partition: pk, name: sk, value, version: String(version) }
  }

  async function get(key: RecordKey): Promise<StoredRecord | null> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const item = await table.get(keyOf(key))
      if (item === null) return null
      const record = await whole(item)
      if (record !== null) return record
      await backoff(attempt)
    }
    throw new Transient(
      `Parts of the record ${key.partition} ${key.name} are missing; if they stay missing, delete the record, and it is created again.`,
    )
  }

  async function isWritten(key: RecordKey, item: Item, seen: RecordVersion | null): Promise<boolean> {
    return (await table.putIf(item, isStill(seen))) || (await table.get(keyOf(key)))?.version === item.version
  }

  return {
    get,
    async put(key, value, seen, expiresAtMs) {
      const { short, long } = byLength(value)
      const hadParts = seen?.endsWith(WITH_PARTS) ?? false
      const expiry = expiresAtMs === undefined ? {} : { [EXPIRY_ATTRIBUTE]: Math.ceil(expiresAtMs / 1_000) }
      const parts = await storeParts(table, keyOf(key), long, hadParts, expiry)
      const version = `${randomUUID()}${isLarge(long) ? WITH_PARTS : ''}`
      const packed = long === null ? {} : { long: parts.attribute }
      const item = { ...short, ...packed, ...expiry, ...keyOf(key), version }
      const written = await isWritten(key, item, seen)
      await (written ? parts.deleteOthers() : parts.discard())
      return written ? version : null
    },
    async *list(partition, prefix, last) {
      for await (const item of table.query(partition, prefix, last)) {
        if (isPart(item)) continue
        const record = (await whole(item)) ?? (await get({ partition, name: item.sk }))
        if (record !== null) yield record
      }
    },
    async *all(partition) {
      for await (const item of table.partition(partition)) {
        if (isPart(item)) continue
        const record = (await whole(item)) ?? (await get({ partition, name: item.sk }))
        if (record !== null) yield record
      }
    },
    clear: (partition) => clearPartition(table, partition),
    async delete(key, seen) {
      const hasParts = seen?.endsWith(WITH_PARTS) ?? false
      // Listed before: a record that takes its place keeps its own.
      const parts = hasParts ? await storeParts(table, keyOf(key), null, true) : null
      const isDeleted = await table.deleteIf(keyOf(key), isAbsentOr(isStill(seen)))
      if (isDeleted) await parts?.deleteOthers()
      return isDeleted
    },
  }
}

function keyOf({ partition, name }: RecordKey): ItemKey {
  return { pk: partition, sk: name }
}

function isStill(seen: RecordVersion | null): Condition {
  if (seen === null) return { expression: 'attribute_not_exists(#pk)' }
  if (seen === NO_VERSION) return { expression: 'attribute_exists(#pk) AND attribute_not_exists(#version)' }
  return { expression: '#version = :seen', values: { seen } }
}

function isAbsentOr({ expression, ...rest }: Condition): Condition {
  return { expression: `attribute_not_exists(#pk) OR (${expression})`, ...rest }
}

/** `long`: packed; null: no field is long. */
function byLength(value: object): { short: Attributes; long: Uint8Array | null } {
  const isLong = ([, field]: [string, unknown]) =>
    Buffer.byteLength(JSON.stringify(field) ?? '') > LONG_FIELD_BYTES
  const { short = [], long = [] } = Object.groupBy(Object.entries(value), (field) =>
    isLong(field) ? 'long' : 'short',
  )
  return {
    short: Object.fromEntries(short),
    long: long.length === 0 ? null : (packJson(Object.fromEntries(long), 0) as Uint8Array),
  }
}

/** Bytes and sets, which only a manual edit can add, become a value that no schema accepts. */
function plain(fields: Attributes): object {
  return isPlain(fields) ? fields : JSON.parse(JSON.stringify(fields))
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint'
  if (Array.isArray(value)) return value.every(isPlain)
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain)
}

/** Damaged fields are left out, so that the record fails its schema. */
function unpacked(packed: unknown): object {
  try {
    return Object(unpackJson(packed))
  } catch {
    return {}
  }
}
