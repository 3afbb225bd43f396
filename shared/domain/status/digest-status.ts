// How the digest of a week stands, and the mails with it.

import type { DigestRecord } from '../digest/digest-record.ts'
import { isUncertain } from '../mail/message.ts'
import type { MessageRecord } from '../mail/message-record.ts'

export interface DigestStatus {
  readonly week: string
  readonly state: DigestRecord['state']
  /** What it waits for, for people. */
  readonly reason: string
  readonly dueAtMs: number
  readonly mails: MailCounts
}

/** Each mail counts once. */
export interface MailCounts {
  /** Neither sent nor refused yet. */
  readonly open: number
  readonly sent: number
  readonly bounced: number
  readonly complained: number
  readonly refused: number
  /** Nobody knows whether they went out. */
  readonly uncertain: number
}

/** `messages`: those of that week's digest. */
export function digestStatus(record: DigestRecord, messages: readonly MessageRecord[]): DigestStatus {
  const { week, state, reason, dueAtMs, recipients } = record
  const count = (isCounted: (message: MessageRecord) => boolean) => messages.filter(isCounted).length
  const isSent = (message: MessageRecord) => message.state === 'SENT'
  const bounced = count((message) => isSent(message) && message.delivery === 'bounced')
  const complained = count((message) => isSent(message) && message.delivery === 'complained')
  const refused = count((message) => message.state === 'REFUSED')
  const uncertain = count(isUncertain)
  const sent = count(isSent) - bounced - complained
  const owed = Math.max(recipients.filter(({ contentKey }) => contentKey !== null).length, messages.length)
  const open = owed - sent - bounced - complained - refused - uncertain
  return { week, state, reason, dueAtMs, mails: { open, sent, bounced, complained, refused, uncertain } }
}
