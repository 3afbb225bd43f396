// Which of two records of one name stays, when a copy of the ledger from an earlier time is restored: the stored one,
// or that of the copy. A message that may have been sent never becomes sendable again.

import type { DigestRecord } from '../digest/digest-record.ts'
import { DELIVERIES, type MessageRecord } from '../mail/message-record.ts'
import type { NoticeRecord } from '../notices/notice-record.ts'

/**
 * The later in this list stays: what may have been sent outweighs what certainly was not. A damaged record is not
 * sent until an operator has decided, and SES refuses a message only after it has accepted it.
 */
const MESSAGES = [
  'CLAIMED',
  'damaged',
  'REFUSED',
  'SENDING',
  'UNKNOWN',
  'UNCONFIRMED',
  'SENT',
  'REFUSED by SES',
] as const

/** null: it cannot be read. True: that of the copy stays. */
export function outweighsMessage(copied: MessageRecord | null, stored: MessageRecord | null): boolean {
  const further = rankOf(copied) - rankOf(stored)
  return further > 0 || (further === 0 && deliveryOf(copied) > deliveryOf(stored))
}

function rankOf(message: MessageRecord | null): number {
  if (message === null) return MESSAGES.indexOf('damaged')
  const { state, messageId } = message
  return MESSAGES.indexOf(state === 'REFUSED' && messageId !== null ? 'REFUSED by SES' : state)
}

function deliveryOf(message: MessageRecord | null): number {
  return DELIVERIES.indexOf(message?.delivery ?? 'unknown')
}

/** A message that only the copy has: whether its claim led to a mail since then, nobody can say. */
export function withoutClaim(copied: MessageRecord): MessageRecord {
  if (copied.state !== 'CLAIMED') return copied
  return { ...copied, state: 'UNKNOWN', reason: 'restored from a copy that is older than its outcome' }
}

/** A week is published once. If it was published anew after the loss, the copy has what was mailed first. */
export function outweighsDigest(copied: DigestRecord): boolean {
  return copied.state === 'published'
}

export function outweighsNotices(copied: NoticeRecord, stored: NoticeRecord): boolean {
  return copied.day > stored.day
}
