// Compares the whole bucket with the whole ledger and queues every key that they disagree about: lost events,
// changed settings, a new reader, missing receipts, garbage to collect, records to delete. An unchanged key
// costs no call. What does not fit into one run is queued for the next one, from a folder on.

import { isCanary } from '../../domain/canary.ts'
import { type ChangedKey, groupKeys } from '../../domain/drops/group-keys.ts'
import {
  expiredGenerations,
  isExpired,
  isUnanswered,
  isUpToDate,
  needsReceipt,
  type Standing,
} from '../../domain/ledger/freshness.ts'
import type { SweepJob } from '../../ports/jobs.ts'
import { createFingerprints } from './observe.ts'
import type { IngestPorts } from './ports.ts'
import { survey } from './survey.ts'

const KEYS_AT_ONCE = 1_000

export type { SweepJob } from '../../ports/jobs.ts'

/** The consumer of the queue reconciles the keys. */
export type SweepPorts = Pick<
  IngestPorts,
  'drops' | 'records' | 'settings' | 'jobs' | 'clock' | 'retentionDays'
>

export interface SweepRun extends Pick<SweepJob, 'from'> {
  /** After so long, the rest is queued. */
  readonly longestMs: number
}

export interface SweepResult {
  /** Keys of bucket and ledger that were compared. */
  readonly compared: number
  /** Keys that were queued. */
  readonly queued: number
  /** Objects without a receipt that were uploaded over an hour ago; not those of a canary. */
  readonly unanswered: number
  /** The folder from which the next run goes on; left out: all is compared. */
  readonly next?: string
}

const WHOLE: SweepRun = { from: '', longestMs: Number.POSITIVE_INFINITY }

export async function sweep(ports: SweepPorts, { from, longestMs }: SweepRun = WHOLE): Promise<SweepResult> {
  const settings = await ports.settings()
  const fingerprintOf = createFingerprints(settings)
  const endMs = ports.clock() + longestMs
  const found = { compared: 0, queued: 0, unanswered: 0 }
  let next: string | null = null
  let waiting: ChangedKey[] = []
  const send = () => ports.jobs.send(groupKeys(waiting).map((keys) => ({ kind: 'reconcile', keys })))
  const part = {
    from,
    stop(folder: string) {
      // Each run gets one folder further at least.
      if (folder === from || ports.clock() < endMs) return false
      next = folder
      return true
    },
  }
  for await (const { address, object, record } of survey(null, ports, part)) {
    found.compared++
    const isCounted = address.kind === 'invalid' || !isCanary(settings, address.partner)
    if (isCounted && object !== null && isUnanswered(record, object, ports.clock())) found.unanswered++
    if (isUpToDate(record, object, fingerprintOf(address)) && !isDue(record, ports)) continue
    found.queued++
    waiting.push({ key: address.key, bytes: object?.bytes ?? 0 })
    if (waiting.length < KEYS_AT_ONCE) continue
    await send()
    waiting = []
  }
  if (waiting.length > 0) await send()
  if (next === null) return found
  await ports.jobs.send([{ kind: 'sweep', from: next }])
  return { ...found, next }
}

/** Something is to be done although the record agrees with the bucket. */
function isDue(
  record: Standing,
  { clock, retentionDays }: Pick<SweepPorts, 'clock' | 'retentionDays'>,
): boolean {
  const nowMs = clock()
  return (
    needsReceipt(record, nowMs) ||
    expiredGenerations(record, nowMs).length > 0 ||
    isExpired(record, nowMs, retentionDays)
  )
}
