// What became of a partner's latest files, as the ledger tells it.

import { addDays, dayInZone } from '../../domain/calendar.ts'
import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import type { Refusal, RowCounts } from '../../domain/drops/outcome.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { largest } from '../../domain/largest.ts'
import type { DropRecord, KeyDays } from '../../domain/ledger/drop-record.ts'
import { type DropState, readingOf, refusalOf } from '../../domain/ledger/drop-state.ts'
import { uploadsOf } from '../../domain/portal/upload.ts'
import type { Partner } from '../../domain/settings.ts'
import type { Clock } from '../../ports/clock.ts'
import { drops, type LedgerEntry, type LedgerPorts, readEntry, rehearsals } from '../ledger.ts'
import { loadReadable } from '../records.ts'

export interface LatestDrop {
  readonly address: DropAddress
  readonly status: DropState['status']
  /** When it was uploaded, or found deleted. */
  readonly atMs: number
  /** null: it was not read. */
  readonly rows: RowCounts | null
  readonly refusal: Refusal | null
  readonly hasRejects: boolean
}

/** So far back, and ahead, lie the days that files report on, except for those that somebody uploads here. */
const DAYS = 62
const DAYS_AHEAD = 31
const MOST = 25

/** Of a partner with many customers, so many are held at most. */
const HELD = 1_000

/** The latest first. */
export async function latestDrops(
  { id, timeZone }: Partner,
  ports: LedgerPorts & { readonly clock: Clock },
): Promise<LatestDrop[]> {
  const today = dayInZone(ports.clock(), timeZone)
  const days = { from: addDays(today, -DAYS), to: addDays(today, DAYS_AHEAD) }
  const uploaded = await uploadedHere(id, ports)
  let latest: LatestDrop[] = []
  for await (const entry of entriesOf(id, days, uploaded, ports)) {
    const drop = latestDrop(entry)
    if (drop !== null) latest.push(drop)
    if (latest.length === HELD) latest = firstOf(latest)
  }
  return firstOf(latest)
}

function firstOf(found: readonly LatestDrop[]): LatestDrop[] {
  return [...largest(found, ({ atMs }) => atMs, MOST).entries]
}

/** By key. */
async function uploadedHere(id: PartnerId, ports: LedgerPorts): Promise<Map<string, DropAddress>> {
  const uploaded = new Map<string, DropAddress>()
  for await (const { value } of loadReadable(uploadsOf(id), ports, () => undefined)) {
    const address = parseDropKey(value.key)
    if (address.kind !== 'invalid') uploaded.set(address.key, address)
  }
  return uploaded
}

async function* entriesOf(
  id: PartnerId,
  days: KeyDays,
  uploaded: ReadonlyMap<string, DropAddress>,
  ports: LedgerPorts,
): AsyncIterable<LedgerEntry> {
  const others = new Map(uploaded)
  for (const list of [drops(id, ports, days), rehearsals(id, ports)]) {
    for await (const entry of list) {
      others.delete(entry.address.key)
      yield entry
    }
  }
  for (const address of others.values()) yield readEntry(address, ports)
}

/** null: it has not been read yet. */
function latestDrop({ address, record }: LedgerEntry): LatestDrop | null {
  const { state } = record
  if (state === null) return null
  const reading = readingOf(state)
  return {
    address,
    status: state.status,
    atMs: timeOf(record, state),
    rows: reading?.outcome.rows ?? null,
    refusal: refusalOf(state),
    hasRejects: reading?.hasRejects ?? false,
  }
}

function timeOf({ committedAtMs }: DropRecord, state: DropState): number {
  return state.status === 'deleted' ? committedAtMs : state.object.modifiedMs
}
