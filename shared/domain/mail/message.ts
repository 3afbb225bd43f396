// The life of a message to one recipient: claimed before it is rendered, and never sent again once nobody can say
// whether it went out.
//
//                certainly not sent
//              ┌────────────────────┐
//              ▼                    │      accepted
//   (none) ─▶ CLAIMED ─────────▶ SENDING ─────────────▶ SENT ── SES rejects it later ─▶ REFUSED
//              │                  │   │                   ▲
//     may not  │         rejected │   │ no answer, or     │
//     be sent  │                  │   │ its lease is over │
//              ▼                  │   ▼                   │
//           REFUSED ◀─────────────┘  UNKNOWN ─────────────┤ an event of SES proves it
//                                     │                   │ (SES rejects it: REFUSED)
//                                     │ a day passes      │
//                                     ▼                   │
//                                    UNCONFIRMED ─────────┘
//
// A CLAIMED message is free for the next worker once its lease and its waiting time are over. Beside the
// state there is the delivery, as SES reports it for a sent message. A transition is null if it is not
// allowed or changes nothing.

import {
  DELIVERIES,
  type Delivery,
  type MessageKey,
  type MessageRecord,
  type MessageRefusal,
  type MessageState,
} from './message-record.ts'

/** One attempt to hand a message to SES. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Certainly not sent; may be retried after the wait, about a second if only the rate was exceeded. */
  | { readonly kind: 'not-sent'; readonly reason: string; readonly waitMs: number }
  /** The message or the address was rejected for good. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The outcome is unknown; never retry. */
  | { readonly kind: 'unknown'; readonly reason: string }

/** A sender that is silent for this long has stopped; longer than any invocation lasts. */
const LEASE_MS = 15 * 60_000
/** Plan runs on the hour: a wait of a full hour would not be over by then, and would become two. */
const LONGEST_WAIT_MS = 55 * 60_000
const UNCONFIRMED_AFTER_MS = 24 * 3_600_000

/** A worker may claim it: it is new, or its lease has run out, or its holder has postponed it. */
export function isFree(message: MessageRecord | null, nowMs: number): boolean {
  if (message === null) return true
  return message.state === 'CLAIMED' && message.leaseUntilMs <= nowMs && message.notBeforeMs <= nowMs
}

/** It is unknown whether it was sent. */
export function isUncertain({ state }: Pick<MessageRecord, 'state'>): boolean {
  return state === 'UNKNOWN' || state === 'UNCONFIRMED'
}

/** Time-outs no longer apply. */
export function isTerminal({ state }: Pick<MessageRecord, 'state'>): boolean {
  return state === 'SENT' || state === 'REFUSED' || state === 'UNCONFIRMED'
}

export function claim(
  message: MessageRecord | null,
  { partner, recipient, kind, period }: MessageKey,
  owner: string,
  nowMs: number,
): MessageRecord | null {
  if (!isFree(message, nowMs)) return null
  const before = message ?? {
    ...{ partner, recipient, kind, period },
    delivery: 'unknown',
    notBeforeMs: 0,
    messageId: null,
    code: null,
    reason: 'claimed',
  }
  return { ...before, state: 'CLAIMED', owner, leaseUntilMs: nowMs + LEASE_MS, atMs: nowMs }
}

export function handOver(message: MessageRecord): MessageRecord {
  return { ...message, state: 'SENDING', reason: 'handed to SES' }
}

/** `triesAgain`: the same worker retries, and so keeps its lease. */
export function afterAttempt(
  message: MessageRecord,
  outcome: SendOutcome,
  triesAgain: boolean,
  nowMs: number,
): MessageRecord {
  switch (outcome.kind) {
    case 'sent':
      return {
        ...message,
        state: 'SENT',
        messageId: outcome.messageId,
        reason: 'accepted by SES',
        atMs: nowMs,
      }
    case 'not-sent': {
      const wait = { leaseUntilMs: 0, notBeforeMs: nowMs + Math.min(outcome.waitMs, LONGEST_WAIT_MS) }
      return { ...message, state: 'CLAIMED', reason: outcome.reason, ...(triesAgain ? {} : wait) }
    }
    case 'refused':
      return refuse(message, outcome.reason, nowMs)
    case 'unknown':
      return { ...message, state: 'UNKNOWN', reason: outcome.reason, atMs: nowMs }
  }
}

/** It is never sent. */
export function refuse(
  message: MessageRecord,
  reason: string,
  nowMs: number,
  code: MessageRefusal | null = null,
): MessageRecord {
  return { ...message, state: 'REFUSED', code, reason, atMs: nowMs }
}

/** Its recipient does not want it: nobody needs to do anything about it. */
export function isUnwanted({ state, code }: Pick<MessageRecord, 'state' | 'code'>): boolean {
  return state === 'REFUSED' && code === 'unsubscribed'
}

/** Applies time-outs. */
export function afterTime(message: MessageRecord, nowMs: number): MessageRecord | null {
  const { state, leaseUntilMs, atMs } = message
  if (state === 'SENDING' && leaseUntilMs < nowMs) {
    return { ...message, state: 'UNKNOWN', reason: 'the sender stopped while sending', atMs: nowMs }
  }
  if (state === 'UNKNOWN' && atMs + UNCONFIRMED_AFTER_MS < nowMs) {
    return { ...message, state: 'UNCONFIRMED', reason: 'no event from SES within a day', atMs: nowMs }
  }
  return null
}

/** `event`: the event type as SES names it. */
export function afterEvent(
  message: MessageRecord,
  { event, messageId }: { readonly event: string; readonly messageId: string },
  nowMs: number,
): MessageRecord | null {
  const proved = EVENTS.get(event)
  if (proved === undefined || !isNews(message, proved)) return null
  const delivery = outweighs(proved.delivery, message.delivery) ? proved.delivery : message.delivery
  return {
    ...message,
    state: proved.state,
    delivery,
    messageId,
    reason: `SES reports: ${event}`,
    atMs: nowMs,
  }
}

interface Proved {
  readonly state: MessageState
  readonly delivery: Delivery
}

/** The state that an event proves; others prove nothing. */
const EVENTS: ReadonlyMap<string, Proved> = new Map([
  ['Send', { state: 'SENT', delivery: 'unknown' }],
  ['DeliveryDelay', { state: 'SENT', delivery: 'unknown' }],
  ['Delivery', { state: 'SENT', delivery: 'delivered' }],
  ['Bounce', { state: 'SENT', delivery: 'bounced' }],
  ['Complaint', { state: 'SENT', delivery: 'complained' }],
  ['Reject', { state: 'REFUSED', delivery: 'unknown' }],
  ['Rendering Failure', { state: 'REFUSED', delivery: 'unknown' }],
])

function isNews({ state, delivery }: MessageRecord, proved: Proved): boolean {
  if (state === 'SENDING' || isUncertain({ state })) return true
  return state === 'SENT' && (proved.state === 'REFUSED' || outweighs(proved.delivery, delivery))
}

function outweighs(delivery: Delivery, other: Delivery): boolean {
  return DELIVERIES.indexOf(delivery) > DELIVERIES.indexOf(other)
}
