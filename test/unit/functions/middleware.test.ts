// What becomes of a message: done, back to its queue, or put aside with the reason.

import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { queueHandler } from '../../../functions/middleware.ts'
import { PoisonInput, Transient } from '../../../shared/domain/errors.ts'
import { MAX_RECEIVES } from '../../../shared/topology.ts'

const aside = vi.hoisted(() => ({
  letters: [] as { queue: string; body: string; reason: string }[],
  isBroken: false,
}))
vi.mock('../../../shared/adapters/wiring.ts', () => ({
  wire: () => ({
    deadLetters: {
      async put(queue: string, body: string, reason: string) {
        if (aside.isBroken) throw new Error('SQS cannot be reached')
        aside.letters.push({ queue, body, reason })
      },
    },
  }),
}))

describe('a message from a queue', () => {
  beforeEach(() => {
    aside.letters.length = 0
    aside.isBroken = false
    vi.spyOn(console, 'error').mockReturnValue()
  })
  afterEach(() => vi.restoreAllMocks())

  it('is done when its function is', async () => {
    const seen: unknown[] = []
    const answer = await deliver(async (message) => void seen.push(message), ['{"a":1}', '{"a":2}'])
    expect(seen).toEqual([{ a: 1 }, { a: 2 }])
    expect(answer).toEqual({ batchItemFailures: [] })
  })

  it('goes back to its queue, it alone, when it may succeed later', async () => {
    const answer = await deliver(failAt(2, new Transient('not now')), ['1', '2', '3'])
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'id of 2' }] })
    expect(aside.letters).toEqual([])
  })

  it('is put aside with the reason, at once, when it can never succeed', async () => {
    const answer = await deliver(failAt(2, new PoisonInput('It is too large.')), ['1', '2'])
    expect(answer).toEqual({ batchItemFailures: [] })
    expect(aside.letters).toEqual([{ queue: 'ingest', body: '2', reason: 'PoisonInput: It is too large.' }])
  })

  it('is put aside with the reason when it is no message', async () => {
    expect(await deliver(async () => undefined, ['not json'])).toEqual({ batchItemFailures: [] })
    expect(aside.letters).toEqual([
      { queue: 'ingest', body: 'not json', reason: 'PoisonInput: The message is not JSON.' },
    ])
  })

  it('is put aside with the reason when it was tried often enough', async () => {
    const again = failAt(1, new Transient('not now'))
    const failed = { batchItemFailures: [{ itemIdentifier: 'id of 1' }] }
    expect(await deliver(again, ['1'], MAX_RECEIVES - 1)).toEqual(failed)
    expect(await deliver(again, ['1'], MAX_RECEIVES)).toEqual({ batchItemFailures: [] })
    expect(aside.letters).toEqual([{ queue: 'ingest', body: '1', reason: 'Transient: not now' }])
  })

  it('is left to its queue when nobody can put it aside', async () => {
    aside.isBroken = true
    const answer = await deliver(failAt(1, new PoisonInput('Never.')), ['1'])
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'id of 1' }] })
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
  const Records = bodies.map((body) => ({
    messageId: `id of ${body}`,
    body,
    attributes: { ApproximateReceiveCount: String(receives) },
  }))
  return queueHandler('ingest', handle)({ Records } as unknown as SQSEvent, {} as never)
}
