// How partners stand, from what the bucket lists of the last days and the records of the last weeks.

import { addDays, dayInZone, formatDay } from '../../domain/calendar.ts'
import { digestRecords } from '../../domain/digest/digest-record.ts'
import { DATASETS, parseDropKey, partnerNamed } from '../../domain/drops/drop-key.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { DropRecord, KeyDays } from '../../domain/ledger/drop-record.ts'
import { latestDue } from '../../domain/local-time.ts'
import { type MessageRecord, messagesOf } from '../../domain/mail/message-record.ts'
import type { Partner } from '../../domain/settings.ts'
import { type DigestStatus, digestStatus } from '../../domain/status/digest-status.ts'
import { dropsStatus } from '../../domain/status/drops-status.ts'
import { attentionTo, type PartnerStatus } from '../../domain/status/partner-status.ts'
import { dropFolder } from '../../layout.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DropBucket, ListedObject } from '../../ports/objects.ts'
import type { Records } from '../../ports/records.ts'
import * as ledger from '../ledger.ts'
import { mapOrdered } from '../map-ordered.ts'
import { loadReadable } from '../records.ts'

export interface StatusPorts {
  readonly records: Records
  readonly drops: Pick<DropBucket, 'list'>
  readonly clock: Clock
}

const WEEKS = 4
const PARTNERS_AT_ONCE = 8

/**
 * In the order of the partners. `days`: how many days back the dates in keys are looked at. Damaged records are left out:
 * the functions that need them raise alarms.
 */
export async function partnerStatuses(
  partners: readonly Partner[],
  days: number,
  ports: StatusPorts,
): Promise<PartnerStatus[]> {
  const strays = await straysByPartner(ports)
  const look = (partner: Partner) => partnerStatus(partner, days, strays.get(partner.id) ?? [], ports)
  return Array.fromAsync(mapOrdered(partners, PARTNERS_AT_ONCE, look))
}

async function partnerStatus(
  partner: Partner,
  days: number,
  strays: readonly DropRecord[],
  ports: StatusPorts,
): Promise<PartnerStatus> {
  const { id, name, timeZone } = partner
  const nowMs = ports.clock()
  const today = dayInZone(nowMs, timeZone)
  const from = addDays(today, 1 - days)
  const keyDays = { from, to: addDays(today, 1) }
  const objects = await Array.fromAsync(listed(id, keyDays, ports))
  const records = await Array.fromAsync(ledger.drops(id, ports, keyDays), ({ record }) => record)
  const recent = strays.filter((record) => dayInZone(uploadedAt(record), timeZone) >= from)
  const drops = dropsStatus(objects, records, recent, nowMs)
  const digests = await lastDigests(id, ports)
  const attention = attentionTo({ drops, digests }, latestDue(partner, nowMs), nowMs)
  return { partner: { id, name }, drops, digests, attention }
}

/** Records of keys that do not fit: nobody else looks for these files. */
async function straysByPartner(ports: StatusPorts): Promise<Map<PartnerId | null, DropRecord[]>> {
  const strays = await Array.fromAsync(ledger.invalidKeys(ports), ({ record }) => record)
  return Map.groupBy(
    strays.filter((record) => uploadedAt(record) > 0),
    ({ key }) => partnerNamed(key),
  )
}

/** 0: it was deleted, or was never read. */
function uploadedAt({ state }: DropRecord): number {
  return state === null || state.status === 'deleted' ? 0 : state.object.modifiedMs
}

async function* listed(
  partner: PartnerId,
  { from, to }: KeyDays,
  { drops }: StatusPorts,
): AsyncIterable<ListedObject> {
  for (const dataset of DATASETS) {
    const folder = `${dropFolder('drop', partner)}${dataset}/`
    for await (const object of drops.list(folder, `${folder}${formatDay(from)}`)) {
      const address = parseDropKey(object.key)
      if (address.kind === 'drop' && address.keyDay >= from && address.keyDay <= to) yield object
    }
  }
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
