// Compares everything that is stored with what the bucket holds, key by key, which tests the promise that the
// tables are a function of the bucket. Writes nothing.

import { byCodePoint, type PartnerId } from '../../domain/ids.ts'
import { survey } from '../ingest/survey.ts'
import { partners } from '../ledger.ts'
import { mapOrdered } from '../map-ordered.ts'
import type { AuditPorts } from './capture.ts'
import { compareKey } from './compare-key.ts'
import type { CheckedKey } from './difference.ts'
import { knownCustomers } from './known-customers.ts'
import { orphansOf } from './orphans.ts'

export interface Scope {
  /** null: all partners. */
  readonly partner: PartnerId | null
  /** Keys before this one are skipped; null: none. */
  readonly from: string | null
}

/** Each may be reading a drop. */
const KEYS_AT_ONCE = 4

/**
 * Yields every compared key, with or without a difference, and the orphans last. An interrupted run resumes
 * from the greatest key so far.
 */
export function verify(scope: Scope, ports: AuditPorts): AsyncGenerator<CheckedKey> {
  return mapOrdered(checks(scope, ports), KEYS_AT_ONCE, (check) => check())
}

type Check = () => Promise<CheckedKey>

async function* checks({ partner, from }: Scope, ports: AuditPorts): AsyncGenerator<Check> {
  const known = knownCustomers(ports.register)
  for await (const { address, object } of survey(partner, ports)) {
    const { key } = address
    // Keys that only the ledger knows come out of order, last in their folder.
    if (from !== null && object !== null && byCodePoint(key, from) < 0) continue
    yield async () => ({ key, differences: await compareKey(key, ports, known) })
  }
  for await (const one of partner === null ? partners(ports) : [partner]) {
    for await (const orphan of orphansOf(one, ports)) yield async () => orphan
  }
}
