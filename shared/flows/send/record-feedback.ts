// What SES tells about a message settles its claim, and keeps mail from addresses that do not take it. The message
// tag carries the claim's id, because SES replaces the Message-ID.

import { Transient } from '../../domain/errors.ts'
import type { PartnerId } from '../../domain/ids.ts'
import type { Clock, SendClaim, SendLedger, SendState, Suppression, SuppressionList } from '../../ports.ts'
import type { Tell } from '../trouble.ts'
import { outweighs, toldBySes } from './fate.ts'

/** An event of the configuration set, cut to what the ledger needs. */
export interface Feedback {
  /** SES's own word. */
  readonly event: string
  /** `bounceType` of a bounce, `complaintFeedbackType` of a complaint; '' where SES says nothing. */
  readonly detail: string
  readonly partner: PartnerId
  readonly claimId: string
  /** Who sent it; null: unknown, as of messages from before this was noted. */
  readonly owner: string | null
  readonly messageId: string
}

export interface FeedbackPorts {
  readonly sends: SendLedger
  readonly suppressions: SuppressionList
  readonly clock: Clock
  readonly tell: Tell
}

export async function recordFeedback(feedback: Feedback, ports: FeedbackPorts): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const claim = await ports.sends.byId(feedback.partner, feedback.claimId)
    if (claim === null) return
    if (round === 0) await suppress(claim, feedback, ports)
    if (!isOfThisSending(claim, feedback)) return
    if (await isRecorded(claim, feedback, ports)) return
  }
  throw new Transient(`The claim ${feedback.claimId} kept moving while an event of SES was recorded.`)
}

/** Events of one message may come at once, and while its sender still notes that it is sent. */
const MAX_ROUNDS = 10

/** What an event proves of a send that nobody was sure of; other events prove nothing. */
const PROVES: Readonly<Record<string, SendState>> = {
  Send: 'SENT',
  Delivery: 'SENT',
  DeliveryDelay: 'SENT',
  Bounce: 'SENT',
  Complaint: 'SENT',
  Reject: 'REFUSED',
  'Rendering Failure': 'REFUSED',
}

/** An earlier one, whose claim a person deleted to have it sent again, says nothing of this one. */
function isOfThisSending(claim: SendClaim, { owner }: Feedback): boolean {
  return owner === null || owner === claim.owner
}

const UNSURE: readonly SendState[] = ['SENDING', 'UNKNOWN', 'UNCONFIRMED']

/** False: somebody else moved the claim meanwhile. */
async function isRecorded(
  claim: SendClaim,
  { event, messageId }: Feedback,
  { sends, clock }: FeedbackPorts,
): Promise<boolean> {
  const state = PROVES[event]
  if (state === undefined || !isNews(claim, event)) return true
  return (await sends.move(claim, { state, messageId, reason: toldBySes(event), atMs: clock() })) !== null
}

function isNews(claim: SendClaim, event: string): boolean {
  if (UNSURE.includes(claim.state)) return true
  return claim.state === 'SENT' && (event === 'Reject' || outweighs(event, claim))
}

/** One message has one recipient, so whatever the event says of addresses is said of that one. */
async function suppress({ key }: SendClaim, feedback: Feedback, ports: FeedbackPorts): Promise<void> {
  const cause = causeOf(feedback)
  if (cause === null) return
  await ports.suppressions.add(key.partner, { recipient: key.recipient, cause, atMs: ports.clock() })
  ports.tell({
    message: 'an address gets no more mail',
    partner: key.partner,
    about: `${key.kind} ${key.period}`,
    reason: `a ${cause}`,
  })
}

/** A full mailbox empties again, and a bounce that SES cannot place proves nothing. */
function causeOf({ event, detail }: Feedback): Suppression['cause'] | null {
  if (event === 'Bounce') return detail === 'Permanent' ? 'bounce' : null
  if (event === 'Complaint') return NO_COMPLAINTS.has(detail) ? null : 'complaint'
  return null
}

/** Reports that come the way of complaints, though nobody complains. */
const NO_COMPLAINTS = new Set(['not-spam', 'auth-failure'])
