// The outcome of a message: done, returned to its queue, or dead-lettered with the reason.

import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { beforeEach, describe, expect, it } from 'vitest'
import { batchHandler, queueHandler } from '../../../functions/middleware.ts'
import { type Wiring, wire } from '../../../shared/adapters/wiring.ts'
import { PoisonInput, Transient } from '../../../shared/domain/errors.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import { MAX_RECEIVES } from '../../../shared/topology.ts'
import { collected } from '../../support/stream.ts'

let letters: { queue: string; body: string; reason: string }[]
let isBroken: boolean
let output: ReturnType<typeof collected>
let wiring: Wiring

beforeEach(() => {
  letters = []
  isBroken = false
  output = collected()
  const { log, counters, requestUnits, alert } = wire({}, output.stream)
  const deadLetters: Wiring['deadLetters'] = {
    async put(queue, body, reason) {
      if (isBroken) throw new Error('SQS cannot be reached')
      letters.push({ queue, body, reason })
    },
  }
  wiring = { log, counters, requestUnits, deadLetters, alert } as Wiring
})

describe('a message from a queue', () => {
  it('is done when its function returns', async () => {
    const seen: unknown[] = []
    const answer = await deliver(async (message) => void seen.push(message), ['{"a":1}', '{"a":2}'])
    expect(seen).toEqual([{ a: 1 }, { a: 2 }])
    expect(answer).toEqual({ batchItemFailures: [] })
  })

  it('returns to its queue alone when it may succeed later', async () => {
    const answer = await deliver(failAt(2, new Transient('not now')), ['1', '2', '3'])
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'id of 2' }] })
    expect(letters).toEqual([])
  })

  it('is dead-lettered at once with the reason when it can never succeed', async () => {
    const answer = await deliver(failAt(2, new PoisonInput('It is too large.')), ['1', '2'])
    expect(answer).toEqual({ batchItemFailures: [] })
    expect(letters).toEqual([{ queue: 'ingest', body: '2', reason: 'PoisonInput: It is too large.' }])
  })

  it('is dead-lettered with the reason when it is malformed', async () => {
    expect(await deliver(async () => undefined, ['not json'])).toEqual({ batchItemFailures: [] })
    expect(letters).toEqual([
      { queue: 'ingest', body: 'not json', reason: 'PoisonInput: The message is not JSON.' },
    ])
  })

  it('is dead-lettered with the reason when it was tried often enough', async () => {
    const again = failAt(1, new Transient('not now'))
    const failed = { batchItemFailures: [{ itemIdentifier: 'id of 1' }] }
    expect(await deliver(again, ['1'], MAX_RECEIVES - 1)).toEqual(failed)
    expect(await deliver(again, ['1'], MAX_RECEIVES)).toEqual({ batchItemFailures: [] })
    expect(letters).toEqual([{ queue: 'ingest', body: '1', reason: 'Transient: not now' }])
  })

  it('is logged with the failure, and counted in one metric line with one dimension', async () => {
    await deliver(failAt(1, new PoisonInput('Never.')), ['1'])
    const [failure, metrics, ...more] = output
      .text()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(failure).toMatchObject({
      level: 'ERROR',
      message: 'message failed',
      queue: 'ingest',
      messageId: 'id of 1',
      error: { name: 'PoisonInput', message: 'Never.' },
    })
    expect(metrics).toMatchObject({ stage: 'local', ReadUnits: 0, WriteUnits: 0 })
    expect(metrics._aws.CloudWatchMetrics).toMatchObject([{ Namespace: 'Uptake', Dimensions: [['stage']] }])
    expect(more).toEqual([])
  })

  it('has its alerts logged, and counted where they have an alarm of their own', async () => {
    const trouble = {
      message: 'late',
      partner: 'golden' as PartnerId,
      about: 'digest 2026-W47',
      reason: 'why',
    }
    await deliver(async () => {
      wiring.alert({ ...trouble, counter: 'DigestsLate' })
      wiring.alert({ ...trouble, counter: 'DigestsLate' })
      wiring.alert(trouble)
    }, ['1'])
    const lines = output
      .text()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.filter(({ level }) => level === 'ERROR').map(({ counter }) => counter)).toEqual([
      'DigestsLate',
      'DigestsLate',
      undefined,
    ])
    expect(lines.at(-1)).toMatchObject({ DigestsLate: [1, 1] })
  })

  it('is left to its queue when it cannot be dead-lettered', async () => {
    isBroken = true
    const answer = await deliver(failAt(1, new PoisonInput('Never.')), ['1'])
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'id of 1' }] })
  })
})

describe('messages that are handled together', () => {
  const even = (message: number) => {
    if (message % 2 === 0) return message
    throw new PoisonInput('It is odd.')
  }

  it('are one call, without those in which nothing was found', async () => {
    const calls: (readonly number[])[] = []
    const handler = batchHandler('changes', wiring, even, async (found) => void calls.push(found))
    expect(await handler(eventOf(['2', '3', 'not json', '4']), {} as never)).toEqual({
      batchItemFailures: [],
    })
    expect(calls).toEqual([[2, 4]])
    expect(letters.map(({ body, reason }) => [body, reason])).toEqual([
      ['not json', 'PoisonInput: The message is not JSON.'],
      ['3', 'PoisonInput: It is odd.'],
    ])
  })

  it('return to their queue together', async () => {
    const handler = batchHandler('changes', wiring, even, async () => {
      throw new Transient('not now')
    })
    expect(await handler(eventOf(['2', '3', '4']), {} as never)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'id of 2' }, { itemIdentifier: 'id of 4' }],
    })
  })
})

function failAt(wrong: number, error: Error) {
  return async (message: unknown) => {
    if (message === wrong) throw error
  }
}

async function deliver(
  handle: (message: unknown) => Promise<void>,
  bodies: readonly string[],
  receives = 1,
): Promise<SQSBatchResponse> {
  return queueHandler('ingest', wiring, handle)(eventOf(bodies, receives), {} as never)
}

function eventOf(bodies: readonly string[], receives = 1): SQSEvent {
  const Records = bodies.map((body) => ({
    messageId: `id of ${body}`,
    body,
    attributes: { ApproximateReceiveCount: String(receives) },
  }))
  return { Records } as unknown as SQSEvent
}
