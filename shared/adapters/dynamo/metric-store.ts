// Measured days over the Metrics table: pk = partner, sk = {day}#{customer}; the partner's own point has the
// sort key {day}#. A day counts as measured when that point has the inputs' hash, and the customers found are
// those it sums up: an interrupted put, or two at once, leave an unmeasured day. A point may be larger than
// an item.

import { createHash } from 'node:crypto'
import { type Day, formatDay } from '../../domain/calendar.ts'
import { Transient } from '../../domain/errors.ts'
import { byCodePoint, type PartnerId } from '../../domain/ids.ts'
import type { CustomerPoint, PartnerPoint } from '../../domain/metrics/point.ts'
import type { MetricStore } from '../../ports/metrics.ts'
import type { Attributes, Item, ItemKey } from './item.ts'
import { type Packed, packJson, unpackJson } from './packed-json.ts'
import {
  clearPartition,
  deleteParts,
  isLarge,
  isPart,
  loadParts,
  type StoredParts,
  storeParts,
} from './packed-parts.ts'
import type { Table } from './table.ts'

/** One write unit: above that, compression saves money. */
const PLAIN_POINT_BYTES = 800

export function dynamoMetricStore(table: Table): MetricStore {
  return {
    async get(partner, day, inputsHash) {
      const { partnerItem, customerItems } = await readDay(table, partner, day)
      if (partnerItem?.inputsHash !== inputsHash) return null
      if (partnerItem.customersHash !== hashOfAll(customerItems)) return null
      return {
        partner: unpackJson(partnerItem.point) as PartnerPoint,
        customers: customerItems.map(({ point }) => unpackJson(point) as CustomerPoint),
      }
    },
    async measuredFrom(partner, day) {
      const item = await table.get(partnerKey(partner, day))
      return typeof item?.inputsHash === 'string' ? item.inputsHash : null
    },
    async put(partner, inputsHash, { partner: point, customers }) {
      const before = await readDay(table, partner, point.day)
      const after = customers.map((customer) => ({
        ...customerKey(partner, point.day, customer),
        ...pointAttributes(customer),
      }))
      const stored = new Map(before.customerItems.map((item) => [item.sk, item]))
      const changed = after.filter(({ sk, hash }) => stored.get(sk)?.hash !== hash)
      const kept = new Set(after.map(({ sk }) => sk))
      const gone = before.customerItems.filter(({ sk }) => !kept.has(sk))
      const partnerAttributes = { ...pointAttributes(point), inputsHash, customersHash: hashOfAll(after) }
      if (changed.length + gone.length === 0 && says(before.partnerItem, partnerAttributes)) return

      const key = partnerKey(partner, point.day)
      await open(table, key, inputsHash)
      const points: StoredParts[] = []
      const items: Item[] = []
      for (const item of changed) {
        const parts = await storeParts(table, item, item.point, isLarge(stored.get(item.sk)?.point ?? null))
        points.push(parts)
        items.push({ ...item, point: parts.attribute })
      }
      await table.putAll(items)
      await table.deleteAll(gone)
      const parts = await storeParts(
        table,
        key,
        partnerAttributes.point,
        isLarge(before.partnerItem?.point ?? null),
      )
      const set = { ...partnerAttributes, point: parts.attribute }
      if (!(await table.updateIf(key, { set, remove: ['run'] }, isOurs(inputsHash)))) {
        await open(table, key, inputsHash)
        throw new Transient(
          `${partner} ${formatDay(point.day)} was measured from other inputs at the same time; it must be measured again.`,
        )
      }
      for (const { deleteOthers } of [...points, parts]) await deleteOthers()
      for (const item of gone) await deleteParts(table, item, item.point)
    },
    async *points(partner) {
      for await (const item of table.partition(partner)) {
        if (isPart(item) || item.point === undefined) continue
        const point = await loadParts(table, item, item.point)
        if (point !== null) yield unpackJson(point) as CustomerPoint | PartnerPoint
      }
    },
    clear: (partner) => clearPartition(table, partner),
  }
}

/** Marks the day as unmeasured; of two workers with different inputs, the last to mark it wins. */
async function open(table: Table, key: ItemKey, inputsHash: string): Promise<void> {
  await table.update(key, { set: { run: inputsHash }, remove: ['inputsHash'] })
}

/**
 * True unless another worker has marked the day for other inputs; one with the same inputs may have finished
 * it.
 */
function isOurs(inputsHash: string) {
  return { expression: '#run = :ours OR #inputsHash = :ours', values: { ours: inputsHash } }
}

/** Only items with their whole point. */
type PointItem = Item & { readonly point: Packed }

interface StoredDay {
  readonly partnerItem: PointItem | null
  /** By customer, in code-point order. */
  readonly customerItems: readonly PointItem[]
}

/** An item whose point has missing parts does not count. */
async function readDay(table: Table, partner: PartnerId, day: Day): Promise<StoredDay> {
  const items: PointItem[] = []
  for await (const item of table.query(partner, formatDay(day))) {
    const point = await loadParts(table, item, item.point)
    if (point !== null) items.push({ ...item, point })
  }
  const { sk } = partnerKey(partner, day)
  return {
    partnerItem: items.find((item) => item.sk === sk) ?? null,
    customerItems: items.filter((item) => item.sk !== sk),
  }
}

function partnerKey(partner: PartnerId, day: Day): ItemKey {
  return { pk: partner, sk: `${formatDay(day)}#` }
}

function customerKey(partner: PartnerId, day: Day, { customer }: CustomerPoint): ItemKey {
  return { pk: partner, sk: `${formatDay(day)}#${customer}` }
}

function pointAttributes(point: CustomerPoint | PartnerPoint): { hash: string; point: Packed } {
  const hash = createHash('sha256').update(JSON.stringify(point)).digest('base64url')
  return { hash, point: packJson(point, PLAIN_POINT_BYTES) }
}

function hashOfAll(items: readonly { readonly sk: string; readonly hash?: unknown }[]): string {
  const sorted = [...items].sort((a, b) => byCodePoint(a.sk, b.sk))
  return createHash('sha256')
    .update(JSON.stringify(sorted.map(({ sk, hash }) => [sk, hash])))
    .digest('base64url')
}

function says(item: Item | null, { hash, inputsHash, customersHash }: Attributes): boolean {
  return item?.hash === hash && item?.inputsHash === inputsHash && item?.customersHash === customersHash
}
