// Mail on its way out.

import type { SendOutcome } from '../domain/mail/message.ts'

export interface OutgoingMail {
  readonly from: string
  readonly to: string
  readonly raw: Uint8Array
  /** SES message tags: names and values of `[A-Za-z0-9_-]`. */
  readonly tags: Readonly<Record<string, string>>
}

export interface Mailer {
  /** One attempt, never repeated. */
  send(mail: OutgoingMail): Promise<SendOutcome>
}
