// What can go wrong with a message that is handed to SES.

import type { SendOutcome } from '../../shared/domain/mail/message.ts'

export const MAIL_FAULTS = [
  'too fast',
  'over the quota',
  'refused',
  'sent without an answer',
  'lost without an answer',
] as const
export type MailFault = (typeof MAIL_FAULTS)[number]

/** After these a message may never arrive, although everybody works well. */
export function isFinal(fault: MailFault): boolean {
  return fault === 'refused' || fault === 'lost without an answer'
}

/** What the mailer answers. */
export function outcomeOf(fault: MailFault): SendOutcome {
  switch (fault) {
    case 'too fast':
      return { kind: 'not-sent', reason: fault, waitMs: 1_000 }
    case 'over the quota':
      return { kind: 'not-sent', reason: fault, waitMs: 3_600_000 }
    case 'refused':
      return { kind: 'refused', reason: fault }
    case 'sent without an answer':
    case 'lost without an answer':
      return { kind: 'unknown', reason: fault }
  }
}
