// The snapshot of a published week: the content of its drops, and what was reported on it and on earlier
// weeks. The next digest compares with the latest snapshot alone.

import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { type Day, isoWeek } from '../../domain/calendar.ts'
import type { DigestRecord } from '../../domain/digest/digest-record.ts'
import { reportedWeekSchema } from '../../domain/digest/reported-week.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { Immutable } from '../../domain/immutable.ts'
import { generation } from '../../domain/ledger/drop-state.ts'
import { snapshotKey } from '../../layout.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import { parseJsonObject } from '../ingest/json-body.ts'

/** Plain JSON. */
const snapshotSchema = z.object({
  schema: z.literal(1),
  drops: z.record(z.string(), z.string()),
  generations: z.record(z.string(), generation),
  /** The latest first. */
  weeks: z.array(reportedWeekSchema),
})
export type Snapshot = Immutable<z.output<typeof snapshotSchema>>

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
 * The snapshot of the latest week that has one; null: there is nothing to compare with, or it is damaged.
 * `earlier`: the latest first.
 */
export async function latestSnapshot(
  earlier: readonly DigestRecord[],
  reports: ReportBucket,
): Promise<Snapshot | null> {
  const key = earlier.find((record) => record.snapshotKey !== null)?.snapshotKey ?? null
  const kept = key === null ? null : await reports.get(key)
  const snapshot = snapshotSchema.safeParse(kept === null ? null : parseJsonObject(kept.body))
  return snapshot.success ? snapshot.data : null
}
