// A drop's record as an item: the commitment as JSON, and beside it in plain words what people look for.

import { formatDay } from '../../domain/calendar.ts'
import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import type { GenerationId } from '../../domain/ids.ts'
import type { Commitment, DropRecord, Unsettled } from '../../ports.ts'
import type { Attributes, Item } from './item.ts'
import { packJson, unpackJson } from './packed-json.ts'

const PLAIN_COMMITMENT_BYTES = 4_096

export function commitmentAttributes(address: DropAddress, commitment: Commitment): Attributes {
  const { generation, status, outcome } = commitment
  const effectiveDay = outcome?.effectiveDay ?? null
  return {
    key: address.key,
    customer: address.customer,
    status,
    generation,
    effectiveDate: effectiveDay === null ? null : formatDay(effectiveDay),
    shape: outcome?.shape ?? null,
    rows: outcome?.rows.accepted ?? null,
    customers: outcome?.customers ?? null,
    commitment: packJson(commitment, PLAIN_COMMITMENT_BYTES),
  }
}

export function recordOf(item: Item): DropRecord {
  const address = parseDropKey(`${item.key}`)
  if (typeof address === 'string')
    throw new TypeError(`The ledger holds a record of "${item.key}". ${address}`)
  return {
    address,
    revision: Number(item.revision ?? 0),
    commitment: item.commitment === undefined ? null : (unpackJson(item.commitment) as Commitment),
    committedAtMs: Number(item.committedAtMs ?? 0),
    toldRevision: Number(item.toldRevision ?? 0),
    toldAtMs: Number(item.toldAtMs ?? 0),
    pending: unsettled(item.pending),
    garbage: unsettled(item.garbage),
  }
}

/** As an element of a set of strings. */
export function element({ generation, atMs }: Unsettled): string {
  return `${atMs}|${generation}`
}

/** Oldest first. */
function unsettled(set: unknown): Unsettled[] {
  const elements = set instanceof Set ? [...set] : []
  return elements
    .map((text: string) => {
      const bar = text.indexOf('|')
      return { generation: text.slice(bar + 1) as GenerationId, atMs: Number(text.slice(0, bar)) }
    })
    .sort((a, b) => a.atMs - b.atMs || (a.generation < b.generation ? -1 : 1))
}
