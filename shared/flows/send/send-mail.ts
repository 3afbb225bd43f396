// Sends one message to one recipient at most once: it is claimed before it is rendered, and never retried
// once its outcome is unknown. All kinds are sent alike.

import { createHash } from 'node:crypto'
import { PoisonInput } from '../../domain/errors.ts'
import type { MessageKey, MessageRecord } from '../../domain/mail/message-record.ts'
import { LIST_OF, unsubscriptionPlace } from '../../domain/mail/unsubscription.ts'
import type { SendJob } from '../../ports/jobs.ts'
import type { ReportBucket, SettingsSource } from '../../ports/objects.ts'
import { localeOf } from '../portal/preferences.ts'
import { type Loaded, load } from '../records.ts'
import { type ClaimPorts, claimMessage, localDate, type Refusal, refuseClaimed, suppressed } from './claim.ts'
import { type DeliverPorts, deliver } from './deliver.ts'
import { type LinkPorts, type MadeLinks, makeLinks, PURPOSES_OF, recordLinks } from './links.ts'
import { type Addressee, type RenderedMessage, renderMessage } from './render.ts'

export interface SendPorts extends DeliverPorts, ClaimPorts, LinkPorts {
  readonly settings: SettingsSource
  /** Where answers go, unless the partner says; null: to the sender. */
  readonly replyTo: string | null
  /** Who sends the mail, with a postal address; null: not said. */
  readonly imprint: string | null
  /** SES signs the headers by which a mail client unsubscribes its user. */
  readonly oneClickUnsubscribe: boolean
}

/**
 * Returns the message as this call left it; null: nothing was done, because another worker holds it, or it is
 * waiting or in a terminal state.
 */
export async function sendMail(job: SendJob, ports: SendPorts): Promise<MessageRecord | null> {
  const claimed = await claimMessage(job.key, ports)
  if (claimed === null) return null
  const addressee = await findAddressee(job, ports)
  if (addressee === null) return refuseClaimed(claimed, NO_RECIPIENT, ports)
  const refusal =
    (await suppressed(addressee.partner, addressee.recipient.email, ports)) ??
    (await unsubscribed(job.key, addressee, ports))
  if (refusal !== null) return refuseClaimed(claimed, refusal, ports)
  const links = makeLinks(claimed.value, addressee.recipient, PURPOSES_OF[job.key.kind](job), ports)
  if (job.contentKey === null && links.made.length === 0) return refuseClaimed(claimed, NO_LINKS, ports)
  return deliver(claimed, await renderOrRefuse(job, { claimed, addressee, links }, ports), ports)
}

/** The settings have changed since it was queued. */
const NO_LINKS: Refusal = { code: null, reason: 'it has nothing any more that its recipient may open' }
const NO_RECIPIENT: Refusal = { code: 'not_a_recipient', reason: 'no longer a recipient in partners.json' }

interface Sendable {
  readonly claimed: Loaded<MessageRecord>
  readonly addressee: Addressee
  readonly links: MadeLinks
}

/**
 * A message that can never be rendered is refused for good, and the error is thrown so that it is
 * dead-lettered.
 */
async function renderOrRefuse(
  job: SendJob,
  { claimed, addressee, links }: Sendable,
  ports: SendPorts,
): Promise<RenderedMessage> {
  try {
    const content = await frozenContent(job, ports.reports)
    const { sender, replyTo, imprint, oneClickUnsubscribe } = ports
    const origin = { sender, replyTo, imprint, sentAtMs: job.dueAtMs, links, oneClickUnsubscribe }
    const rendered = await renderMessage(job.key, content, addressee, origin)
    await recordLinks(links, ports)
    return rendered
  } catch (error) {
    if (error instanceof PoisonInput)
      await refuseClaimed(claimed, { code: null, reason: error.message }, ports)
    throw error
  }
}

/** Permissions and language are those of when it is sent, not of when it was published. */
async function findAddressee({ key }: SendJob, ports: SendPorts): Promise<Addressee | null> {
  const partner = (await ports.settings()).get(key.partner)
  const recipient = partner?.recipients.find(({ email }) => email === key.recipient)
  if (partner === undefined || recipient === undefined) return null
  const locale = await localeOf({ partner, recipient }, ports)
  return { partner, recipient: { ...recipient, locale } }
}

async function unsubscribed(
  { kind }: MessageKey,
  { partner, recipient }: Addressee,
  ports: SendPorts,
): Promise<Refusal | null> {
  const list = LIST_OF[kind]
  const found =
    list === null ? null : await load(unsubscriptionPlace(partner.id, recipient.email, list), ports)
  if (!found?.value.isUnsubscribed) return null
  const { atMs } = found.value
  return { code: 'unsubscribed', reason: `unsubscribed from ${list} on ${localDate(atMs, partner)}` }
}

/** A notice is sent once; the receipts and the next digest have the same facts. */
const DIGEST_REPAIR = '; to have it published again, delete the records of the digest and of this mail'

/** null: the mail is made of the settings alone. */
async function frozenContent(
  { key, contentKey, contentSha256 }: SendJob,
  reports: ReportBucket,
): Promise<string | null> {
  if (contentKey === null) return null
  const repair = key.kind === 'digest' ? DIGEST_REPAIR : ''
  const content = await reports.get(contentKey)
  if (content === null) throw new PoisonInput(`Frozen content ${contentKey} is missing${repair}.`)
  const sha256 = createHash('sha256').update(content.body).digest('hex')
  if (sha256 !== contentSha256) {
    throw new PoisonInput(`Frozen content ${contentKey} has changed since it was published${repair}.`)
  }
  return Buffer.from(content.body).toString('utf8')
}
