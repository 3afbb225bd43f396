// How a partner stands, from its records of the last days and weeks.

import { addDays, dayInZone } from '../../domain/calendar.ts'
import { digestRecords } from '../../domain/digest/digest-record.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { latestDue } from '../../domain/local-time.ts'
import { type MessageRecord, messagesOf } from '../../domain/mail/message-record.ts'
import type { Partner } from '../../domain/settings.ts'
import { type DigestStatus, digestStatus } from '../../domain/status/digest-status.ts'
import { dropsStatus } from '../../domain/status/drops-status.ts'
import { attentionTo, type PartnerStatus } from '../../domain/status/partner-status.ts'
import type { Clock, Records } from '../../ports.ts'
import * as ledger from '../ledger.ts'
import { loadReadable } from '../records.ts'

export interface StatusPorts {
  readonly records: Records
  readonly clock: Clock
}

const WEEKS = 4

/**
 * `days`: how many days back the dates in keys are looked at. Damaged records are left out: the functions that need
 * them raise alarms.
 */
export async function partnerStatus(
  partner: Partner,
  days: number,
  ports: StatusPorts,
): Promise<PartnerStatus> {
  const { id, name, timeZone } = partner
  const nowMs = ports.clock()
  const today = dayInZone(nowMs, timeZone)
  const from = { from: addDays(today, 1 - days), to: addDays(today, 1) }
  const records = await Array.fromAsync(ledger.drops(id, ports, from), ({ record }) => record)
  const drops = dropsStatus(records)
  const digests = await lastDigests(id, ports)
  const attention = attentionTo({ drops, digests }, latestDue(partner, nowMs), nowMs)
  return { partner: { id, name }, drops, digests, attention }
}

async function lastDigests(partner: PartnerId, ports: StatusPorts): Promise<DigestStatus[]> {
  const found = await Array.fromAsync(loadReadable(digestRecords(partner), ports, () => undefined))
  return Promise.all(
    found
      .slice(-WEEKS)
      .toReversed()
      .map(async ({ value }) => digestStatus(value, await messagesOfWeek(partner, value.week, ports))),
  )
}

function messagesOfWeek(partner: PartnerId, period: string, ports: StatusPorts): Promise<MessageRecord[]> {
  const group = messagesOf({ partner, kind: 'digest', period })
  return Array.fromAsync(
    loadReadable(group, ports, () => undefined),
    ({ value }) => value,
  )
}
