// Repairs every difference between the bucket and what is stored: reads the drop or writes the receipt again,
// even where the ledger claims to agree, and deletes orphans.

import { deleteGeneration } from '../ingest/collect-garbage.ts'
import { commitReading } from '../ingest/commit.ts'
import { observe } from '../ingest/observe.ts'
import type { IngestPorts } from '../ingest/ports.ts'
import { reconcile } from '../ingest/reconcile.ts'
import { writeReceipt } from '../ingest/write-receipt.ts'
import { mapOrdered } from '../map-ordered.ts'
import { compareKey } from './compare-key.ts'
import { type CheckedKey, type Difference, isOrphaned } from './difference.ts'
import { type Scope, verify } from './verify.ts'

export interface RebuiltKey extends CheckedKey {
  /** What could not be repaired. */
  readonly unresolved: readonly Difference[]
  /** The error that stopped the repair; null: there was none. */
  readonly failure: string | null
}

/** A repair can reveal a difference that the next one repairs. */
const MAX_ROUNDS = 3

/** Each may be reading a drop. */
const KEYS_AT_ONCE = 4

export function rebuild(scope: Scope, ports: IngestPorts): AsyncGenerator<RebuiltKey> {
  return mapOrdered(verify(scope, ports), KEYS_AT_ONCE, (checked) => repair(checked, ports))
}

async function repair(checked: CheckedKey, ports: IngestPorts): Promise<RebuiltKey> {
  let unresolved = checked.differences
  try {
    for (let round = 0; round < MAX_ROUNDS && unresolved.some(isRepairable); round++) {
      for (const difference of unresolved) await deleteOrphan(difference, ports)
      unresolved = unresolved.every(isOrphaned) ? [] : await repairKey(checked.key, unresolved, ports)
    }
    return { ...checked, unresolved, failure: null }
  } catch (error) {
    // A drop that cannot be repaired must not hold up the others. If nothing works, the next comparison
    // fails.
    return { ...checked, unresolved, failure: error instanceof Error ? error.message : String(error) }
  }
}

/** A stopped drop must be uploaded again, which only its partner can do. */
function isRepairable({ remedy }: Difference): boolean {
  return remedy.kind !== 'upload'
}

async function deleteOrphan({ remedy }: Difference, ports: IngestPorts): Promise<void> {
  if (remedy.kind === 'delete-sheets') await deleteGeneration(remedy.place, ports)
}

async function repairKey(
  key: string,
  differences: readonly Difference[],
  ports: IngestPorts,
): Promise<readonly Difference[]> {
  const kinds = new Set(differences.map(({ remedy }) => remedy.kind))
  const observation = await observe(key, ports)
  if (kinds.has('read')) await commitReading(observation, ports)
  else if (kinds.has('write-receipt')) await writeReceipt(observation, 'observed', ports)
  await reconcile(key, ports)
  return compareKey(key, ports)
}
