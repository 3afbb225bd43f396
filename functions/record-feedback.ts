// Applies SES events to their messages, and suppresses addresses that bounce or complain.

import type { EventBridgeEvent } from 'aws-lambda'
import { deadLetters, records } from '../shared/adapters/aws-ports.ts'
import { wireFunction } from '../shared/adapters/wiring.ts'
import { partnerId } from '../shared/domain/ids.ts'
import { type Feedback, type FeedbackPorts, recordFeedback } from '../shared/flows/send/record-feedback.ts'
import { CLAIM_TAG, OWNER_TAG, PARTNER_TAG } from '../shared/flows/send/tags.ts'
import { type QueuePorts, queueHandler } from './middleware.ts'

/** As SES publishes them to EventBridge: "Contents of event data", Amazon SES developer guide. */
type SesEvent = EventBridgeEvent<
  string,
  {
    readonly eventType: string
    readonly mail: { readonly messageId: string; readonly tags?: Readonly<Record<string, readonly string[]>> }
    /** `Permanent`, `Transient` or `Undetermined`. */
    readonly bounce?: { readonly bounceType?: string }
    /** `abuse`, `not-spam`, …; missing where the receiver's report states none. */
    readonly complaint?: { readonly complaintFeedbackType?: string }
  }
>

export function createHandler(ports: FeedbackPorts & QueuePorts) {
  return queueHandler<SesEvent>('feedback', ports, async ({ detail }) => {
    const feedback = feedbackOf(detail)
    if (feedback !== null) await recordFeedback(feedback, ports)
  })
}

export const handler = createHandler(wireFunction({ deadLetters, records }))

/** null: the message of another application in the same account. */
function feedbackOf({ eventType, mail, bounce, complaint }: SesEvent['detail']): Feedback | null {
  const partner = partnerId(mail.tags?.[PARTNER_TAG]?.[0] ?? '')
  const claimId = mail.tags?.[CLAIM_TAG]?.[0]
  const owner = mail.tags?.[OWNER_TAG]?.[0]
  if (partner === null || claimId === undefined || owner === undefined) return null
  const detail = bounce?.bounceType ?? complaint?.complaintFeedbackType ?? ''
  return { event: eventType, detail, partner, claimId, owner, messageId: mail.messageId }
}
