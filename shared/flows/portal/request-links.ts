// Somebody asks for links: they are mailed to the recipient's own address, never shown. Nobody learns from the answer
// whether anything was mailed, and so who is a recipient.

import { addDays, dayInZone, formatDay } from '../../domain/calendar.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { EmailAddress } from '../../domain/mail/email-address.ts'
import { linkPlace, type Purpose, purposesFor, type Token } from '../../domain/portal/link.ts'
import {
  type LinksMail,
  mailedLinksExpireAtMs,
  mailedLinksPlace,
  mayAsk,
  withMail,
} from '../../domain/portal/requested-links.ts'
import type { Partner, Recipient, Settings } from '../../domain/settings.ts'
import type { Clock } from '../../ports/clock.ts'
import type { JobQueue } from '../../ports/jobs.ts'
import type { SettingsSource } from '../../ports/objects.ts'
import { load, type RecordPorts, update } from '../records.ts'
import { linksJob } from '../send/jobs.ts'
import type { Reader } from './open-link.ts'

export interface RequestLinksPorts extends RecordPorts {
  readonly settings: SettingsSource
  readonly jobs: JobQueue
  readonly clock: Clock
}

/** A mail for each partner that has this recipient, with all that it may open. */
export async function requestLinks(address: EmailAddress, ports: RequestLinksPorts): Promise<void> {
  // At once: who waits for the answer cannot tell how many there are.
  const partners = [...(await ports.settings()).values()]
  await Promise.all(
    partners.map(async (partner) => {
      const recipient = recipientOf(partner, address)
      if (recipient !== null) await mailLinks({ partner, recipient }, EVERYDAY, 'limited', ports)
    }),
  )
}

/** What a recipient asks for who names no purpose. */
const EVERYDAY: readonly Purpose[] = ['report', 'preferences', 'upload']

export async function requestUploadLink(
  { partner, recipient }: Pick<Reader, 'partner' | 'recipient'>,
  ports: RequestLinksPorts,
): Promise<void> {
  await mailLinks({ partner, recipient }, ['upload'], 'limited', ports)
}

/** A fresh link of the same purpose, to the address that the old one was made for. */
export async function renewLink(partnerId: PartnerId, token: Token, ports: RequestLinksPorts): Promise<void> {
  const link = (await load(linkPlace(partnerId, token), ports))?.value
  const partner = (await ports.settings()).get(partnerId)
  if (link === undefined || partner === undefined) return
  const recipient = recipientOf(partner, link.recipient)
  if (recipient !== null) await mailLinks({ partner, recipient }, [link.purpose], 'limited', ports)
}

/** null: the settings have no such recipient. */
export function addressee(partnerId: PartnerId, address: EmailAddress, settings: Settings): Addressee | null {
  const partner = settings.get(partnerId)
  const recipient = partner === undefined ? null : recipientOf(partner, address)
  return partner === undefined || recipient === null ? null : { partner, recipient }
}

/** The operator mails one, and is not limited. False: the recipient may not have it. */
export async function mailLink(
  addressee: Addressee,
  purpose: Purpose,
  ports: RequestLinksPorts,
): Promise<boolean> {
  return (await mailLinks(addressee, [purpose], 'unlimited', ports)) !== null
}

export interface Addressee {
  readonly partner: Partner
  readonly recipient: Recipient
}

/** Only an operator is not limited. Returns what is mailed; null: nothing. */
async function mailLinks(
  { partner, recipient }: Addressee,
  wanted: readonly Purpose[],
  limits: 'limited' | 'unlimited',
  ports: RequestLinksPorts,
): Promise<LinksMail | null> {
  const purposes = purposesFor(recipient, wanted)
  if (purposes.length === 0) return null
  const atMs = ports.clock()
  const today = dayInZone(atMs, partner.timeZone)
  const yesterdays = await load(mailedLinksPlace(partner.id, formatDay(addDays(today, -1))), ports)
  const day = formatDay(today)
  let mailed: LinksMail | null = null
  await update(
    mailedLinksPlace(partner.id, day),
    (seen) => {
      const asked = { today: seen, yesterday: yesterdays?.value ?? null }
      const mayGo = limits === 'unlimited' || mayAsk(recipient.email, asked, atMs)
      const added = mayGo ? withMail(seen, { recipient: recipient.email, purposes, atMs }) : null
      mailed = added?.mail ?? null
      return added?.record ?? null
    },
    ports,
    mailedLinksExpireAtMs(atMs),
  )
  // Plan queues it again if it is lost here.
  if (mailed !== null) await ports.jobs.send([linksJob(partner.id, day, mailed)])
  return mailed
}

function recipientOf(partner: Partner, address: EmailAddress): Recipient | null {
  return partner.recipients.find(({ email }) => email === address) ?? null
}
