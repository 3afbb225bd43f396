// Compares the whole bucket with the whole ledger and queues every key that they disagree about: lost events,
// changed settings, a new reader, missing receipts, garbage to collect, records to delete. An unchanged key
// costs no call.

import { isCanary } from '../../domain/canary.ts'
import { type ChangedKey, groupKeys } from '../../domain/drops/group-keys.ts'
import type { DropRecord } from '../../domain/ledger/drop-record.ts'
import {
  expiredGenerations,
  isExpired,
  isUnanswered,
  isUpToDate,
  needsReceipt,
} from '../../domain/ledger/freshness.ts'
import { readingFingerprint } from './observe.ts'
import type { IngestPorts } from './ports.ts'
import { survey } from './survey.ts'

const KEYS_AT_ONCE = 1_000

/** The consumer of the queue reconciles the keys. */
export type SweepPorts = Pick<
  IngestPorts,
  'drops' | 'records' | 'settings' | 'jobs' | 'clock' | 'retentionDays'
>

export interface SweepResult {
  /** Keys of bucket and ledger that were compared. */
  readonly compared: number
  /** Keys that were queued. */
  readonly queued: number
  /** Objects without a receipt that were uploaded over an hour ago; not those of a canary. */
  readonly unanswered: number
}

export async function sweep(ports: SweepPorts): Promise<SweepResult> {
  const settings = await ports.settings()
  let compared = 0
  let queued = 0
  let unanswered = 0
  let waiting: ChangedKey[] = []
  const send = () => ports.jobs.send(groupKeys(waiting).map((keys) => ({ kind: 'reconcile', keys })))
  for await (const { address, object, record } of survey(null, ports)) {
    compared++
    const isCounted = address.kind === 'invalid' || !isCanary(settings, address.partner)
    if (isCounted && object !== null && isUnanswered(record, object, ports.clock())) unanswered++
    const agrees = isUpToDate(record, object, readingFingerprint(settings, address))
    if (agrees && !isDue(record, ports)) continue
    queued++
    waiting.push({ key: address.key, bytes: object?.bytes ?? 0 })
    if (waiting.length < KEYS_AT_ONCE) continue
    await send()
    waiting = []
  }
  if (waiting.length > 0) await send()
  return { compared, queued, unanswered }
}

/** Something is to be done although the record agrees with the bucket. */
function isDue(
  record: DropRecord,
  { clock, retentionDays }: Pick<SweepPorts, 'clock' | 'retentionDays'>,
): boolean {
  const nowMs = clock()
  return (
    needsReceipt(record, nowMs) ||
    expiredGenerations(record, nowMs).length > 0 ||
    isExpired(record, nowMs, retentionDays)
  )
}
