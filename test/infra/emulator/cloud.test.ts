// The whole embedded cloud: from a put to the function that is notified, and across a kill.

import { type ChildProcess, spawn } from 'node:child_process'
import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { SQSEvent } from 'aws-lambda'
import { afterEach, describe, expect, it } from 'vitest'
import { type Cloud, startCloud } from '../../../infra/emulator/cloud.ts'
import { temporaryFolder } from './temporary-folder.ts'

const started: Cloud[] = []
afterEach(() => Promise.all(started.splice(0).map((cloud) => cloud.close())))

async function cloudIn(folder?: string): Promise<Cloud> {
  const cloud = await startCloud({
    buckets: ['drops', 'reports'],
    events: { drops: 'ingest' },
    ...(folder === undefined ? {} : { folder }),
  })
  started.push(cloud)
  return cloud
}

/** Clients as the environment makes them. */
function clients(environment: Readonly<Record<string, string | undefined>>) {
  const common = {
    region: environment.AWS_REGION ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
    maxAttempts: 1,
  }
  const at = (service: string) => ({ ...common, endpoint: environment[`AWS_ENDPOINT_URL_${service}`] ?? '' })
  return {
    s3: new S3Client({ ...at('S3'), forcePathStyle: true }),
    dynamo: new DynamoDBClient(at('DYNAMODB')),
    ses: new SESClient(at('SES')),
    sqs: new SQSClient(at('SQS')),
  }
}

const put = (s3: S3Client, Bucket: string, Key: string) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: 'body' }))

describe('a change in a bucket', () => {
  it('reaches the function of its queue, as EventBridge and SQS deliver it', async () => {
    const cloud = await cloudIn()
    const { s3 } = clients(cloud.environment)
    const bodies: unknown[] = []
    await put(s3, 'drops', 'before there is a function + é')
    cloud.connect('ingest', {
      batchSize: 1,
      handler: async ({ Records }: SQSEvent) =>
        void bodies.push(...Records.map(({ body }) => JSON.parse(body))),
    })
    await put(s3, 'reports', 'not a drop')
    await s3.send(new DeleteObjectCommand({ Bucket: 'drops', Key: 'before there is a function + é' }))
    await cloud.idle()
    expect(bodies).toMatchObject([
      { 'detail-type': 'Object Created', detail: { object: { key: 'before there is a function + é' } } },
      { 'detail-type': 'Object Deleted', detail: { 'deletion-type': 'Delete Marker Created' } },
    ])
  })
})

describe('the queues', () => {
  it('are idle only when jobs between functions are done too', async () => {
    const cloud = await cloudIn()
    const { sqs } = clients(cloud.environment)
    const send = (queueName: string, MessageBody: string) =>
      sqs.send(new SendMessageCommand({ QueueUrl: cloud.queueUrl(queueName), MessageBody }))
    const published: string[] = []
    cloud.connect('publish', {
      handler: async ({ Records }) => void published.push(...Records.map(({ body }) => body)),
    })
    cloud.connect('measure', {
      handler: async ({ Records }) => send('publish', `${Records[0]?.body}, measured`),
    })
    await send('measure', 'northwind')
    await cloud.idle()
    expect(published).toEqual(['northwind, measured'])
  })

  it('list dead letters', async () => {
    const cloud = await cloudIn()
    const broken = async () => {
      throw new Error('broken')
    }
    cloud.connect('measure', { handler: broken, maxReceives: 2, backoffMs: () => 0 }).send('northwind')
    await cloud.idle()
    expect(cloud.deadLetters().get('measure')).toMatchObject([
      { body: 'northwind', receives: 2, reason: 'Error: broken' },
    ])
  })
})

describe('the close', () => {
  it('does not hang if a function does', async () => {
    const cloud = await cloudIn()
    const { s3 } = clients(cloud.environment)
    const entered = Promise.withResolvers<void>()
    cloud.connect('ingest', {
      handler: () => {
        entered.resolve()
        return new Promise(() => undefined)
      },
    })
    await put(s3, 'drops', 'a')
    await entered.promise
    await cloud.close(0)
    await expect(put(s3, 'drops', 'b')).rejects.toThrow('ECONNREFUSED')
  })
})

describe('the folder', () => {
  it('has everything that was acknowledged before a kill', async () => {
    const folder = temporaryFolder()
    const { child, environment } = await victim(folder)
    const { s3, dynamo, ses } = clients(environment)
    const key = { pk: { S: 'a' } }
    await dynamo.send(
      new CreateTableCommand({
        TableName: 'Ledger',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      }),
    )
    await dynamo.send(new PutItemCommand({ TableName: 'Ledger', Item: key }))
    await put(s3, 'drops', 'northwind/a')
    const { MessageId } = await ses.send(
      new SendRawEmailCommand({
        Source: 'digest@uptake.example',
        Destinations: ['ana@northwind.example'],
        RawMessage: { Data: Buffer.from('From: digest@uptake.example\r\n\r\nHello\r\n') },
      }),
    )
    const unanswered = Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        s3.send(new PutObjectCommand({ Bucket: 'drops', Key: `cut/${n}`, Body: Buffer.alloc(2_000_000, n) })),
      ),
    )
    child.kill('SIGKILL')
    const answered = (await unanswered).flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []))

    const cloud = await cloudIn(folder)
    const after = clients(cloud.environment)
    const kept = await after.s3.send(new GetObjectCommand({ Bucket: 'drops', Key: 'northwind/a' }))
    expect(await kept.Body?.transformToString()).toBe('body')
    for (const n of answered) {
      const { ContentLength, Body } = await after.s3.send(
        new GetObjectCommand({ Bucket: 'drops', Key: `cut/${n}` }),
      )
      expect([ContentLength, (await Body?.transformToByteArray())?.at(-1)]).toEqual([2_000_000, n])
    }
    const journal = await text(createReadStream(join(folder, 's3', 'journal.ndjson')))
    const puts = journal.split('\n').filter((line) => line.startsWith('{"put"'))
    expect(readdirSync(join(folder, 's3', 'bodies'))).toHaveLength(puts.length)
    const item = await after.dynamo.send(
      new GetItemCommand({ TableName: 'Ledger', Key: key, ConsistentRead: true }),
    )
    expect(item.Item).toEqual(key)
    expect((await cloud.ses.messages()).map(({ messageId }) => messageId)).toEqual([MessageId])
  })

  it('can be used by one run at a time', async () => {
    const folder = temporaryFolder()
    await cloudIn(folder)
    await expect(startCloud({ folder, buckets: ['drops'] })).rejects.toThrow('another run may be using it')
  })
})

async function victim(folder: string): Promise<{ child: ChildProcess; environment: Record<string, string> }> {
  const script = fileURLToPath(new URL('victim.ts', import.meta.url))
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of child.stdout) return { child, environment: JSON.parse(String(line)) }
  throw new Error('the process ended before it was killed')
}
