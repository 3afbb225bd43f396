// A record that is replaced as a whole if it still stands as it was seen: its hash stands beside it.

import { createHash } from 'node:crypto'
import type { Condition } from './change.ts'
import type { Attributes, ItemKey } from './item.ts'
import type { Table } from './table.ts'

/** Writes the attributes of `record` if what stands is `seen` (null: nothing). False: it is not. */
export async function replaceStanding<Record extends object>(
  table: Table,
  key: ItemKey,
  attributes: Attributes,
  { record, seen }: { readonly record: Record; readonly seen: Record | null },
): Promise<boolean> {
  const set = { ...attributes, standing: hashOf(record) }
  return (await table.updateIf(key, { set }, standsAs(seen))) !== null
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
