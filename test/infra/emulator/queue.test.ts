// The queue in the process: what a function receives, and what happens to a message that failed.

import { createHash } from 'node:crypto'
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDeadLetters } from '../../../infra/emulator/dead-letters.ts'
import { type Consumer, createQueue } from '../../../infra/emulator/queue.ts'
import { manualTimers } from './manual-timers.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A function that notes its calls and answers as it is told. */
function recorder(answer: (records: SQSRecord[], call: number) => unknown = () => undefined) {
  const calls: SQSRecord[][] = []
  return {
    calls,
    bodies: () => calls.map((records) => records.map(({ body }) => body)),
    handler: async ({ Records }: SQSEvent) => answer(Records, calls.push(Records)),
  }
}

function queueWith(consumer: Consumer) {
  const timers = manualTimers()
  const jobs = createQueue({ name: 'jobs', timers })
  jobs.connect(consumer)
  return { timers, jobs }
}

const failing = (ids: readonly string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
})
const idsOf = (records: readonly SQSRecord[]) => records.map(({ messageId }) => messageId)

describe('a function', () => {
  it('receives records as from SQS, and a context as from Lambda', async () => {
    const seen: { event: SQSEvent; context: Context; leftMs: number }[] = []
    const { jobs, timers } = queueWith({
      timeoutMs: 60_000,
      handler: async (event, context) => {
        seen.push({ event, context, leftMs: context.getRemainingTimeInMillis() })
      },
    })
    const sentMs = timers.now()
    const attributes = {
      kind: { dataType: 'String', stringValue: 'a', stringListValues: [], binaryListValues: [] },
    }
    const id = jobs.send('{"é":1}', { attributes })
    await jobs.idle()
    expect(seen).toHaveLength(1)
    expect(seen[0]?.event).toEqual({
      Records: [
        {
          messageId: id,
          receiptHandle: expect.stringMatching(/./),
          body: '{"é":1}',
          attributes: {
            ApproximateReceiveCount: '1',
            SentTimestamp: `${sentMs}`,
            SenderId: expect.stringMatching(/^\d{12}$/),
            ApproximateFirstReceiveTimestamp: `${sentMs}`,
          },
          messageAttributes: attributes,
          md5OfBody: createHash('md5').update('{"é":1}').digest('hex'),
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:jobs',
          awsRegion: 'eu-west-1',
        },
      ],
    })
    expect(seen[0]?.leftMs).toBe(60_000)
    expect(seen[0]?.context).toMatchObject({ functionName: 'jobs', functionVersion: '$LATEST' })
  })

  it('receives at most one batch of messages at a time', async () => {
    const { handler, bodies } = recorder()
    const { jobs } = queueWith({ handler, batchSize: 2 })
    for (const body of ['a', 'b', 'c']) jobs.send(body)
    await jobs.idle()
    expect(bodies()).toEqual([['a', 'b'], ['c']])
  })

  it('is not called with more than the allowed concurrency', async () => {
    let [running, most] = [0, 0]
    const gates: (() => void)[] = []
    const handler = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise<void>((resolve) => gates.push(resolve))
      running -= 1
    }
    const { jobs, timers } = queueWith({ handler, batchSize: 1, concurrency: 3 })
    for (let n = 0; n < 7; n += 1) jobs.send(`${n}`)
    while (!jobs.isIdle()) {
      await timers.advance(0)
      gates.shift()?.()
    }
    expect(most).toBe(3)
  })

  it('receives messages that were sent before it was connected', async () => {
    const jobs = createQueue({ name: 'jobs', timers: manualTimers() })
    jobs.send('early')
    expect(jobs.isIdle()).toBe(false)
    const { handler, bodies } = recorder()
    jobs.connect({ handler })
    await jobs.idle()
    expect(bodies()).toEqual([['early']])
  })

  it('receives a delayed message after its delay', async () => {
    const { handler, bodies } = recorder()
    const { jobs, timers } = queueWith({ handler })
    jobs.send('later', { delayMs: 5000 })
    await timers.advance(4999)
    expect(bodies()).toEqual([])
    await timers.advance(1)
    expect(bodies()).toEqual([['later']])
  })
})

