// The content of each of a partner's drops, as corrections compare it: other content, or another day, is a
// change.

import { addDays, type Day, windowStart } from '../../domain/calendar.ts'
import type { DropAddress } from '../../domain/drops/drop-key.ts'
import type { DropId, GenerationId } from '../../domain/ids.ts'
import type { DropRecord, KeyDays } from '../../domain/ledger/drop-record.ts'
import { countingReading } from '../../domain/ledger/drop-state.ts'
import { type EffectiveDays, effectiveDays } from '../../domain/notices/gaps.ts'
import type { Generation } from '../ingest/held-customers.ts'
import type { LedgerEntry } from '../ledger.ts'
import { keyDaysSeen } from '../measure/inputs.ts'
import { dayOfData } from '../notify/scan-drops.ts'

export interface SeenDrop {
  readonly address: DropAddress
  /** null: no reading of it counts. */
  readonly generation: GenerationId | null
  /** The generations of which the record itself has the customers. */
  readonly held: readonly Generation[]
  /** null: it is deleted or refused. */
  readonly contentId: string | null
  /** The effective day of its rows; null: it has none. */
  readonly dayOfData: Day | null
}

/** Includes deleted keys for as long as their records stay. */
export type SeenDrops = ReadonlyMap<DropId, SeenDrop>

/** Effective day and content hash, as text, by drop; drops without content are left out. */
export type ContentIds = Readonly<Record<DropId, string>>

/** A week's flags look back this many days: 12 weeks of memory, and 12 more for the baseline. */
const MEMORY_DAYS = 24 * 7

/** The key days that the flags and figures of a week depend on. */
export function daysSeenAt(asOf: Day): { readonly first: Day; readonly last: Day } {
  return { first: windowStart(addDays(asOf, -MEMORY_DAYS)), last: asOf }
}

/** The key days of the drops on which the weeks from `firstAsOf` to `lastAsOf` depend. */
export function keyDaysRemembered(firstAsOf: Day, lastAsOf: Day): KeyDays {
  return keyDaysSeen(addDays(firstAsOf, -MEMORY_DAYS), lastAsOf)
}

export function seenDrop({ address, record }: LedgerEntry): SeenDrop {
  const counting = countingReading(record.state)
  return {
    address,
    generation: counting?.generation ?? null,
    held: [...(counting === null ? [] : [counting]), ...record.garbage].flatMap(heldIn),
    contentId: contentIdOf(record),
    dayOfData: dayOfData(record),
  }
}

/** Not the whole reading, since there are many. */
function heldIn({ generation, customers }: Generation): Generation[] {
  return customers === undefined ? [] : [{ generation, customers }]
}

export function contentIds(seen: SeenDrops): ContentIds {
  return Object.fromEntries(
    Array.from(seen).flatMap(([drop, { contentId }]) => (contentId === null ? [] : [[drop, contentId]])),
  )
}

/** The committed generations of the drops that have content. */
export type CountingGenerations = Readonly<Record<DropId, GenerationId>>

export function countingGenerations(seen: SeenDrops): CountingGenerations {
  return Object.fromEntries(
    Array.from(seen).flatMap(([drop, { generation }]) => (generation === null ? [] : [[drop, generation]])),
  )
}

/** The days with data, by dataset. */
export function daysOfData(seen: SeenDrops): EffectiveDays {
  return effectiveDays(
    Array.from(seen.values(), ({ address, dayOfData: day }) => [address.dataset, day] as const),
  )
}

/** Drops whose content has changed, with the effective days before and after. */
export function changedDrops(before: ContentIds, now: SeenDrops): Map<DropId, readonly Day[]> {
  const changed = new Map<DropId, readonly Day[]>()
  for (const drop of new Set([...(Object.keys(before) as DropId[]), ...now.keys()])) {
    const [was, contentId] = [before[drop] ?? null, now.get(drop)?.contentId ?? null]
    if (was !== contentId)
      changed.set(
        drop,
        [was, contentId].flatMap((id) => (id === null ? [] : dayIn(id))),
      )
  }
  return changed
}

const HASH_DIGITS = 16

function contentIdOf({ state }: DropRecord): string | null {
  const outcome = countingReading(state)?.outcome ?? null
  if (outcome === null || outcome.effectiveDay === null) return null
  return `${outcome.effectiveDay}:${outcome.sha256.slice(0, HASH_DIGITS)}`
}

function dayIn(contentId: string): Day {
  return Number.parseInt(contentId, 10) as Day
}
