// Many messages at once, and an SES with limits: all are sent, none twice, and no message is received so
// often that the queue would dead-letter it. On a simulated clock.

import { describe, expect, it } from 'vitest'
import type { SendOutcome } from '../../../../shared/domain/mail/message.ts'
import type { Mailer, OutgoingMail } from '../../../../shared/ports/mailer.ts'
import { DUE, simulatedTime, simulateSending } from '../../../support/sending-run.ts'
import type { Simulation } from '../../../support/simulation.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

describe('an SES that accepts 14 messages a second', () => {
  it('sends the digests of 1,000 partners due in the same hour, each once', {
    timeout: 120_000,
  }, async () => {
    const time = simulatedTime()
    const ses = limited(time, { perSecond: 14, perDay: Number.POSITIVE_INFINITY })
    const { messages, mostReceives } = await simulateSending({
      partners: 1_000,
      workers: 10,
      hours: 3,
      time,
      ses,
      accident: (delivery) => {
        if (delivery % 97 === 0) return 'dies after the claim'
        if (delivery % 89 === 0) return 'dies after sending'
        return delivery % 13 === 0 ? 'comes twice' : null
      },
    })
    const minutes = (atMs: number | undefined) => ((atMs ?? Number.NaN) - DUE) / MINUTE_MS
    const sentAtMs = ses.taken.map(({ atMs }) => atMs)
    console.log(
      `1,000 messages: 950 within ${minutes(sentAtMs[949]).toFixed(1)} simulated minutes, ` +
        `all within ${minutes(sentAtMs.at(-1)).toFixed(1)}; ${ses.throttled()} attempts were throttled`,
    )
    expect(new Set(ses.taken.map(({ mail }) => mail.to)).size).toBe(1_000)
    expect(ses.taken).toHaveLength(1_000)
    expect(new Set(messages.map(({ state }) => state))).toEqual(new Set(['SENT']))
    expect(ses.throttled()).toBeGreaterThan(100)
    expect(minutes(sentAtMs[949])).toBeLessThan(5)
    expect(minutes(sentAtMs.at(-1))).toBeLessThan(90)
    expect(mostReceives).toBeLessThan(5)
  })
})

describe('an SES whose daily quota is used up', () => {
  it('is tried hourly for each message and gets the rest when it opens, without wasted receives', async () => {
    const time = simulatedTime()
    const ses = limited(time, { perSecond: 14, perDay: 20 })
    const { messages, mostReceives } = await simulateSending({
      partners: 30,
      workers: 2,
      hours: 26,
      time,
      ses,
    })
    const firstDay = ses.taken.filter(({ atMs }) => atMs < DUE + 23 * HOUR_MS)
    expect(firstDay).toHaveLength(20)
    expect(ses.taken).toHaveLength(30)
    expect(new Set(ses.taken.map(({ mail }) => mail.to)).size).toBe(30)
    expect(ses.throttled()).toBeGreaterThanOrEqual(23 * 10)
    expect(ses.throttled()).toBeLessThanOrEqual(25 * 10)
    expect(new Set(messages.map(({ state }) => state))).toEqual(new Set(['SENT']))
    expect(mostReceives).toBe(1)
  })
})

interface LimitedSes extends Mailer {
  readonly taken: { readonly mail: OutgoingMail; readonly atMs: number }[]
  throttled(): number
}

/** A bucket of tokens that fills by the second, and a count of the last 24 hours. */
function limited(
  time: Simulation,
  limits: { readonly perSecond: number; readonly perDay: number },
): LimitedSes {
  const taken: { mail: OutgoingMail; atMs: number }[] = []
  let [tokens, filledMs, throttled] = [limits.perSecond, time.now(), 0]
  const lately = () => taken.filter(({ atMs }) => atMs > time.now() - 24 * HOUR_MS).length
  const refuse = (reason: string, waitMs: number): SendOutcome => {
    throttled++
    return { kind: 'not-sent', reason, waitMs }
  }
  return {
    taken,
    throttled: () => throttled,
    async send(mail) {
      tokens = Math.min(limits.perSecond, tokens + ((time.now() - filledMs) / 1_000) * limits.perSecond)
      filledMs = time.now()
      if (lately() >= limits.perDay) return refuse('Daily message quota exceeded.', HOUR_MS)
      if (tokens < 1) return refuse('Maximum sending rate exceeded.', 1_000)
      tokens--
      taken.push({ mail, atMs: time.now() })
      return { kind: 'sent', messageId: `message-${taken.length}` }
    },
  }
}
