// A digest waits until all of the partner's uploads are read: every listed key agrees with the ledger.

import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { isUpToDate } from '../../domain/ledger/freshness.ts'
import type { Settings } from '../../domain/settings.ts'
import { dropFolder } from '../../layout.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DropBucket } from '../../ports/objects.ts'
import { createFingerprints } from '../ingest/observe.ts'
import type { LedgerEntry, LedgerPorts } from '../ledger.ts'
import { foldersOfDrops } from '../ledger-folders.ts'
import { sideBySide } from '../side-by-side.ts'

/** How long after its due time a digest waits for unread drops. */
const PATIENCE_MS = 4 * 3_600_000

/** The wait is over, whatever is still unread. */
export function isLate({ dueAtMs }: { readonly dueAtMs: number }, clock: Clock): boolean {
  return clock() >= dueAtMs + PATIENCE_MS
}

/**
 * The partner's keys that bucket and ledger disagree about, in no order. `visit` sees every entry of the ledger, so that
 * nobody has to list it again.
 */
export async function unreadDrops(
  partner: PartnerId,
  settings: Settings,
  ports: LedgerPorts & { readonly drops: DropBucket },
  visit: (entry: LedgerEntry) => void = () => undefined,
): Promise<DropAddress[]> {
  const fingerprintOf = createFingerprints(settings)
  const unread: DropAddress[] = []
  const keys = sideBySide({
    objects: ports.drops.list(dropFolder('drop', partner)),
    folders: foldersOfDrops(partner, ports, { visit }),
    invalid: new Map(),
    stop: () => false,
  })
  for await (const { address, object, record } of keys) {
    if (address.kind === 'drop' && !isUpToDate(record, object, fingerprintOf(address))) unread.push(address)
  }
  return unread
}
