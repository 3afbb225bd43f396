// Every key of bucket and ledger, once: partner by partner what the bucket lists, in key order, then what only the
// ledger knows. What is held in memory is a hash for each drop of one partner.

import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import { byCodePoint, type DropId, type PartnerId } from '../../domain/ids.ts'
import type { DropBucket, DropLedger } from '../../ports.ts'

export interface Scope {
  /** null: all of them. */
  readonly partner: PartnerId | null
  /** Listed keys before this one are passed over; null: none. */
  readonly from: string | null
}

/** A key, or word that every key of a partner has come. */
export type Step = { readonly key: string } | { readonly partnerOver: PartnerId }

interface WalkPorts {
  readonly drops: DropBucket
  readonly ledger: DropLedger
}

export async function* walkKeys({ partner, from }: Scope, ports: WalkPorts): AsyncGenerator<Step> {
  const walked = new Set<PartnerId>()
  let seen = new Set<DropId>()
  let current: PartnerId | null = null

  async function* endCurrent(): AsyncGenerator<Step> {
    if (current !== null && !isPast(current, from)) yield* unlisted(current, seen, ports.ledger)
    seen = new Set()
  }

  for (const prefix of prefixesOf(partner)) {
    for await (const { key } of ports.drops.list(prefix)) {
      const address = recordedAddress(key)
      if (address !== null && address.partner !== current) {
        yield* endCurrent()
        current = address.partner
        walked.add(current)
      }
      if (address !== null) seen.add(address.drop)
      if (from === null || byCodePoint(key, from) >= 0) yield { key }
    }
  }
  yield* endCurrent()
  for await (const other of partner === null ? ports.ledger.partners() : [partner]) {
    if (!walked.has(other)) yield* unlisted(other, new Set(), ports.ledger)
  }
}

/** Keys that do not fit, and rehearsals, have no record. */
function recordedAddress(key: string): DropAddress | null {
  const address = parseDropKey(key)
  return typeof address === 'string' || address.rehearsal ? null : address
}

function prefixesOf(partner: PartnerId | null): string[] {
  return partner === null ? [''] : [`${partner}/`, `validate/${partner}/`]
}

/** Every key of the partner comes before that key. */
function isPast(partner: PartnerId, from: string | null): boolean {
  // `0` comes next after `/`.
  return from !== null && byCodePoint(`${partner}0`, from) <= 0
}

async function* unlisted(
  partner: PartnerId,
  seen: ReadonlySet<DropId>,
  ledger: DropLedger,
): AsyncGenerator<Step> {
  for await (const { address } of ledger.list(partner))
    if (!seen.has(address.drop)) yield { key: address.key }
  yield { partnerOver: partner }
}
