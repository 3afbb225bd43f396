// A ledger of drops in memory: every write is one step, as a conditional write is.

import {
  type Address,
  DATASETS,
  type DropAddress,
  type InvalidAddress,
} from '../../../shared/domain/drops/drop-key.ts'
import type { GenerationId, PartnerId } from '../../../shared/domain/ids.ts'
import type { DropLedger, DropRecord, LedgerRange, Unsettled } from '../../../shared/ports.ts'
import { type Placed, pager } from './pages.ts'

export function fakeDropLedger(): DropLedger {
  const records = new Map<string, DropRecord<Address>>()
  const list = pager()

  function change(address: Address, fields: Partial<DropRecord>): void {
    const changed = { ...(records.get(address.key) ?? newRecord(address)), ...fields }
    records.set(address.key, {
      ...changed,
      pending: changed.pending.toSorted(byAge),
      garbage: changed.garbage.toSorted(byAge),
    })
  }

  function ofPartner(kind: Address['kind'], partner: PartnerId): Placed<DropRecord>[] {
    return [...records.values()]
      .filter(isOfPartner)
      .filter(({ address }) => address.kind === kind && address.partner === partner)
      .map(placed)
  }

  return {
    async get<Of extends Address>(address: Of) {
      return (records.get(address.key) as DropRecord<Of> | undefined) ?? null
    },
    async notePending(address, pending) {
      const before = records.get(address.key)?.pending ?? []
      change(address, { pending: [...without(before, [pending]), pending] })
    },
    async commit(address, readRevision, commitment, atMs) {
      const record = records.get(address.key) ?? newRecord(address)
      const { generation } = commitment
      if (record.revision !== readRevision) return false
      if (generation !== null && !includes(record.pending, generation)) return false
      const old = record.commitment?.generation ?? null
      change(address, {
        revision: readRevision + 1,
        commitment,
        committedAtMs: atMs,
        pending: record.pending.filter((reading) => reading.generation !== generation),
        garbage: old === null ? record.garbage : [...record.garbage, { generation: old, atMs }],
      })
      return true
    },
    async abandon(address, { generation }, atMs) {
      const record = records.get(address.key)
      if (record === undefined || !includes(record.pending, generation)) return
      change(address, {
        pending: record.pending.filter((reading) => reading.generation !== generation),
        garbage: [...record.garbage, { generation, atMs }],
      })
    },
    async told(address, revision, atMs) {
      if (records.get(address.key)?.revision !== revision) return false
      change(address, { toldRevision: revision, toldAtMs: atMs })
      return true
    },
    async forget(address, garbage) {
      const record = records.get(address.key)
      if (record === undefined) return
      change(address, { garbage: without(record.garbage, garbage) })
    },
    async *list(partner, range) {
      // One dataset after the other, as they lie.
      for (const dataset of range === undefined ? DATASETS : [range.dataset]) {
        yield* list(() =>
          ofPartner('drop', partner).filter(
            ({ item: { address } }) => address.dataset === dataset && inRange(address, range),
          ),
        )
      }
    },
    rehearsals: (partner) => list(() => ofPartner('rehearsal', partner)),
    invalidKeys: () =>
      list(() => [...records.values()].filter(isInvalid).map((item) => ({ order: item.address.drop, item }))),
    partners: () =>
      list(() => {
        const partners = new Set(
          [...records.values()].filter(isOfPartner).map(({ address }) => address.partner),
        )
        return Array.from(partners, (partner) => ({ order: partner, item: partner }))
      }),
  }
}

function placed(record: DropRecord): Placed<DropRecord> {
  const { keyDay, drop } = record.address
  return { order: `${String(keyDay + 1e6).padStart(8, '0')} ${drop}`, item: record }
}

function isOfPartner(record: DropRecord<Address>): record is DropRecord {
  return record.address.kind !== 'invalid'
}

function isInvalid(record: DropRecord<Address>): record is DropRecord<InvalidAddress> {
  return record.address.kind === 'invalid'
}

function newRecord(address: Address): DropRecord<Address> {
  return {
    address,
    revision: 0,
    commitment: null,
    committedAtMs: 0,
    toldRevision: 0,
    toldAtMs: 0,
    pending: [],
    garbage: [],
  }
}

function byAge(a: Unsettled, b: Unsettled): number {
  return a.atMs - b.atMs || (a.generation < b.generation ? -1 : 1)
}

function includes(list: readonly Unsettled[], generation: GenerationId): boolean {
  return list.some((unsettled) => unsettled.generation === generation)
}

function without<T extends Unsettled>(list: readonly T[], gone: readonly Unsettled[]): T[] {
  return list.filter(
    (one) => !gone.some((other) => other.generation === one.generation && other.atMs === one.atMs),
  )
}

function inRange({ keyDay }: DropAddress, range: LedgerRange | undefined): boolean {
  return range === undefined || (range.from <= keyDay && keyDay <= range.to)
}
