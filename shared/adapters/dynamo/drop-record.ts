// A drop's record as an item: the commitment as JSON, and beside it in plain words what people look for.

import * as z from 'zod/mini'
import { formatDay } from '../../domain/calendar.ts'
import type { Address } from '../../domain/drops/drop-key.ts'
import type { GenerationId } from '../../domain/ids.ts'
import type { BegunReading, Commitment, DropRecord, Unsettled } from '../../ports.ts'
import type { Attributes, Item } from './item.ts'
import { packJson, unpackJson } from './packed-json.ts'

const PLAIN_COMMITMENT_BYTES = 4_096

export function commitmentAttributes(address: Address, commitment: Commitment): Attributes {
  const { generation, status, outcome } = commitment
  const effectiveDay = outcome?.effectiveDay ?? null
  return {
    key: address.key,
    customer: address.kind === 'invalid' ? null : address.customer,
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
export function recordOf<Of extends Address>(item: Item, address: Of): DropRecord<Of> {
  return {
    address,
    revision: Number(item.revision ?? 0),
    commitment: item.key === address.key ? commitmentOf(item) : null,
    committedAtMs: Number(item.committedAtMs ?? 0),
    toldRevision: Number(item.toldRevision ?? 0),
    toldAtMs: Number(item.toldAtMs ?? 0),
    pending: elementsOf(item.pending).map(begunReading).sort(byAge),
    garbage: elementsOf(item.garbage).map(unsettled).sort(byAge),
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
  status: z.enum(['committed', 'refused', 'stopped', 'deleted']),
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
  stagedWordsKey: z.nullable(z.string()),
})

/** As an element of a set of strings. */
export function element(unsettled: Unsettled | BegunReading): string {
  const { generation, atMs } = unsettled
  const read = 'version' in unsettled ? [unsettled.version, unsettled.fingerprint] : []
  return [atMs, generation, ...read].join('|')
}

function elementsOf(set: unknown): string[] {
  return set instanceof Set ? [...set] : []
}

function unsettled(text: string): Unsettled {
  const [atMs, generation = ''] = text.split('|')
  return { generation: generation as GenerationId, atMs: Number(atMs) }
}

function begunReading(text: string): BegunReading {
  const [, , version = '', ...fingerprint] = text.split('|')
  return { ...unsettled(text), version, fingerprint: fingerprint.join('|') }
}

/** Oldest first. */
function byAge(a: Unsettled, b: Unsettled): number {
  return a.atMs - b.atMs || (a.generation < b.generation ? -1 : 1)
}
