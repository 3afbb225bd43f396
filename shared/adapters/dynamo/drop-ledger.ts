// The ledger of drops over the Ledger table: pk = partner, sk = {dataset}#{key date}#{drop}; of a rehearsal
// rehearsal#{drop}, of a key that does not fit pk = #invalid, sk = key#{drop}.
// What is under way and what is garbage are sets, changed element by element: nothing is read, changed and
// written back. Under a key of their own stand the partners that have records.

import { formatDay } from '../../domain/calendar.ts'
import {
  type Address,
  DATASETS,
  type DropAddress,
  type InvalidAddress,
  parseDropKey,
} from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { Commitment, DropLedger, DropRecord, Unsettled } from '../../ports.ts'
import { commitmentAttributes, element, recordOf } from './drop-record.ts'
import type { Item, ItemKey } from './item.ts'
import type { Table } from './table.ts'

/** No partner id starts like these. */
const PARTNERS_PK = '#partners'
const INVALID_PK = '#invalid'

export function dynamoDropLedger(table: Table): DropLedger {
  const registered = new Set<PartnerId>()

  /** Before the first record of a partner, so that no record is ever out of reach. */
  async function register(address: Address): Promise<void> {
    if (address.kind === 'invalid' || registered.has(address.partner)) return
    const { partner } = address
    const key = { pk: PARTNERS_PK, sk: `partner#${partner}` }
    if ((await table.get(key)) === null) await table.put({ ...key, partner })
    registered.add(partner)
  }

  async function get<Of extends Address>(address: Of): Promise<DropRecord<Of> | null> {
    const item = await table.get(keyOf(address))
    return item === null ? null : recordOf(item, address)
  }

  async function* records<Of extends Address>(
    is: (address: Address) => address is Of,
    pk: string,
    from: string,
    to = from,
  ): AsyncIterable<DropRecord<Of>> {
    for await (const item of table.query(pk, from, to)) {
      const address = addressOf(item)
      if (address !== null && is(address)) yield recordOf(item, address)
    }
  }

  return {
    get,
    async notePending(address, pending) {
      await register(address)
      await table.update(keyOf(address), {
        default: { key: address.key, revision: 0, toldRevision: 0 },
        add: { pending: new Set([element(pending)]) },
      })
    },
    async commit(address, readRevision, commitment, atMs) {
      const record = await get(address)
      if ((record?.revision ?? 0) !== readRevision) return false
      const reading = readingOf(record?.pending ?? [], commitment)
      if (reading === 'gone') return false
      if (record === null) await register(address)
      const old = record?.commitment?.generation ?? null
      const written = await table.updateIf(
        keyOf(address),
        {
          set: {
            ...commitmentAttributes(address, commitment),
            revision: readRevision + 1,
            committedAtMs: atMs,
          },
          default: { toldRevision: 0 },
          ...(reading === null ? {} : { delete: { pending: new Set([reading]) } }),
          ...(old === null ? {} : { add: { garbage: new Set([element({ generation: old, atMs })]) } }),
        },
        stillAt(readRevision, reading),
      )
      return written !== null
    },
    async abandon(address, pending, atMs) {
      const reading = element(pending)
      const garbage = element({ generation: pending.generation, atMs })
      await table.updateIf(
        keyOf(address),
        { delete: { pending: new Set([reading]) }, add: { garbage: new Set([garbage]) } },
        // A reading that is pending no more was committed or forgotten: it must not become garbage.
        { expression: 'contains(#pending, :reading)', values: { reading } },
      )
    },
    async told(address, revision, atMs) {
      const change = { set: { toldRevision: revision, toldAtMs: atMs } }
      const same = { expression: '#revision = :revision', values: { revision } }
      return (await table.updateIf(keyOf(address), change, same)) !== null
    },
    async forget(address, garbage) {
      if (garbage.length === 0) return
      const exists = { expression: 'attribute_exists(#pk)' }
      await table.updateIf(keyOf(address), { delete: { garbage: new Set(garbage.map(element)) } }, exists)
    },
    async *list(partner, range) {
      for (const dataset of range === undefined ? DATASETS : [range.dataset]) {
        const from = range === undefined ? dataset : `${dataset}#${formatDay(range.from)}`
        const to = range === undefined ? dataset : `${dataset}#${formatDay(range.to)}`
        yield* records(isOfPartner, partner, from, to)
      }
    },
    rehearsals: (partner) => records(isOfPartner, partner, 'rehearsal'),
    invalidKeys: () => records(isInvalid, INVALID_PK, 'key'),
    async *partners() {
      for await (const item of table.query(PARTNERS_PK, 'partner')) yield item.partner as PartnerId
    },
  }
}

function keyOf(address: Address): ItemKey {
  const { kind, drop } = address
  if (kind === 'invalid') return { pk: INVALID_PK, sk: `key#${drop}` }
  const { partner, dataset, keyDay } = address
  if (kind === 'rehearsal') return { pk: partner, sk: `rehearsal#${drop}` }
  return { pk: partner, sk: `${dataset}#${formatDay(keyDay)}#${drop}` }
}

function isOfPartner(address: Address): address is DropAddress {
  return address.kind !== 'invalid'
}

function isInvalid(address: Address): address is InvalidAddress {
  return address.kind === 'invalid'
}

/** null: the item is no record of the key that it names. */
function addressOf(item: Item): Address | null {
  const address = parseDropKey(`${item.key}`)
  const { pk, sk } = keyOf(address)
  return item.pk === pk && item.sk === sk ? address : null
}

/** The element of the reading that is committed; null: the commitment has none. */
function readingOf(pending: readonly Unsettled[], { generation }: Commitment): string | null | 'gone' {
  if (generation === null) return null
  const reading = pending.find((unsettled) => unsettled.generation === generation)
  return reading === undefined ? 'gone' : element(reading)
}

function stillAt(revision: number, reading: string | null) {
  const same = revision === 0 ? '(attribute_not_exists(#revision) OR #revision = :read)' : '#revision = :read'
  if (reading === null) return { expression: same, values: { read: revision } }
  return { expression: `${same} AND contains(#pending, :reading)`, values: { read: revision, reading } }
}
