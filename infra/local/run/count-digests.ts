// Counts what a run published and sent, from the records of digests and messages.

import { type Day, formatDay } from '../../../shared/domain/calendar.ts'
import { digestPlace } from '../../../shared/domain/digest/digest-record.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import { isUncertain } from '../../../shared/domain/mail/message.ts'
import { type MessageRecord, messagesOf } from '../../../shared/domain/mail/message-record.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { load, loadAll } from '../../../shared/flows/records.ts'
import { reportKey } from '../../../shared/layout.ts'
import type { ReportBucket } from '../../../shared/ports/objects.ts'
import type { Records } from '../../../shared/ports/records.ts'
import type { Summary } from '../summary.ts'

/** `partner recipient` of the messages that were sent. */
export type Sent = ReadonlySet<string>

export async function sentOf(settings: Settings, week: string, records: Records): Promise<Sent> {
  const sent = new Set<string>()
  for (const partner of settings.keys()) {
    for await (const { recipient, state } of digestMessages(partner, week, records)) {
      if (state === 'SENT') sent.add(`${partner} ${recipient}`)
    }
  }
  return sent
}

export async function countMails(
  settings: Settings,
  week: string,
  before: Sent,
  records: Records,
): Promise<Summary['mails']> {
  const mails = { sent: 0, already_sent: 0, none_due: 0, refused: 0, unknown: 0 }
  for (const partner of settings.keys()) {
    const digest = await load(digestPlace(partner, week), { records })
    mails.none_due += digest?.value.recipients.filter(({ contentKey }) => contentKey === null).length ?? 0
    for await (const message of digestMessages(partner, week, records)) {
      const { recipient, state } = message
      if (state === 'SENT') mails[before.has(`${partner} ${recipient}`) ? 'already_sent' : 'sent']++
      if (state === 'REFUSED') mails.refused++
      if (isUncertain(message)) mails.unknown++
    }
  }
  return mails
}

async function* digestMessages(
  partner: PartnerId,
  period: string,
  records: Records,
): AsyncIterable<MessageRecord> {
  for await (const { value } of loadAll(messagesOf({ partner, kind: 'digest', period }), { records }))
    yield value
}

/** Customers and flags of every partner's whole portfolio. */
export async function countReports(
  settings: Settings,
  asOf: Day,
  reports: ReportBucket,
): Promise<Pick<Summary, 'customers' | 'flags'>> {
  let [customers, flags] = [0, 0]
  for (const partner of settings.keys()) {
    const digest = await readDigest(partner, asOf, reports)
    customers += digest?.portfolio.customers ?? 0
    flags += digest?.flags.length ?? 0
  }
  return { customers, flags }
}

interface CountedDigest {
  readonly portfolio: { readonly customers: number }
  readonly flags: readonly unknown[]
}

async function readDigest(
  partner: PartnerId,
  asOf: Day,
  reports: ReportBucket,
): Promise<CountedDigest | null> {
  const found = await reports.get(reportKey(partner, formatDay(asOf), 'digest.json', null))
  return found === null ? null : JSON.parse(Buffer.from(found.body).toString('utf8'))
}
