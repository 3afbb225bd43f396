// Measured days over the Metrics table: pk = partner, sk = {day}#{customer}; the partner's own point stands
// under {day}#. A day counts as measured when that point states the inputs, and the customers found are the
// ones it sums up: a put that stopped half-way, or two that ran at once, leave a day that is not measured.

import { createHash } from 'node:crypto'
import { type Day, formatDay } from '../../domain/calendar.ts'
import { Transient } from '../../domain/errors.ts'
import { byCodePoint, type PartnerId } from '../../domain/ids.ts'
import type { CustomerPoint, PartnerPoint } from '../../domain/metrics/point.ts'
import type { MetricStore } from '../../ports.ts'
import type { Attributes, Item, ItemKey } from './item.ts'
import { packJson, unpackJson } from './packed-json.ts'
import type { Table } from './table.ts'

/** A write unit's worth: above that, compressing saves money. */
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
      const stored = new Map(before.customerItems.map(({ sk, hash }) => [sk, hash]))
      const changed = after.filter(({ sk, hash }) => stored.get(sk) !== hash)
      for (const { sk } of after) stored.delete(sk)
      const gone = [...stored.keys()].map((sk) => ({ pk: partner, sk }))
      const partnerAttributes = { ...pointAttributes(point), inputsHash, customersHash: hashOfAll(after) }
      if (changed.length + gone.length === 0 && says(before.partnerItem, partnerAttributes)) return

      const key = partnerKey(partner, point.day)
      await open(table, key, inputsHash)
      await table.putAll(changed)
      await table.deleteAll(gone)
      const closed = await table.updateIf(
        key,
        { set: partnerAttributes, remove: ['run'] },
        isOurs(inputsHash),
      )
      if (closed !== null) return
      await open(table, key, inputsHash)
      throw new Transient(
        `${partner} ${formatDay(point.day)} was measured from other inputs at the same time; measure it again.`,
      )
    },
  }
}

/** From here on the day is not measured; who opens it from other inputs has the last word. */
async function open(table: Table, key: ItemKey, inputsHash: string): Promise<void> {
  await table.update(key, { set: { run: inputsHash }, remove: ['inputsHash'] })
}

/** Nobody has opened the day from other inputs; somebody may have measured it from the same. */
function isOurs(inputsHash: string) {
  return { expression: '#run = :ours OR #inputsHash = :ours', values: { ours: inputsHash } }
}

interface StoredDay {
  readonly partnerItem: Item | null
  /** By customer, in code-point order. */
  readonly customerItems: readonly Item[]
}

async function readDay(table: Table, partner: PartnerId, day: Day): Promise<StoredDay> {
  const items = await Array.fromAsync(table.query(partner, formatDay(day)))
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

function pointAttributes(point: CustomerPoint | PartnerPoint): { hash: string; point: string | Uint8Array } {
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
