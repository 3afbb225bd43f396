// The events of SES about a mail that it accepted, as the function hands them to the flow.

import type { PartnerId } from '../../shared/domain/ids.ts'
import type { Feedback } from '../../shared/flows/send/record-feedback.ts'
import { CLAIM_TAG, OWNER_TAG, PARTNER_TAG } from '../../shared/flows/send/tags.ts'
import type { Mailer, OutgoingMail } from '../../shared/ports/mailer.ts'

export function feedbackOf({ tags }: OutgoingMail, event: string, messageId: string): Feedback {
  const [partner, claimId = '', owner = ''] = [PARTNER_TAG, CLAIM_TAG, OWNER_TAG].map((tag) => tags[tag])
  return { event, detail: '', partner: partner as PartnerId, claimId, owner, messageId }
}

/** Calls `onSent` for each accepted mail, before the sender gets the answer. */
export function watchingMailer(
  mailer: Mailer,
  onSent: (mail: OutgoingMail, messageId: string) => void,
): Mailer {
  return {
    async send(mail) {
      const outcome = await mailer.send(mail)
      if (outcome.kind === 'sent') onSent(mail, outcome.messageId)
      return outcome
    },
  }
}
