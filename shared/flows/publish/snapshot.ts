// The snapshot of a published week: the content of its drops, and what was reported on it and on earlier
// weeks. The next digest compares with the latest snapshot alone.

import { createHash } from 'node:crypto'
import { type Day, isoWeek } from '../../domain/calendar.ts'
import type { DigestRecord } from '../../domain/digest/digest-record.ts'
import type { ReportedWeek } from '../../domain/digest/reported-week.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { snapshotKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports.ts'
import type { ContentIds, CountingGenerations } from './seen-drops.ts'

/** Serialisable as plain JSON. */
export interface Snapshot {
  readonly schema: 1
  readonly drops: ContentIds
  readonly generations: CountingGenerations
  /** The latest first. */
  readonly weeks: readonly ReportedWeek[]
}

/** Returns the key. */
export async function keepSnapshot(
  partner: PartnerId,
  asOf: Day,
  snapshot: Snapshot,
  reports: ReportBucket,
): Promise<string> {
  const content = JSON.stringify(snapshot)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const key = snapshotKey(partner, isoWeek(asOf), sha256)
  await reports.put(key, content, 'application/json')
  return key
}

/**
 * The snapshot of the latest week that has one; null: there is nothing to compare with. `earlier`: the latest
 * first.
 */
export async function latestSnapshot(
  earlier: readonly DigestRecord[],
  reports: ReportBucket,
): Promise<Snapshot | null> {
  const key = earlier.find((record) => record.snapshotKey !== null)?.snapshotKey ?? null
  const kept = key === null ? null : await reports.get(key)
  if (kept === null) return null
  const snapshot: Snapshot = JSON.parse(Buffer.from(kept.body).toString('utf8'))
  return snapshot.schema === 1 ? snapshot : null
}
