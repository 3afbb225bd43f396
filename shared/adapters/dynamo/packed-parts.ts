// Packed JSON of any size as an attribute of an item: inside the item if it fits; otherwise in part items
// under a unique id. Parts are written before the item that refers to them, and deleted after it refers to
// others, so a reader finds the whole value or reads the item again.

import { createHash, randomUUID } from 'node:crypto'
import { MAX_PART_BYTES } from '../../domain/sheets/fold.ts'
import type { Attributes, ItemKey } from './item.ts'
import type { Packed } from './packed-json.ts'
import type { Table } from './table.ts'

export interface StoredParts {
  /** The attribute of the item, which is written next. */
  readonly attribute: Packed | Parts | null
  /** After the item is written: deletes the previous parts, and those of interrupted writes. */
  deleteOthers(): Promise<void>
  /** If the item is not written. */
  discard(): Promise<void>
}

/** Replaces a value that does not fit into the item. */
interface Parts {
  readonly id: string
  readonly parts: number
}

/**
 * Nearly every value is small and needs no call. `hadParts`: the item refers to some now. `attributes`: those of each part
 * beside its bytes.
 */
export async function storeParts(
  table: Table,
  owner: ItemKey,
  packed: Packed | null,
  hadParts: boolean,
  attributes: Attributes = {},
): Promise<StoredParts> {
  // Listed before the item is written, so the parts of later writes are never among them.
  const others = isLarge(packed) || hadParts ? await partKeys(table, owner) : []
  const deleteOthers = () => table.deleteAll(others)
  if (!isLarge(packed)) return { attribute: packed, deleteOthers, async discard() {} }
  const id = randomUUID()
  const items = slices(packed).map((bytes, part) => ({
    ...attributes,
    pk: owner.pk,
    sk: `${partsPrefix(owner)}#${id}#${String(part).padStart(PART_DIGITS, '0')}`,
    bytes,
  }))
  await table.putAll(items)
  return {
    attribute: { id, parts: items.length },
    deleteOthers,
    discard: () => table.deleteAll(items),
  }
}

/**
 * The whole value of an attribute; null: a part is missing, because the item refers to another value by now.
 */
export async function loadParts(table: Table, owner: ItemKey, attribute: unknown): Promise<Packed | null> {
  if (!isParts(attribute)) return attribute as Packed
  const items = await Array.fromAsync(table.query(owner.pk, `${partsPrefix(owner)}#${attribute.id}`))
  if (items.length !== attribute.parts) return null
  return Buffer.concat(items.map(({ bytes }) => bytes as Uint8Array))
}

/** After an item is deleted; `before`: its attribute. */
export async function deleteParts(table: Table, owner: ItemKey, before: Packed): Promise<void> {
  if (isLarge(before)) await table.deleteAll(await partKeys(table, owner))
}

/** Wide enough for every value that fits into memory, so that parts sort as numbers. */
const PART_DIGITS = 6

/** Only short values are text (packed-json.ts). */
export function isLarge(packed: Packed | null): packed is Uint8Array {
  return packed instanceof Uint8Array && packed.length > MAX_PART_BYTES
}

export function isParts(attribute: unknown): attribute is Parts {
  return typeof attribute === 'object' && attribute !== null && 'id' in attribute && 'parts' in attribute
}

const PARTS = 'part'

/** The item is a part of another one's value. */
export function isPart({ sk }: ItemKey): boolean {
  return sk.startsWith(`${PARTS}#`)
}

/** Deletes a whole partition, parts first: what is left after a break still says whose it was. */
export async function clearPartition(table: Table, pk: string): Promise<void> {
  const keys = await Array.fromAsync(table.partition(pk), ({ sk }) => ({ pk, sk }))
  await table.deleteAll(keys.filter(isPart))
  await table.deleteAll(keys.filter((key) => !isPart(key)))
}

/** Hashed, because a sort key may contain any character and be as long as DynamoDB allows. */
function partsPrefix({ sk }: ItemKey): string {
  return `${PARTS}#${createHash('sha256').update(sk).digest('base64url')}`
}

function partKeys(table: Table, owner: ItemKey): Promise<ItemKey[]> {
  return Array.fromAsync(table.query(owner.pk, partsPrefix(owner)), ({ pk, sk }) => ({ pk, sk }))
}

function slices(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / MAX_PART_BYTES) }, (_, part) =>
    bytes.subarray(part * MAX_PART_BYTES, (part + 1) * MAX_PART_BYTES),
  )
}
