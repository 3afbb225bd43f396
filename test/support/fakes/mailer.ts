// A mailer that keeps what it is given; what becomes of the next mails can be set.

import type { SendOutcome } from '../../../shared/domain/mail/message.ts'
import type { Mailer, OutgoingMail } from '../../../shared/ports/mailer.ts'

export interface FakeMailer extends Mailer {
  readonly sent: OutgoingMail[]
  /** Outcomes of the next calls, in order; after them everything is sent. */
  readonly outcomes: SendOutcome[]
}

export function fakeMailer(): FakeMailer {
  const sent: OutgoingMail[] = []
  const outcomes: SendOutcome[] = []
  let messages = 0
  return {
    sent,
    outcomes,
    async send(mail) {
      const outcome = outcomes.shift() ?? { kind: 'sent', messageId: `message-${++messages}` }
      if (outcome.kind === 'sent') sent.push(mail)
      return outcome
    },
  }
}
