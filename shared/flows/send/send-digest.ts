// One message to one recipient, at most once: claimed before it is rendered, and never tried again when
// nobody can say whether it went out.

import { createHash } from 'node:crypto'
import { PoisonInput } from '../../domain/errors.ts'
import type { Clock, Mailer, ReportBucket, SendClaim, SendJob, SendLedger, SendOutcome } from '../../ports.ts'
import { mailKey } from '../../views/report-keys.ts'
import type { SettingsSource } from '../settings-source.ts'
import { type Addressee, renderDigestMail } from './render.ts'
import { settleAbandoned } from './settle.ts'
import { CLAIM_TAG, PARTNER_TAG } from './tags.ts'

/** A sender that is silent for this long has stopped; longer than any invocation lasts. */
const LEASE_MS = 15 * 60_000

export interface SendPorts {
  readonly sends: SendLedger
  readonly reports: ReportBucket
  readonly mailer: Mailer
  readonly settings: SettingsSource
  readonly clock: Clock
  /** Names this invocation in the claim. */
  readonly newOwner: () => string
  /** Address that digests come from. */
  readonly sender: string
}

/** Does nothing when the message is somebody else's, waiting, or in a terminal state. */
export async function sendDigest(job: SendJob, ports: SendPorts): Promise<void> {
  const nowMs = ports.clock()
  const claim = await ports.sends.claim(job.key, ports.newOwner(), nowMs + LEASE_MS, nowMs)
  if (claim === null) return settleAbandoned(job.key, ports)
  const addressee = await findAddressee(job, ports.settings)
  if (addressee === null) {
    await ports.sends.move(claim, { state: 'REFUSED', reason: 'no longer a recipient in partners.json' })
    return
  }
  const raw = await renderOrRefuse(job, claim, addressee, ports)
  await deliver(job, claim, raw, ports)
}

/** What can never be rendered is refused for good, and thrown on for somebody to look at. */
async function renderOrRefuse(
  job: SendJob,
  claim: SendClaim,
  addressee: Addressee,
  ports: SendPorts,
): Promise<Uint8Array> {
  try {
    const content = await frozenContent(job, ports.reports)
    return await renderDigestMail(content, addressee, { sender: ports.sender, sentAtMs: job.dueAtMs })
  } catch (error) {
    if (error instanceof PoisonInput) {
      await ports.sends.move(claim, { state: 'REFUSED', reason: error.message, atMs: ports.clock() })
    }
    throw error
  }
}

async function deliver(job: SendJob, claim: SendClaim, raw: Uint8Array, ports: SendPorts): Promise<void> {
  const copyKey = mailKey(job.key.partner, job.key.period, job.key.recipient)
  await ports.reports.put(copyKey, raw, 'message/rfc822')
  const sending = await ports.sends.move(claim, { state: 'SENDING', reason: 'handed to SES' })
  if (sending === null) return
  const outcome = await ports.mailer.send({
    from: ports.sender,
    to: job.key.recipient,
    raw,
    tags: { [PARTNER_TAG]: job.key.partner, [CLAIM_TAG]: claim.id },
  })
  await ports.sends.move(sending, afterSending(outcome, ports.clock()))
  if (outcome.kind === 'refused') await ports.reports.delete(copyKey)
}

function afterSending(outcome: SendOutcome, nowMs: number): Partial<SendClaim> {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'SENT', messageId: outcome.messageId, reason: 'accepted by SES', atMs: nowMs }
    case 'not-sent':
      return {
        state: 'CLAIMED',
        leaseUntilMs: 0,
        notBeforeMs: nowMs + outcome.waitMs,
        reason: outcome.reason,
      }
    case 'refused':
      return { state: 'REFUSED', reason: outcome.reason, atMs: nowMs }
    case 'unknown':
      return { state: 'UNKNOWN', reason: outcome.reason, atMs: nowMs }
  }
}

/** Who may see what is asked when it is sent, not only when it was published. */
async function findAddressee({ key }: SendJob, settings: SettingsSource): Promise<Addressee | null> {
  const partner = (await settings()).get(key.partner)
  const recipient = partner?.recipients.find(({ email }) => email === key.recipient)
  return partner === undefined || recipient === undefined ? null : { partner, recipient }
}

async function frozenContent({ contentKey, contentSha256 }: SendJob, reports: ReportBucket): Promise<string> {
  const content = await reports.get(contentKey)
  if (content === null)
    throw new PoisonInput(`The frozen digest ${contentKey} is gone; publish the week again.`)
  const sha256 = createHash('sha256').update(content.body).digest('hex')
  if (sha256 !== contentSha256) {
    throw new PoisonInput(`The frozen digest ${contentKey} is not the one that was published.`)
  }
  return Buffer.from(content.body).toString('utf8')
}
