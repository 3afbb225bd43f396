// What became of the last digest: whom it did not reach, or may not have reached, is told in the next one. Where last
// week had none, that is told, and what became of the one before, which nobody has told yet.

import type { Day } from '../../domain/calendar.ts'
import { addDays, isoWeek } from '../../domain/calendar.ts'
import type { NotDelivered, Undelivered } from '../../domain/digest/digest.ts'
import type { Partner } from '../../domain/settings.ts'
import type { DigestRecord, SendClaim, SendLedger } from '../../ports.ts'
import { hasBounced } from '../send/fate.ts'

/** `earlier`: the digests of the weeks before, the latest first. */
export async function undelivered(
  partner: Partner,
  asOf: Day,
  earlier: readonly DigestRecord[],
  sends: SendLedger,
): Promise<Undelivered[]> {
  // Nobody has had a digest yet.
  if (earlier.length === 0) return []
  const week = isoWeek(addDays(asOf, -7))
  const record = earlier.find((digest) => digest.week === week)
  const isMade = record !== undefined && record.state !== 'waiting'
  const last = earlier.find(({ state }) => state !== 'waiting')
  return [
    ...(isMade ? [] : [{ week, recipient: null, how: 'not_made' as const, reason: record?.reason ?? '' }]),
    ...(last === undefined ? [] : await missedBy(last, partner, sends)),
  ]
}

async function missedBy(record: DigestRecord, partner: Partner, sends: SendLedger): Promise<Undelivered[]> {
  const { week } = record
  const claims = new Map<string, SendClaim>()
  for await (const claim of sends.list(partner.id, 'digest', week)) {
    claims.set(claim.key.recipient.toLowerCase(), claim)
  }
  return owed(record, partner).flatMap((recipient): Undelivered[] => {
    const claim = claims.get(recipient.toLowerCase()) ?? null
    const how = notDelivered(claim)
    return how === null ? [] : [{ week, recipient, how, reason: claim?.reason ?? '' }]
  })
}

/** Who was to get it and still is a recipient. */
function owed({ recipients }: DigestRecord, partner: Partner): string[] {
  const still = new Set(partner.recipients.map(({ email }) => email.toLowerCase()))
  return recipients.flatMap(({ recipient, contentKey }) =>
    contentKey !== null && still.has(recipient.toLowerCase()) ? recipient : [],
  )
}

/** null: it arrived, as far as anybody knows. */
function notDelivered(claim: SendClaim | null): NotDelivered | null {
  switch (claim?.state) {
    case undefined:
    case 'CLAIMED':
      return 'not_sent'
    case 'SENT':
      return hasBounced(claim) ? 'bounced' : null
    case 'REFUSED':
      return 'refused'
    default:
      return 'unconfirmed'
  }
}
