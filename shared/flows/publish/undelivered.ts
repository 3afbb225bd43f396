// The recipients that the last digest did not reach, or may not have reached, which the next one reports. If
// last week had no digest, reports that, and the recipients of the one before, which no digest has reported
// yet.

import type { Day } from '../../domain/calendar.ts'
import { addDays, isoWeek } from '../../domain/calendar.ts'
import type { NotDelivered, Undelivered } from '../../domain/digest/digest.ts'
import type { DigestRecord } from '../../domain/digest/digest-record.ts'
import type { EmailAddress } from '../../domain/mail/email-address.ts'
import { isUnwanted } from '../../domain/mail/message.ts'
import { type MessageRecord, messagePlace, messagesOf } from '../../domain/mail/message-record.ts'
import type { Partner } from '../../domain/settings.ts'
import { loadReadable, type RecordPorts } from '../records.ts'

/** `earlier`: the digests of the weeks before, the latest first. */
export async function undelivered(
  partner: Partner,
  asOf: Day,
  earlier: readonly DigestRecord[],
  ports: Pick<RecordPorts, 'records'>,
): Promise<Undelivered[]> {
  // The partner has had no digest yet.
  if (earlier.length === 0) return []
  const week = isoWeek(addDays(asOf, -7))
  const record = earlier.find((digest) => digest.week === week)
  const isMade = record !== undefined && record.state !== 'waiting'
  const last = earlier.find(({ state }) => state !== 'waiting')
  return [
    ...(isMade ? [] : [{ week, recipient: null, how: 'not_made' as const, reason: record?.reason ?? '' }]),
    ...(last === undefined ? [] : await missedBy(last, partner, ports)),
  ]
}

async function missedBy(
  record: DigestRecord,
  partner: Partner,
  ports: Pick<RecordPorts, 'records'>,
): Promise<Undelivered[]> {
  const { week } = record
  const messages = new Map<string, MessageRecord>()
  const group = messagesOf({ partner: partner.id, kind: 'digest', period: week })
  const damaged = new Set<string>()
  const found = loadReadable(group, ports, (_damage, { name }) => damaged.add(name))
  for await (const { value } of found) messages.set(value.recipient, value)
  return owed(record, partner).flatMap((recipient): Undelivered[] => {
    const { name } = messagePlace({ partner: partner.id, kind: 'digest', period: week, recipient })
    if (damaged.has(name)) return [{ week, recipient, how: 'unconfirmed', reason: DAMAGED }]
    const message = messages.get(recipient) ?? null
    const how = notDelivered(message)
    return how === null ? [] : [{ week, recipient, how, reason: message?.reason ?? '' }]
  })
}

const DAMAGED = 'its record is damaged'

/** Those recipients of that digest who are still in the settings. */
function owed({ recipients }: DigestRecord, partner: Partner): EmailAddress[] {
  const still = new Set(partner.recipients.map(({ email }) => email))
  return recipients.flatMap(({ recipient, contentKey }) =>
    contentKey !== null && still.has(recipient) ? recipient : [],
  )
}

/** null: delivered, as far as SES has reported, or not wanted. */
function notDelivered(message: MessageRecord | null): NotDelivered | null {
  switch (message?.state) {
    case undefined:
    case 'CLAIMED':
      return 'not_sent'
    case 'SENT':
      return message.delivery === 'bounced' ? 'bounced' : null
    case 'REFUSED':
      return isUnwanted(message) ? null : 'refused'
    default:
      return 'unconfirmed'
  }
}
