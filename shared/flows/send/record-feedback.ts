// What SES tells about a message settles its claim; the message tag carries the claim's id, because SES
// replaces the Message-ID.

import type { PartnerId } from '../../domain/ids.ts'
import type { Clock, SendClaim, SendLedger, SendState } from '../../ports.ts'

/** An event of the configuration set, cut to what the ledger needs. */
export interface Feedback {
  /** SES's own word. */
  readonly event: string
  readonly partner: PartnerId
  readonly claimId: string
  readonly messageId: string
}

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

/** Told after `Send`: what became of a message stays on record. */
const FATES = new Set(['Delivery', 'Bounce', 'Complaint', 'Reject'])

const UNSURE: readonly SendState[] = ['SENDING', 'UNKNOWN', 'UNCONFIRMED']

export async function recordFeedback(
  feedback: Feedback,
  { sends, clock }: { readonly sends: SendLedger; readonly clock: Clock },
): Promise<void> {
  const state = PROVES[feedback.event]
  const claim = await sends.byId(feedback.partner, feedback.claimId)
  if (claim === null || state === undefined || !isNews(claim, feedback)) return
  const { event, messageId } = feedback
  await sends.move(claim, { state, messageId, reason: `SES told: ${event}`, atMs: clock() })
}

function isNews(claim: SendClaim, { event }: Feedback): boolean {
  return UNSURE.includes(claim.state) || (claim.state === 'SENT' && FATES.has(event))
}
