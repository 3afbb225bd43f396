// The states of a message: whatever happens, in whatever order, it is handed to SES at most once.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterAttempt,
  afterEvent,
  afterTime,
  claim,
  handOver,
  isFree,
  isTerminal,
  refuse,
  type SendOutcome,
} from '../../../../shared/domain/mail/message.ts'
import type { MessageRecord } from '../../../../shared/domain/mail/message-record.ts'
import { messageKey } from '../../../support/messages.ts'

const KEY = messageKey()
const NOW = 1_764_140_400_000
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const claimed = claimedBy('worker 1', null, NOW)

function claimedBy(owner: string, message: MessageRecord | null, nowMs: number): MessageRecord {
  const next = claim(message, KEY, owner, nowMs)
  if (next === null) throw new Error('it is not free')
  return next
}

describe('a claim', () => {
  it('goes to the first worker, and to nobody else during its lease', () => {
    expect(claimed).toEqual({
      ...KEY,
      state: 'CLAIMED',
      delivery: 'unknown',
      owner: 'worker 1',
      leaseUntilMs: NOW + 15 * MINUTE_MS,
      notBeforeMs: 0,
      messageId: null,
      code: null,
      reason: 'claimed',
      atMs: NOW,
    })
    expect(claim(claimed, KEY, 'worker 1', NOW)).toBeNull()
    expect(claim(claimed, KEY, 'worker 2', NOW + 15 * MINUTE_MS - 1)).toBeNull()
    expect(claim(claimed, KEY, 'worker 2', NOW + 15 * MINUTE_MS)).toMatchObject({ owner: 'worker 2' })
  })

  it('is free again after its waiting time, and keeps the reason', () => {
    const outcome = { kind: 'not-sent', reason: 'quota', waitMs: 5 * MINUTE_MS } as const
    const waiting = afterAttempt(handOver(claimed), outcome, false, NOW)
    expect(claim(waiting, KEY, 'worker 2', NOW + 5 * MINUTE_MS - 1)).toBeNull()
    expect(claim(waiting, KEY, 'worker 2', NOW + 5 * MINUTE_MS)).toMatchObject({ reason: 'quota' })
  })

  it('keeps its lease while the worker waits in place', () => {
    const outcome = { kind: 'not-sent', reason: 'rate', waitMs: 1_000 } as const
    const waiting = afterAttempt(handOver(claimed), outcome, true, NOW)
    expect(waiting).toEqual({ ...claimed, reason: 'rate' })
  })

  it.each(['SENDING', 'SENT', 'REFUSED', 'UNKNOWN', 'UNCONFIRMED'] as const)(
    'is not possible for a message that is %s',
    (state) => {
      expect(isFree({ ...claimed, state, leaseUntilMs: 0 }, NOW + DAY_MS)).toBe(false)
    },
  )
})

describe('time', () => {
  it.each([
    ['SENDING', 15 * MINUTE_MS, null],
    ['SENDING', 15 * MINUTE_MS + 1, 'UNKNOWN'],
    ['UNKNOWN', DAY_MS, null],
    ['UNKNOWN', DAY_MS + 1, 'UNCONFIRMED'],
    ['CLAIMED', 9 * DAY_MS, null],
    ['SENT', 9 * DAY_MS, null],
    ['REFUSED', 9 * DAY_MS, null],
    ['UNCONFIRMED', 9 * DAY_MS, null],
  ] as const)('turns %s after %i ms into %s', (state, afterMs, becomes) => {
    expect(afterTime({ ...claimed, state }, NOW + afterMs)?.state ?? null).toBe(becomes)
  })
})

