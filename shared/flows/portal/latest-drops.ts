// What became of a partner's latest files, as the ledger tells it.

import { addDays, dayInZone } from '../../domain/calendar.ts'
import { type DropAddress, parseDropKey } from '../../domain/drops/drop-key.ts'
import type { Refusal, RowCounts } from '../../domain/drops/outcome.ts'
import type { DropRecord } from '../../domain/ledger/drop-record.ts'
import { type DropState, readingOf, refusalOf } from '../../domain/ledger/drop-state.ts'
import { uploadsOf } from '../../domain/portal/upload.ts'
import type { Partner } from '../../domain/settings.ts'
import type { Clock } from '../../ports.ts'
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

/** The latest first. */
export async function latestDrops(
  { id, timeZone }: Partner,
  ports: LedgerPorts & { readonly clock: Clock },
): Promise<LatestDrop[]> {
  const today = dayInZone(ports.clock(), timeZone)
  const days = { from: addDays(today, -DAYS), to: addDays(today, DAYS_AHEAD) }
  const entries = [
    ...(await Array.fromAsync(drops(id, ports, days))),
    ...(await Array.fromAsync(rehearsals(id, ports))),
  ]
  const listed = new Set(entries.map(({ address }) => address.key))
  for await (const { value } of loadReadable(uploadsOf(id), ports, () => undefined)) {
    const address = parseDropKey(value.key)
    if (address.kind === 'invalid' || listed.has(address.key)) continue
    listed.add(address.key)
    entries.push(await readEntry(address, ports))
  }
  return entries
    .flatMap((entry) => latestDrop(entry) ?? [])
    .sort((a, b) => b.atMs - a.atMs)
    .slice(0, MOST)
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
