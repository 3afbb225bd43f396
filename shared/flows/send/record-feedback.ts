// What SES tells about a message settles its claim; the message tag carries the claim's id, because SES
// replaces the Message-ID.

import type { PartnerId } from '../../domain/ids.ts'
import type { Clock, SendClaim, SendLedger, SendState } from '../../ports.ts'

/** An event of the configuration set, cut to what the ledger needs. */
export interface Feedback {
  readonly event: 'Send' | 'Delivery' | 'DeliveryDelay' | 'Reject' | 'RenderingFailure' | 'Bounce' | 'Complaint'
  readonly partner: PartnerId
  readonly claimId: string
  readonly messageId: string
}

/** Where an event moves a claim that nobody was sure of. `Send` and all that follows it prove that SES took the message. */
const SETTLED_AS: Record<Feedback['event'], SendState> = {
  Send: 'SENT',
  Delivery: 'SENT',
  DeliveryDelay: 'SENT',
  Bounce: 'SENT',
  Complaint: 'SENT',
  Reject: 'REFUSED',
  RenderingFailure: 'REFUSED',
}

const UNSURE: readonly SendState[] = ['SENDING', 'UNKNOWN', 'UNCONFIRMED']

export async function recordFeedback(
  feedback: Feedback,
  { sends, clock }: { readonly sends: SendLedger; readonly clock: Clock },
): Promise<void> {
  const claim = await sends.byId(feedback.partner, feedback.claimId)
  if (claim === null || !isNews(claim, feedback)) return
  await sends.move(claim, {
    state: SETTLED_AS[feedback.event],
    messageId: feedback.messageId,
    reason: `SES told: ${feedback.event}`,
    atMs: clock(),
  })
}

/** A sender that still holds its lease will tell the state itself; a bounce of a sent message stays on record. */
function isNews(claim: SendClaim, { event }: Feedback): boolean {
  if (UNSURE.includes(claim.state)) return true
  return claim.state === 'SENT' && event !== 'Send' && event !== 'DeliveryDelay'
}