describe('a message', () => {
  it('is redelivered alone after its visibility time-out if only it failed', async () => {
    const { handler, bodies, calls } = recorder((records, call) =>
      call === 1 ? failing(idsOf(records.slice(1))) : {},
    )
    const { jobs, timers } = queueWith({ handler, backoffMs: (receives) => receives * 1000 })
    jobs.send('good')
    jobs.send('bad')
    await timers.advance(999)
    expect(bodies()).toEqual([['good', 'bad']])
    await timers.advance(1)
    expect(bodies()).toEqual([['good', 'bad'], ['bad']])
    expect(calls[1]?.[0]?.attributes).toMatchObject({
      ApproximateReceiveCount: '2',
      ApproximateFirstReceiveTimestamp: calls[0]?.[0]?.attributes.ApproximateFirstReceiveTimestamp,
    })
    expect(jobs.isIdle()).toBe(true)
  })

  it.each([
    [
      'the function throws',
      () => {
        throw new Error('broken')
      },
      'Error: broken',
    ],
    [
      'another message is reported',
      () => failing(['another']),
      'the function reported a message that was not in its batch',
    ],
    [
      'a report names no message',
      () => ({ batchItemFailures: [{}] }),
      'the function reported a message that was not in its batch',
    ],
  ])('is redelivered with its whole batch when %s', async (_, answer, reason) => {
    const { handler, bodies } = recorder(answer)
    const { jobs, timers } = queueWith({ handler, maxReceives: 2, backoffMs: () => 10 })
    jobs.send('a')
    jobs.send('b')
    await timers.advance(10)
    expect(bodies().flat().sort()).toEqual(['a', 'a', 'b', 'b'])
    expect(jobs.deadLetters().map((letter) => letter.reason)).toEqual([reason, reason])
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['no failures', failing([])],
    ['a null list', { batchItemFailures: null }],
  ])('is done when the function answers %s', async (_, answer) => {
    const { handler, calls } = recorder(() => answer)
    const { jobs, timers } = queueWith({ handler })
    jobs.send('a')
    await timers.advance(1_000_000)
    expect(calls).toHaveLength(1)
    expect(jobs.deadLetters()).toEqual([])
  })

  it('is redelivered when the function times out', async () => {
    const { handler, calls } = recorder((_, call) => (call === 1 ? new Promise(() => undefined) : undefined))
    const { jobs, timers } = queueWith({ handler, timeoutMs: 3000, maxReceives: 1 })
    jobs.send('slow')
    await timers.advance(2999)
    expect(jobs.isIdle()).toBe(false)
    await timers.advance(1)
    expect(calls).toHaveLength(1)
    expect(jobs.deadLetters()).toMatchObject([
      { body: 'slow', receives: 1, reason: 'Error: Task timed out after 3.00 seconds' },
    ])
  })

  it('is redelivered until it is done or a dead letter, whatever fails and however it is sent', async () => {
    const maxReceives = 4
    const message = fc.record({
      failures: fc.integer({ min: 0, max: 6 }),
      delayMs: fc.constantFrom(0, 5, 50),
    })
    const shape = fc.record({
      messages: fc.array(message, { maxLength: 12 }),
      batchSize: fc.integer({ min: 1, max: 4 }),
      concurrency: fc.integer({ min: 1, max: 3 }),
      throwing: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(shape, async ({ messages, batchSize, concurrency, throwing }) => {
        const receives = new Map<string, number>()
        const handler = async ({ Records }: SQSEvent) => {
          const failed = Records.filter(({ body }) => {
            const count = (receives.get(body) ?? 0) + 1
            receives.set(body, count)
            return count <= (messages[Number(body)]?.failures ?? 0)
          })
          // A function that throws fails the whole batch, so it only does where the batch is one message.
          if (throwing && batchSize === 1 && failed.length > 0) throw new Error('broken')
          return failing(idsOf(failed))
        }
        const { jobs, timers } = queueWith({
          handler,
          batchSize,
          concurrency,
          maxReceives,
          backoffMs: () => 20,
        })
        messages.forEach(({ delayMs }, n) => void jobs.send(`${n}`, { delayMs }))
        await timers.advance(1000)
        expect(jobs.isIdle()).toBe(true)
        const expected = messages.map(({ failures }) => Math.min(failures + 1, maxReceives))
        expect(messages.map((_, n) => receives.get(`${n}`))).toEqual(expected)
        const dead = messages.flatMap(({ failures }, n) => (failures >= maxReceives ? [`${n}`] : []))
        expect(
          jobs
            .deadLetters()
            .map(({ body }) => body)
            .sort(),
        ).toEqual(dead.sort())
      }),
    )
  })
})

describe('a dead letter', () => {
  const broken = async () => {
    throw new Error('broken')
  }

  it('does not delay other messages', async () => {
    const { handler, bodies } = recorder(([record]) => {
      if (record?.body === 'poison') throw new Error('broken')
    })
    const { jobs, timers } = queueWith({ handler, batchSize: 1, concurrency: 1, backoffMs: () => 1000 })
    jobs.send('poison')
    for (const body of ['a', 'b', 'c']) jobs.send(body)
    await timers.advance(0)
    expect(bodies().flat()).toEqual(['poison', 'a', 'b', 'c'])
    await timers.advance(10_000)
    expect(bodies().flat()).toEqual(['poison', 'a', 'b', 'c', 'poison', 'poison', 'poison', 'poison'])
  })

  it('is retried under its own id when it is redriven, and is gone when it is done', async () => {
    const { jobs, timers } = queueWith({ handler: broken, maxReceives: 1 })
    const id = jobs.send('a')
    await timers.advance(0)
    expect(jobs.deadLetters()).toEqual([{ id, body: 'a', receives: 1, reason: 'Error: broken' }])
    const { handler, calls } = recorder()
    jobs.connect({ handler })
    expect(jobs.redrive()).toBe(1)
    expect(jobs.deadLetters()).toEqual([])
    expect(jobs.redrive()).toBe(0)
    await timers.advance(0)
    expect(calls[0]).toMatchObject([
      { messageId: id, body: 'a', attributes: { ApproximateReceiveCount: '1' } },
    ])
    expect(jobs.redrive()).toBe(0)
  })

  it('is stored again with the new reason when it fails again', async () => {
    const { jobs, timers } = queueWith({ handler: broken, maxReceives: 1 })
    jobs.addDeadLetter('a', 'PoisonInput: never')
    expect(jobs.deadLetters()).toMatchObject([{ body: 'a', receives: 0, reason: 'PoisonInput: never' }])
    jobs.redrive()
    await timers.advance(0)
    expect(jobs.deadLetters()).toMatchObject([{ body: 'a', receives: 1, reason: 'Error: broken' }])
  })
})

describe('a file of dead letters', () => {
  it('survives a kill, until they are done', async () => {
    const folder = temporaryFolder()
    const timers = manualTimers()
    const first = createDeadLetters(folder)
    const jobs = createQueue({ name: 'jobs', timers, deadLetters: first.of('jobs') })
    for (const body of ['a', 'b']) jobs.addDeadLetter(body, 'no')
    // Redriven, and not done when the process dies.
    jobs.redrive()

    const second = createDeadLetters(folder)
    expect(second.queueNames()).toEqual(['jobs'])
    const again = createQueue({ name: 'jobs', timers, deadLetters: second.of('jobs') })
    expect(again.deadLetters()).toMatchObject([{ body: 'a' }, { body: 'b' }])
    const { handler } = recorder((records) => failing(idsOf(records.filter(({ body }) => body === 'b'))))
    again.connect({ handler, maxReceives: 1 })
    again.redrive()
    await timers.advance(0)
    second.close()
    again.addDeadLetter('too late', 'no')

    const third = createDeadLetters(folder)
    expect(third.of('jobs').all()).toMatchObject([
      { body: 'b', reason: 'reported as failed by the function' },
    ])
    expect(third.of('others').all()).toEqual([])
  })
})

describe('closing', () => {
  it('drops waiting messages, waits for those in flight, and leaves no timer', async () => {
    const gate = Promise.withResolvers<void>()
    const { handler, bodies } = recorder(() => gate.promise)
    const { jobs, timers } = queueWith({ handler, batchSize: 1, concurrency: 1 })
    jobs.send('in flight')
    jobs.send('waits')
    jobs.send('delayed', { delayMs: 1000 })
    await timers.advance(0)
    let closed = false
    const closing = jobs.close().then(() => {
      closed = true
    })
    await timers.advance(100)
    expect(closed).toBe(false)
    gate.resolve()
    await closing
    expect(timers.pending()).toBe(0)
    jobs.send('too late')
    await timers.advance(10_000)
    expect(bodies()).toEqual([['in flight']])
    expect(jobs.isIdle()).toBe(true)
  })

  it('does not wait forever', async () => {
    const { handler } = recorder(() => new Promise(() => undefined))
    const { jobs, timers } = queueWith({ handler })
    jobs.send('endless')
    const idle = jobs.idle()
    await timers.advance(0)
    const closing = jobs.close(500)
    await timers.advance(500)
    await closing
    await idle
  })
})
