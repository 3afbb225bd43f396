// Items as plain values: strings, numbers, bytes, lists and maps.

import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { PoisonInput } from '../../domain/errors.ts'

export interface ItemKey {
  readonly pk: string
  readonly sk: string
}

/** Attributes whose value is undefined are left out. */
export type Attributes = Readonly<Record<string, unknown>>
export type Item = ItemKey & Attributes
export type StoredItem = Record<string, AttributeValue>

const MAX_ITEM_BYTES = 400 * 1024

export function toStored(attributes: Attributes): StoredItem {
  return marshall(attributes, { removeUndefinedValues: true })
}

/** Like `toStored`; throws if the item exceeds DynamoDB's size limit. */
export function toStoredItem(item: Item): StoredItem {
  const stored = toStored(item)
  const bytes = sizeOf({ M: stored })
  if (bytes <= MAX_ITEM_BYTES) return stored
  throw new PoisonInput(
    `The item ${item.pk} ${item.sk} has ${bytes} bytes, but the limit is ${MAX_ITEM_BYTES}; store it in smaller parts.`,
  )
}

export function fromStored(stored: StoredItem): Item {
  return unmarshall(stored) as Item
}

/** Bytes as DynamoDB counts them: names included, numbers at most as long as their digits. */
function sizeOf(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.N !== undefined) return value.N.length + 1
  if (value.B !== undefined) return value.B.byteLength
  if (value.L !== undefined) return 3 + sum(value.L, (element) => 1 + sizeOf(element))
  if (value.M !== undefined) {
    return 3 + sum(Object.entries(value.M), ([name, field]) => 1 + Buffer.byteLength(name) + sizeOf(field))
  }
  return 1
}

function sum<T>(values: readonly T[], bytes: (value: T) => number): number {
  return values.reduce((total, value) => total + bytes(value), 0)
}
