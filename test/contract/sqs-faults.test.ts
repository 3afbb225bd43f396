// The queues over SQS when some messages of a batch fail.

import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sqsClient, sqsJobQueue } from '../../shared/adapters/sqs-queue.ts'
import type { Job } from '../../shared/ports/jobs.ts'
import { startJsonService } from '../support/json-service.ts'

interface Entry {
  readonly Id: string
  readonly MessageBody: string
}

describe('over SQS, with faults', () => {
  const taken: string[] = []
  const closers: (() => Promise<void>)[] = []

  beforeEach(() => {
    taken.length = 0
    // No pauses between attempts.
    vi.spyOn(Math, 'random').mockReturnValue(0)
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    for (const close of closers.splice(0)) await close()
  })

  /** A queue that answers each batch with the entries that `fails` names as failed. */
  async function queueThat(fails: (entry: Entry, batch: number) => boolean, senderFault = false) {
    let batches = 0
    const service = await startJsonService((_operation, { Entries = [] }: { Entries?: Entry[] }) => {
      const failed = Entries.filter((entry) => fails(entry, batches))
      const done = Entries.filter((entry) => !failed.includes(entry))
      batches += 1
      taken.push(...done.map(({ MessageBody }) => JSON.parse(MessageBody).keys[0]))
      return {
        Successful: done.map(({ Id, MessageBody }) => ({
          Id,
          MessageId: Id,
          MD5OfMessageBody: md5(MessageBody),
        })),
        Failed: failed.map(({ Id }) => ({
          Id,
          SenderFault: senderFault,
          Code: 'InternalError',
          Message: 'Oh.',
        })),
      }
    })
    closers.push(() => service.close())
    const client = sqsClient({ endpoint: service.endpoint })
    return { queue: sqsJobQueue(client, () => `${service.endpoint}/1/jobs`), batches: () => batches }
  }

  const jobs = (count: number) =>
    Array.from({ length: count }, (_, n): Job => ({ kind: 'reconcile', keys: [`${n}`] }))

  it('resends only what failed', async () => {
    const { queue } = await queueThat(({ Id }, batch) => batch === 0 && Number(Id) % 2 === 1)
    await queue.send(jobs(6))
    expect(taken).toEqual(['0', '2', '4', '1', '3', '5'])
  })

  it('gives up on permanent failures', async () => {
    const { queue, batches } = await queueThat(({ Id }) => Id === '1')
    await expect(queue.send(jobs(3))).rejects.toMatchObject({
      name: 'Transient',
      message: expect.stringMatching(/^SQS: 1 messages to http.*\/jobs still unsent after 8 attempts\.$/),
    })
    expect(batches()).toBe(8)
  })

  it('does not retry an invalid message', async () => {
    const { queue, batches } = await queueThat(({ Id }) => Id === '1', true)
    await expect(queue.send(jobs(3))).rejects.toThrow(/SQS refused a message to .*: InternalError Oh\./)
    expect(batches()).toBe(1)
  })

  it('treats an unreachable queue as transient', async () => {
    const queue = sqsJobQueue(sqsClient({ maxAttempts: 1 }), () => 'http://127.0.0.1:9/1/jobs')
    await expect(queue.send(jobs(1))).rejects.toMatchObject({ name: 'Transient' })
  })
})

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}
