// What remains of somebody who is forgotten, out of the command's reach, and until when.

import { dayInZone, formatDay } from '../../../shared/domain/calendar.ts'
import type { ErasureScope } from '../../../shared/domain/erasure/scope.ts'

const DAY_MS = 24 * 3_600_000

/** One sentence each. */
export function remnantsOf({ person }: ErasureScope, nowMs: number): string[] {
  const after = (days: number) => formatDay(dayInZone(nowMs + days * DAY_MS, 'UTC'))
  const ofSes = 'In the list that SES keeps of addresses that do not take mail, for the whole account'
  return [
    `Until ${after(35)}: point-in-time copies of the tables (35 days); after restoring one, run the command again.`,
    `Until ${after(90)}: keys in the access logs of the buckets (90 days).`,
    `Until ${after(92)}: keys in the logs of the functions (three months).`,
    `Until ${after(30)}: old versions of partners.json (30 days after they were replaced).`,
    `Until ${after(14)}: keys and addresses in messages that wait in a queue or are dead-lettered (14 days).`,
    'For ever: mail that was delivered, and whatever people have copied from the buckets.',
    ...(person === null || person.kind === 'recipient'
      ? [`${ofSes}: aws sesv2 delete-suppressed-destination --email-address ADDRESS takes one out.`]
      : []),
  ]
}
