// What SES reports of a message settles its record, and keeps mail from addresses that do not take it. The message
// tag carries the message's id, because SES replaces the Message-ID.

import type { PartnerId } from '../../domain/ids.ts'
import { afterEvent } from '../../domain/mail/message.ts'
import { type MessageRecord, placeOfId } from '../../domain/mail/message-record.ts'
import { suppressedBy, suppressionPlace } from '../../domain/mail/suppression.ts'
import type { AlertOperator, Clock } from '../../ports.ts'
import { type RecordPorts, update } from '../records.ts'

/** An event of the configuration set, cut to what the record needs. */
export interface Feedback {
  /** SES's own word. */
  readonly event: string
  /** `bounceType` of a bounce, `complaintFeedbackType` of a complaint; '' where SES says nothing. */
  readonly detail: string
  readonly partner: PartnerId
  readonly claimId: string
  /** Who sent it. */
  readonly owner: string
  readonly messageId: string
}

export interface FeedbackPorts extends RecordPorts {
  readonly clock: Clock
  readonly alert: AlertOperator
}

export async function recordFeedback(feedback: Feedback, ports: FeedbackPorts): Promise<void> {
  const place = placeOfId(feedback.partner, feedback.claimId)
  if (place === null) return
  const message = await update(place, (seen) => settledBy(feedback, seen, ports.clock()), ports)
  if (message !== null) await suppress(message, feedback, ports)
}

/** An earlier sending, whose record a person deleted to have it sent again, says nothing of this one. */
function settledBy(feedback: Feedback, message: MessageRecord | null, nowMs: number): MessageRecord | null {
  if (message === null) return null
  return feedback.owner === message.owner ? afterEvent(message, feedback, nowMs) : null
}

/** One message has one recipient, so whatever the event says of addresses is said of that one. */
async function suppress(message: MessageRecord, feedback: Feedback, ports: FeedbackPorts): Promise<void> {
  const { partner, recipient, kind, period } = message
  const cause = suppressedBy(feedback.event, feedback.detail)
  if (cause === null) return
  const suppression = { recipient, cause, atMs: ports.clock() }
  // The first cause stays.
  await update(suppressionPlace(partner, recipient), (seen) => (seen === null ? suppression : null), ports)
  ports.alert({
    message: 'an address gets no more mail',
    partner,
    about: `${kind} ${period}`,
    reason: `a ${cause}`,
  })
}
