// Dead letters over SQS, against the embedded one: the message as it was, and the reason beside it.

import type { SQSRecord } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LoopbackServer } from '../../infra/emulator/loopback.ts'
import { createQueue, type Queue } from '../../infra/emulator/queue.ts'
import { startSqs } from '../../infra/emulator/sqs.ts'
import { sqsDeadLetters } from '../../shared/adapters/sqs-dead-letters.ts'
import { sqsClient } from '../../shared/adapters/sqs-queue.ts'
import type { DeadLetters } from '../../shared/ports/jobs.ts'
import { credentials } from '../support/credentials.ts'

describe('dead letters over SQS', () => {
  let service: LoopbackServer
  let aside: Queue
  let letters: DeadLetters

  beforeEach(async () => {
    aside = createQueue({ name: 'ingest-aside' })
    service = await startSqs({ credentials, findQueue: (name) => (name === aside.name ? aside : undefined) })
    letters = sqsDeadLetters(
      sqsClient({ endpoint: service.endpoint, maxAttempts: 1 }),
      (name) => `${service.endpoint}/1/${name}-aside`,
    )
  })
  afterEach(() => Promise.all([service.close(), aside.close()]))

  async function received(): Promise<SQSRecord[]> {
    const records: SQSRecord[] = []
    aside.connect({ handler: async ({ Records }) => void records.push(...Records) })
    await aside.idle()
    return records
  }

  it('carry the message and the reason', async () => {
    await letters.put('ingest', '{"a":"ü"}', 'PoisonInput: Too large – by far.')
    expect(await received()).toMatchObject([
      {
        body: '{"a":"ü"}',
        messageAttributes: {
          reason: { dataType: 'String', stringValue: 'PoisonInput: Too large – by far.' },
        },
      },
    ])
  })

  it.each([
    ['nothing', '', 'unknown'],
    ['characters that SQS does not take', 'a\u0000b\u001f\ufffe💡\n', 'a?b??💡\n'],
    ['more than anybody reads', '💡'.repeat(2_000), '💡'.repeat(1_000)],
  ])('carry a reason of %s as SQS accepts it', async (_what, reason, taken) => {
    await letters.put('ingest', '1', reason)
    expect((await received())[0]?.messageAttributes.reason?.stringValue).toBe(taken)
  })

  it('report a missing queue and an unreachable service', async () => {
    await expect(letters.put('send', '1', 'why')).rejects.toMatchObject({ name: 'QueueDoesNotExist' })
    await service.close()
    await expect(letters.put('ingest', '1', 'why')).rejects.toMatchObject({ name: 'Transient' })
  })
})
