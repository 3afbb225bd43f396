// The mails with links that recipients of a partner asked for on one local day: sk = mailed-links#{day}. It limits how
// many go out, since anybody may ask for anybody.

import * as z from 'zod/mini'
import type { PartnerId } from '../ids.ts'
import type { EmailAddress } from '../mail/email-address.ts'
import { instantMs, recipient } from '../record-fields.ts'
import type { RecordGroup, RecordKind, RecordPlace } from '../records.ts'
import { PURPOSES } from './link.ts'

const HOUR_MS = 3_600_000

const schema = z.readonly(
  z.object({
    mails: z.readonly(
      z.array(
        z.readonly(
          z.object({
            /** Its number on that day, which names its message. */
            n: z.number(),
            recipient,
            purposes: z.readonly(z.array(z.enum(PURPOSES))),
            atMs: instantMs,
          }),
        ),
      ),
    ),
  }),
)
export type MailedLinks = z.output<typeof schema>
export type LinksMail = MailedLinks['mails'][number]

const MAILED_LINKS: RecordKind<MailedLinks> = {
  schema,
  repair: 'delete it, and recipients may ask again',
}

/** From then on nobody needs the record of a mail that was asked for. */
export function mailedLinksExpireAtMs(askedAtMs: number): number {
  return askedAtMs + 30 * 24 * HOUR_MS
}

/** `day`: `YYYY-MM-DD`. */
export function mailedLinksPlace(partition: PartnerId, day: string): RecordPlace<MailedLinks> {
  return { partition, name: `mailed-links#${day}`, kind: MAILED_LINKS }
}

/** Of the days after `day`, up to `last`. */
export function mailedLinksAfter(partition: PartnerId, day: string, last: string): RecordGroup<MailedLinks> {
  return { partition, prefix: `mailed-links#${day}`, last: `mailed-links#${last}`, kind: MAILED_LINKS }
}

/** Its day, from the end of its name. */
export function dayOfMailedLinks({ name }: RecordPlace<MailedLinks>): string {
  return name.slice(name.indexOf('#') + 1)
}

const MOST_PER_ADDRESS = 3
const MOST_PER_PARTNER = 50

/** Whether one more may go out. `yesterday`: an hour may begin before midnight. */
export function mayAsk(
  address: EmailAddress,
  { today, yesterday }: { readonly today: MailedLinks | null; readonly yesterday: MailedLinks | null },
  nowMs: number,
): boolean {
  const mails = today?.mails ?? []
  const theirs = mails.filter((mail) => mail.recipient === address)
  const before = yesterday?.mails.filter((mail) => mail.recipient === address) ?? []
  const isTooSoon = [...before, ...theirs].some(({ atMs }) => nowMs - atMs < HOUR_MS)
  return !isTooSoon && theirs.length < MOST_PER_ADDRESS && mails.length < MOST_PER_PARTNER
}

export function withMail(
  seen: MailedLinks | null,
  mail: Omit<LinksMail, 'n'>,
): { readonly record: MailedLinks; readonly mail: LinksMail } {
  const mails = seen?.mails ?? []
  const numbered = { ...mail, n: 1 + Math.max(0, ...mails.map(({ n }) => n)) }
  return { record: { mails: [...mails, numbered] }, mail: numbered }
}
