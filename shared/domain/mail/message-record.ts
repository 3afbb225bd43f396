// A message's record: sk = send#{kind}#{period}#{hash of the recipient}. Its id has the same parts, so that
// the record of an SES event is found by key.

import * as z from 'zod/mini'
import type { PartnerId } from '../ids.ts'
import { instantMs, partner, recipient } from '../record-fields.ts'
import type { RecordGroup, RecordKind, RecordPlace } from '../records.ts'
import { addressHash, type EmailAddress } from './email-address.ts'

/** A dataset stopped arriving, files were refused. */
export const NOTICE_KINDS = ['gap', 'refusal'] as const
/**
 * The weekly digest, the notices beside it, what leads to the portal: to a new recipient, or as asked for; and a digest
 * that an operator sends as a test.
 */
export const MESSAGE_KINDS = ['digest', ...NOTICE_KINDS, 'welcome', 'links', 'test'] as const
/** Why a message was refused before SES had it, where others decide by it. */
const MESSAGE_REFUSALS = ['not_a_recipient', 'suppressed', 'unsubscribed'] as const
export const MESSAGE_STATES = ['CLAIMED', 'SENDING', 'SENT', 'REFUSED', 'UNKNOWN', 'UNCONFIRMED'] as const
/**
 * What SES reports on a sent message; a later value in this list supersedes an earlier one, in whatever order
 * they arrive.
 */
export const DELIVERIES = ['unknown', 'delivered', 'bounced', 'complained'] as const

export type MessageRefusal = (typeof MESSAGE_REFUSALS)[number]
export type MessageKind = (typeof MESSAGE_KINDS)[number]
export type MessageState = (typeof MESSAGE_STATES)[number]
export type Delivery = (typeof DELIVERIES)[number]

/** At most one message per partner, recipient, kind and period. */
export interface MessageKey {
  readonly partner: PartnerId
  readonly recipient: EmailAddress
  readonly kind: MessageKind
  /**
   * For a digest the ISO week, for refusals and a welcome the local date, for a gap the dataset and its last day,
   * for links the local date and a number, for a test the ISO week and when it is sent; `[A-Za-z0-9_-]`.
   */
  readonly period: string
}

const schema = z.readonly(
  z.object({
    partner,
    recipient,
    kind: z.enum(MESSAGE_KINDS),
    period: z.string(),
    state: z.enum(MESSAGE_STATES),
    delivery: z.enum(DELIVERIES),
    /** The worker that holds it, or held it last. */
    owner: z.string(),
    leaseUntilMs: instantMs,
    /** The earliest time of the next attempt. */
    notBeforeMs: instantMs,
    messageId: z.nullable(z.string()),
    /** null: it is not refused, or for another reason. Records of earlier versions have none. */
    code: z._default(z.nullable(z.enum(MESSAGE_REFUSALS)), null),
    /** Why it is in this state, for people. */
    reason: z.string(),
    /** When it came into this state. */
    atMs: instantMs,
  }),
)
export type MessageRecord = z.output<typeof schema>

export const MESSAGES: RecordKind<MessageRecord> = {
  schema,
  repair: 'correct it in the table, and do not delete it, or the mail may go out twice',
}

export function messagePlace(key: MessageKey): RecordPlace<MessageRecord> {
  const { partition, prefix, kind } = messagesOf(key)
  return { partition, name: `${prefix}#${addressHash(key.recipient)}`, kind }
}

/** Of a digest of that week, sent as a test at that time: each has a claim of its own. */
export function testKey(
  partner: PartnerId,
  recipient: EmailAddress,
  week: string,
  sentAtMs: number,
): MessageKey {
  return { partner, recipient, kind: 'test', period: `${week}-${sentAtMs}` }
}

/** Every message of a kind and period. */
export function messagesOf({
  partner: partition,
  kind,
  period,
}: Omit<MessageKey, 'recipient'>): RecordGroup<MessageRecord> {
  return { partition, prefix: `send#${kind}#${period}`, kind: MESSAGES }
}

/** Carried by a tag of the message. */
export function messageIdOf({ kind, period, recipient }: MessageKey): string {
  return `${kind}_${period}_${addressHash(recipient)}`
}

const ID = /^([a-z]+)_([A-Za-z0-9_-]+)_([0-9a-f]{32})$/

/** null: not the id of a message. */
export function placeOfId(partition: PartnerId, id: string): RecordPlace<MessageRecord> | null {
  const [, named, period, recipientHash] = ID.exec(id) ?? []
  const kind = MESSAGE_KINDS.find((one) => one === named)
  if (kind === undefined) return null
  return { partition, name: `send#${kind}#${period}#${recipientHash}`, kind: MESSAGES }
}
