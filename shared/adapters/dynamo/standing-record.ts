// A record that is replaced as a whole if it still stands as it was seen: its hash stands beside it. One list of it
// may be longer than an item.

import { createHash } from 'node:crypto'
import { Transient } from '../../domain/errors.ts'
import { backoff, MAX_ATTEMPTS } from '../backoff.ts'
import type { Condition } from './change.ts'
import type { Attributes, Item, ItemKey } from './item.ts'
import { packJson, unpackJson } from './packed-json.ts'
import { loadParts, storeParts } from './packed-parts.ts'
import type { Table } from './table.ts'

/** Some forty recipients, for whoever looks at the table. */
const PLAIN_LIST_BYTES = 16_384

/** With the list as a value. */
export async function readStanding(table: Table, key: ItemKey, list: string): Promise<Item | null> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const item = await table.get(key)
    if (item === null) return null
    const packed = await loadParts(table, key, item[list])
    if (packed !== null) return { ...item, [list]: unpackJson(packed) }
    await backoff(attempt)
  }
  throw new Transient(
    `Parts of the item ${key.pk} ${key.sk} are missing; if that does not pass, delete the item, and it is made anew.`,
  )
}

/** Writes the attributes of `record` if what stands is `seen` (null: nothing). False: it is not. */
export async function replaceStanding<
  List extends string,
  Record extends { readonly [name in List]: unknown },
>(
  table: Table,
  key: ItemKey,
  attributes: Attributes,
  { record, seen, list }: { readonly record: Record; readonly seen: Record | null; readonly list: List },
): Promise<boolean> {
  const packedList = (of: Record) => packJson(of[list], PLAIN_LIST_BYTES)
  const stored = await storeParts(table, key, packedList(record), seen === null ? null : packedList(seen))
  const set = { ...attributes, [list]: stored.attribute, standing: hashOf(record) }
  const isWritten = (await table.updateIf(key, { set }, standsAs(seen))) !== null
  await (isWritten ? stored.deleteOthers() : stored.discard())
  return isWritten
}

function standsAs(seen: object | null): Condition {
  return seen === null
    ? { expression: 'attribute_not_exists(#pk)' }
    : { expression: '#standing = :seen', values: { seen: hashOf(seen) } }
}

/** Of everything a record says, whatever the order in which its fields were set. */
function hashOf(record: object): string {
  const inOrder = (_name: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
  return createHash('sha256').update(JSON.stringify(record, inOrder)).digest('base64url')
}
