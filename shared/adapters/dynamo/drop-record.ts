// A drop's record as an item: the commitment as JSON, and beside it in plain words what people look for.

import * as z from 'zod/mini'
import { formatDay } from '../../domain/calendar.ts'
import type { DropAddress } from '../../domain/drops/drop-key.ts'
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

/** A commitment that cannot be read, or is another key's, counts as none: then the drop is read again. */
export function recordOf(item: Item, address: DropAddress): DropRecord {
  return {
    address,
    revision: Number(item.revision ?? 0),
    commitment: item.key === address.key ? commitmentOf(item) : null,
    committedAtMs: Number(item.committedAtMs ?? 0),
    toldRevision: Number(item.toldRevision ?? 0),
    toldAtMs: Number(item.toldAtMs ?? 0),
    pending: unsettled(item.pending),
    garbage: unsettled(item.garbage),
  }
}

function commitmentOf({ commitment }: Item): Commitment | null {
  if (commitment === undefined) return null
  try {
    const value = unpackJson(commitment)
    return COMMITMENT.safeParse(value).success ? (value as Commitment) : null
  } catch {
    return null
  }
}

/** What nobody who reads a commitment could do without. */
const COMMITMENT = z.object({
  generation: z.nullable(z.string()),
  status: z.enum(['committed', 'refused', 'deleted']),
  partnerKnown: z.boolean(),
  object: z.nullable(z.object({ version: z.string(), etag: z.string(), bytes: z.number() })),
  fingerprint: z.string(),
  outcome: z.nullable(
    z.object({
      sha256: z.string(),
      effectiveDay: z.nullable(z.number()),
      rows: z.object({ read: z.number(), accepted: z.number(), rejected: z.number() }),
      customers: z.number(),
      refused: z.nullable(z.object({ code: z.string(), message: z.string() })),
    }),
  ),
  replaced: z.nullable(z.object({ rows: z.number(), customers: z.number() })),
  stagedRejectsKey: z.nullable(z.string()),
})

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
