// SQS as the AWS SDK sees it when it sends; always the embedded one, which only has queues of its own process.

import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createQueue } from '../../../infra/emulator/queue.ts'
import { startSqs } from '../../../infra/emulator/sqs.ts'
import { credentials } from '../../support/credentials.ts'
import { serviceFor } from './service.ts'

const service = serviceFor(null, () => {
  const wire = createQueue({ name: 'wire' })
  return startSqs({ credentials, findQueue: (name) => (name === 'wire' ? wire : undefined) })
})
const named = (name: string) => expect.objectContaining({ name })
let client: SQSClient
let QueueUrl: string

beforeAll(() => {
  client = new SQSClient({ endpoint: service.endpoint, maxAttempts: 1 })
  QueueUrl = `${service.endpoint}/123456789012/wire`
})

const batch = (bodies: string[], idOf = (n: number) => `id${n}`) =>
  client.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: bodies.map((MessageBody, n) => ({ Id: idOf(n), MessageBody })),
    }),
  )

describe('a message', () => {
  it('is accepted with its own id and the checksum that the SDK verifies', async () => {
    const send = (MessageBody: string) => client.send(new SendMessageCommand({ QueueUrl, MessageBody }))
    const [first, second] = [await send('{"a":"é😀"}'), await send('{"a":"é😀"}')]
    expect(first.MessageId).toMatch(/^[\w-]{20,}$/)
    expect(second.MessageId).not.toBe(first.MessageId)
  })

  it('must not be too large', async () => {
    const large = new SendMessageCommand({ QueueUrl, MessageBody: 'é'.repeat(600_000) })
    await expect(client.send(large)).rejects.toThrow('must be shorter')
  })

  it('needs a queue', async () => {
    const lost = new SendMessageCommand({ QueueUrl: `${QueueUrl}-no-such-queue`, MessageBody: 'body' })
    await expect(client.send(lost)).rejects.toEqual(named('QueueDoesNotExist'))
  })
})

describe('a batch', () => {
  it('is accepted message by message', async () => {
    const { Successful = [], Failed = [] } = await batch(['a', 'b', 'é'])
    expect(Successful.map(({ Id }) => Id)).toEqual(['id0', 'id1', 'id2'])
    expect(new Set(Successful.map(({ MessageId }) => MessageId)).size).toBe(3)
    expect(Failed).toEqual([])
  })

  it('has 1 to 10 messages with distinct ids and a limited total size', async () => {
    await expect(batch([])).rejects.toEqual(named('EmptyBatchRequest'))
    await expect(batch(Array<string>(11).fill('a'))).rejects.toEqual(named('TooManyEntriesInBatchRequest'))
    await expect(batch(['a', 'b'], () => 'same')).rejects.toEqual(named('BatchEntryIdsNotDistinct'))
    await expect(batch(Array<string>(3).fill('a'.repeat(400_000)))).rejects.toEqual(
      named('BatchRequestTooLong'),
    )
  })
})
