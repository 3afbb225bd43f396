// What may become of a message that is handed to SES, besides being sent.

import type { SendOutcome } from '../../shared/domain/mail/message.ts'

export const MAIL_TROUBLES = [
  'too fast',
  'over the quota',
  'refused',
  'sent unheard',
  'lost unheard',
] as const
export type MailTrouble = (typeof MAIL_TROUBLES)[number]

/** After these a message may never arrive, whoever works well. */
export function isFinal(trouble: MailTrouble): boolean {
  return trouble === 'refused' || trouble === 'lost unheard'
}

/** What the mailer says of it. */
export function outcomeOf(trouble: MailTrouble): SendOutcome {
  switch (trouble) {
    case 'too fast':
      return { kind: 'not-sent', reason: trouble, waitMs: 1_000 }
    case 'over the quota':
      return { kind: 'not-sent', reason: trouble, waitMs: 3_600_000 }
    case 'refused':
      return { kind: 'refused', reason: trouble }
    case 'sent unheard':
    case 'lost unheard':
      return { kind: 'unknown', reason: trouble }
  }
}
