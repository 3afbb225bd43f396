// Counts what a run published and sent, from the digests and the ledger of sends.

import { type Day, formatDay } from '../../../shared/domain/calendar.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { reportKey } from '../../../shared/layout.ts'
import type { DigestLedger, ReportBucket, SendLedger } from '../../../shared/ports.ts'
import type { Summary } from '../summary.ts'

/** `partner recipient` of the messages that were sent. */
export type Sent = ReadonlySet<string>

export async function sentOf(settings: Settings, week: string, sends: SendLedger): Promise<Sent> {
  const sent = new Set<string>()
  for (const partner of settings.keys()) {
    for await (const { key, state } of sends.list(partner, 'digest', week)) {
      if (state === 'SENT') sent.add(`${partner} ${key.recipient}`)
    }
  }
  return sent
}

export async function countMails(
  settings: Settings,
  week: string,
  before: Sent,
  { sends, digests }: { readonly sends: SendLedger; readonly digests: DigestLedger },
): Promise<Summary['mails']> {
  const mails = { sent: 0, already_sent: 0, none_due: 0, refused: 0, unknown: 0 }
  for (const partner of settings.keys()) {
    const digest = await digests.get(partner, week)
    mails.none_due += digest?.recipients.filter(({ contentKey }) => contentKey === null).length ?? 0
    for await (const { key, state } of sends.list(partner, 'digest', week)) {
      if (state === 'SENT') mails[before.has(`${partner} ${key.recipient}`) ? 'already_sent' : 'sent']++
      if (state === 'REFUSED') mails.refused++
      if (state === 'UNKNOWN' || state === 'UNCONFIRMED') mails.unknown++
    }
  }
  return mails
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
