// Applies an SES event to its message's record, and suppresses addresses that bounce or complain. A message
// tag carries the message's id, because SES replaces the Message-ID.

import { isSimulated } from '../../domain/canary.ts'
import type { PartnerId } from '../../domain/ids.ts'
import { afterEvent } from '../../domain/mail/message.ts'
import { type MessageRecord, placeOfId } from '../../domain/mail/message-record.ts'
import { suppressedBy, suppressionPlace } from '../../domain/mail/suppression.ts'
import type { AlertOperator } from '../../ports/alerts.ts'
import type { Clock } from '../../ports/clock.ts'
import { type RecordPorts, update } from '../records.ts'

/** An event of the configuration set, reduced to what the record needs. */
export interface Feedback {
  /** The event type as SES names it. */
  readonly event: string
  /** `bounceType` of a bounce, `complaintFeedbackType` of a complaint; '' where SES states none. */
  readonly detail: string
  readonly partner: PartnerId
  readonly claimId: string
  /** The worker that sent it. */
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

/** Ignores events of an earlier sending, whose record was deleted so that the mail goes out again. */
function settledBy(feedback: Feedback, message: MessageRecord | null, nowMs: number): MessageRecord | null {
  if (message === null) return null
  return feedback.owner === message.owner ? afterEvent(message, feedback, nowMs) : null
}

/** A message has one recipient, so the event is about that address. */
async function suppress(message: MessageRecord, feedback: Feedback, ports: FeedbackPorts): Promise<void> {
  const { partner, recipient, kind, period } = message
  const cause = suppressedBy(feedback.event, feedback.detail)
  if (cause === null) return
  const suppression = { recipient, cause, atMs: ports.clock() }
  // The first cause stays.
  await update(suppressionPlace(partner, recipient), (seen) => (seen === null ? suppression : null), ports)
  if (isSimulated(recipient)) return
  ports.alert({
    message: 'an address is suppressed',
    partner,
    about: `${kind} ${period}`,
    reason: `a ${cause}`,
  })
}
