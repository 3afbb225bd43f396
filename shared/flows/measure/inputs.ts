// The inputs of a measured day: the committed drops within its window, and the settings that figures depend
// on. If their hash has changed, the day is measured again.

import { createHash } from 'node:crypto'
import { addDays, type Day, windowStart } from '../../domain/calendar.ts'
import { catalogueFingerprint } from '../../domain/catalogue/catalogue.ts'
import type { Dataset } from '../../domain/drops/drop-key.ts'
import type { Covers } from '../../domain/drops/outcome.ts'
import { byCodePoint, type CustomerId, type GenerationId, type PartnerId } from '../../domain/ids.ts'
import type { KeyDays } from '../../domain/ledger/drop-record.ts'
import { countingReading } from '../../domain/ledger/drop-state.ts'
import type { ActivityDrop } from '../../domain/metrics/point.ts'
import type { Partner } from '../../domain/settings.ts'
import { drops, type LedgerEntry, type LedgerPorts } from '../ledger.ts'

/** Increased whenever the same inputs produce other figures. */
const METRICS_VERSION = '5'

/** A committed drop, from its ledger record. */
export interface CountingDrop {
  readonly key: string
  readonly dataset: Dataset
  readonly generation: GenerationId
  readonly effectiveDay: Day
  /** Activity only. */
  readonly covers: Covers | null
  /** The customer that its key names. */
  readonly customer: CustomerId | null
  readonly accepted: number
}

/** The key day and effective day of a file differ by at most this much, either way. */
const MAX_KEY_DISTANCE_DAYS = 31

/** The key days that can hold data for windows ending from `first` to `last`. */
export function keyDaysSeen(first: Day, last: Day): KeyDays {
  return {
    from: addDays(windowStart(first), -MAX_KEY_DISTANCE_DAYS),
    to: addDays(last, MAX_KEY_DISTANCE_DAYS),
  }
}

/** The committed drops of a partner in a range of key days, in key order. */
export async function countingDrops(
  partner: PartnerId,
  days: KeyDays,
  ports: LedgerPorts,
): Promise<CountingDrop[]> {
  const counting: CountingDrop[] = []
  for await (const entry of drops(partner, ports, days)) {
    const drop = countingDrop(entry)
    if (drop !== null) counting.push(drop)
  }
  return inKeyOrder(counting)
}

export function inKeyOrder(drops: CountingDrop[]): CountingDrop[] {
  return drops.sort((a, b) => byCodePoint(a.key, b.key))
}

/** null: it does not count. */
export function countingDrop({ address, record }: LedgerEntry): CountingDrop | null {
  const reading = countingReading(record.state)
  if (reading === null) return null
  const { generation, outcome } = reading
  if (outcome.shape === null || outcome.effectiveDay === null) return null
  return {
    key: address.key,
    dataset: address.dataset,
    generation,
    effectiveDay: outcome.effectiveDay,
    covers: outcome.covers,
    customer: address.customer,
    accepted: outcome.rows.accepted,
  }
}

export function isActivity(drop: CountingDrop): drop is CountingDrop & ActivityDrop {
  return drop.dataset === 'activity'
}

/** The drops that a day's figures depend on: effective within its window. */
function dropsInWindow(drops: readonly CountingDrop[], asOf: Day): CountingDrop[] {
  const start = windowStart(asOf)
  return drops.filter(({ effectiveDay }) => effectiveDay >= start && effectiveDay <= asOf)
}

export function inputsHash(partner: Partner, drops: readonly CountingDrop[], asOf: Day): string {
  const inputs = [
    METRICS_VERSION,
    catalogueFingerprint(partner),
    [...partner.supportCategories].sort(([a], [b]) => byCodePoint(a, b)),
    [...partner.customers].sort(([a], [b]) => byCodePoint(a, b)),
    dropsInWindow(drops, asOf).map(({ key, generation }) => [key, generation]),
  ]
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex')
}