describe('an event of SES', () => {
  it.each(['CLAIMED', 'REFUSED'] as const)('changes nothing about a message that is %s', (state) => {
    for (const event of ['Send', 'Delivery', 'Bounce', 'Reject']) {
      expect(afterEvent({ ...claimed, state }, { event, messageId: 'm' }, NOW)).toBeNull()
    }
  })

  it.each([
    ['Send', 'SENT', 'unknown'],
    ['DeliveryDelay', 'SENT', 'unknown'],
    ['Delivery', 'SENT', 'delivered'],
    ['Bounce', 'SENT', 'bounced'],
    ['Complaint', 'SENT', 'complained'],
    ['Reject', 'REFUSED', 'unknown'],
    ['Rendering Failure', 'REFUSED', 'unknown'],
  ] as const)('%s proves that it is %s and %s', (event, state, delivery) => {
    for (const uncertain of ['SENDING', 'UNKNOWN', 'UNCONFIRMED'] as const) {
      const settled = afterEvent({ ...claimed, state: uncertain }, { event, messageId: 'm' }, NOW + 1)
      expect(settled).toMatchObject({ state, delivery, messageId: 'm', atMs: NOW + 1 })
    }
  })

  it.each(['Open', 'Click', 'constructor'])('%s proves nothing', (event) => {
    expect(afterEvent({ ...claimed, state: 'UNKNOWN' }, { event, messageId: 'm' }, NOW)).toBeNull()
  })
})

it('whatever happens, a message that may have been sent is never handed to SES again', () => {
  fc.assert(
    fc.property(fc.array(anyStep(), { maxLength: 30 }), (steps) => {
      let message: MessageRecord | null = null
      let handedOver = 0
      let nowMs = NOW
      for (const step of steps) {
        nowMs += step.passesMs
        const next: MessageRecord | null = becomes(message, step, nowMs)
        if (next?.state === 'SENDING') handedOver++
        // What SES certainly did not take was not handed over.
        if (step.do === 'attempt' && step.outcome.kind === 'not-sent' && next !== null) handedOver--
        if (message !== null && isTerminal(message) && next !== null) {
          expect(['SENT', 'REFUSED']).toContain(next.state)
        }
        message = next ?? message
        expect(handedOver).toBeLessThanOrEqual(1)
      }
    }),
  )
})

type Step = { readonly passesMs: number } & (
  | { readonly do: 'claim' | 'hand over' | 'refuse' | 'wait' }
  | { readonly do: 'attempt'; readonly outcome: SendOutcome; readonly triesAgain: boolean }
  | { readonly do: 'event'; readonly event: string }
)

function anyStep(): fc.Arbitrary<Step> {
  const passesMs = fc.constantFrom(0, 1_000, 16 * MINUTE_MS, 60 * MINUTE_MS, 25 * 60 * MINUTE_MS)
  const outcome = fc.constantFrom<SendOutcome>(
    { kind: 'sent', messageId: 'm' },
    { kind: 'not-sent', reason: 'rate', waitMs: 1_000 },
    { kind: 'refused', reason: 'blacklisted' },
    { kind: 'unknown', reason: 'time-out' },
  )
  return fc.oneof(
    fc.record({ do: fc.constantFrom('claim', 'hand over', 'refuse', 'wait'), passesMs }),
    fc.record({ do: fc.constant('attempt' as const), outcome, triesAgain: fc.boolean(), passesMs }),
    fc.record({
      do: fc.constant('event' as const),
      event: fc.constantFrom('Send', 'Bounce', 'Reject'),
      passesMs,
    }),
  )
}

/** As the one worker acts that holds the message; null: it does not. */
function becomes(message: MessageRecord | null, step: Step, nowMs: number): MessageRecord | null {
  if (step.do === 'claim') return claim(message, KEY, `worker at ${nowMs}`, nowMs)
  if (message === null) return null
  switch (step.do) {
    case 'hand over':
      return message.state === 'CLAIMED' ? handOver(message) : null
    case 'refuse':
      return message.state === 'CLAIMED' ? refuse(message, 'no recipient', nowMs) : null
    case 'attempt':
      return message.state === 'SENDING' ? afterAttempt(message, step.outcome, step.triesAgain, nowMs) : null
    case 'wait':
      return afterTime(message, nowMs)
    case 'event':
      return afterEvent(message, { event: step.event, messageId: 'm' }, nowMs)
  }
}
