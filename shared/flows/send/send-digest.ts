// One message to one recipient, at most once: claimed before it is rendered, and never tried again when
// nobody can say whether it went out. Digests and notices go the same way.

import { createHash } from 'node:crypto'
import { dayInZone, formatDay } from '../../domain/calendar.ts'
import { PoisonInput } from '../../domain/errors.ts'
import type { ReportBucket, SendClaim, SendJob, SendKind, SuppressionList } from '../../ports.ts'
import type { SettingsSource } from '../settings-source.ts'
import { type DeliverPorts, deliver } from './deliver.ts'
import { type Addressee, type RenderedMessage, renderMessage } from './render.ts'
import { settleAbandoned } from './settle.ts'

/** A sender that is silent for this long has stopped; longer than any invocation lasts. */
const LEASE_MS = 15 * 60_000

export interface SendPorts extends DeliverPorts {
  readonly suppressions: SuppressionList
  readonly settings: SettingsSource
  /** Names this invocation in the claim. */
  readonly newOwner: () => string
}

/** Does nothing when the message is somebody else's, waiting, or in a terminal state. */
export async function sendDigest(job: SendJob, ports: SendPorts): Promise<void> {
  const nowMs = ports.clock()
  const claim = await ports.sends.claim(job.key, ports.newOwner(), nowMs + LEASE_MS, nowMs)
  if (claim === null) return settleAbandoned(job.key, ports)
  const addressee = await findAddressee(job, ports.settings)
  if (addressee === null) return refuse(claim, 'no longer a recipient in partners.json', ports)
  const suppressed = await whySuppressed(job, addressee, ports.suppressions)
  if (suppressed !== null) return refuse(claim, suppressed, ports)
  await deliver(claim, await renderOrRefuse(job, claim, addressee, ports), ports)
}

async function refuse(claim: SendClaim, reason: string, { sends, clock }: SendPorts): Promise<void> {
  await sends.move(claim, { state: 'REFUSED', reason, atMs: clock() })
}

/** What can never be rendered is refused for good, and thrown on for somebody to look at. */
async function renderOrRefuse(
  job: SendJob,
  claim: SendClaim,
  addressee: Addressee,
  ports: SendPorts,
): Promise<RenderedMessage> {
  try {
    const content = await frozenContent(job, ports.reports)
    return await renderMessage(job.key.kind, content, addressee, {
      sender: ports.sender,
      sentAtMs: job.dueAtMs,
    })
  } catch (error) {
    if (error instanceof PoisonInput) await refuse(claim, error.message, ports)
    throw error
  }
}

/** Who may see what is asked when it is sent, not only when it was published. */
async function findAddressee({ key }: SendJob, settings: SettingsSource): Promise<Addressee | null> {
  const partner = (await settings()).get(key.partner)
  const recipient = partner?.recipients.find(({ email }) => email === key.recipient)
  return partner === undefined || recipient === undefined ? null : { partner, recipient }
}

async function whySuppressed(
  { key }: SendJob,
  { partner }: Addressee,
  suppressions: SuppressionList,
): Promise<string | null> {
  const found = await suppressions.find(key.partner, key.recipient)
  if (found === null) return null
  return `no mail goes to this address since a ${found.cause} on ${formatDay(dayInZone(found.atMs, partner.timeZone))}`
}

/** A notice is told once; what it told of stands in the receipts and in the next digest. */
const MEND: Readonly<Record<SendKind, string>> = {
  digest: '; to have it made anew, an operator deletes the records of the digest and of this mail',
  gap: '',
  refusal: '',
}

async function frozenContent(
  { key, contentKey, contentSha256 }: SendJob,
  reports: ReportBucket,
): Promise<string> {
  const content = await reports.get(contentKey)
  if (content === null)
    throw new PoisonInput(`What the mail was to say, ${contentKey}, is gone${MEND[key.kind]}.`)
  const sha256 = createHash('sha256').update(content.body).digest('hex')
  if (sha256 !== contentSha256) {
    throw new PoisonInput(`What the mail was to say, ${contentKey}, was changed since${MEND[key.kind]}.`)
  }
  return Buffer.from(content.body).toString('utf8')
}
