// The functions as they are, each with a wiring of its own, over the embedded services: every call to AWS that
// they make while drops come, change and go, digests are published and sent, and messages fail for good.

import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { Context, SQSEvent } from 'aws-lambda'
import { createHandler as createPlan } from '../../../functions/plan.ts'
import { createHandler as createPortal } from '../../../functions/portal.ts'
import { startCloud } from '../../../infra/emulator/cloud.ts'
import type { Consumer, SqsHandler } from '../../../infra/emulator/queue.ts'
import type { Reply } from '../../../infra/emulator/service.ts'
import {
  BUCKET_EVENTS,
  BUCKET_NAMES,
  EMBEDDED_NAMES,
  queueVariables,
} from '../../../infra/local/run/names.ts'
import { createBuckets, createTables } from '../../../shared/adapters/create-missing.ts'
import { dynamoClient } from '../../../shared/adapters/dynamo/client.ts'
import { s3Config, serviceConfig } from '../../../shared/adapters/environment.ts'
import { s3Client } from '../../../shared/adapters/s3/client.ts'
import { type Wiring, wire } from '../../../shared/adapters/wiring.ts'
import {
  FUNCTIONS,
  type FunctionName,
  QUEUE_NAMES,
  QUEUES,
  type QueueName,
  TABLES,
} from '../../../shared/topology.ts'
import { fault, injectFaults } from '../../support/faults.ts'
import { invokedAs, runningAs } from '../../support/recorded-calls.ts'
import { collected } from '../../support/stream.ts'

export interface RunningFunctions {
  put(bucket: keyof typeof BUCKET_NAMES, key: string, body: string | Uint8Array): Promise<void>
  /** Drops whose changes come as one batch. */
  putTogether(files: ReadonlyMap<string, string>): Promise<void>
  remove(key: string): Promise<void>
  /** Until no message waits. */
  idle(): Promise<void>
  plan(event: object): Promise<void>
  /** The status of the portal's answer. `path`: from the root of the portal. */
  visit(path: string): Promise<number>
  /** Sends a message to each queue. */
  sendToAll(body: string): void
  sweep(): void
  wiringOf(name: FunctionName): Wiring
  /** What the function has written to its log, in bytes. */
  loggedBytes(name: FunctionName): number
  advance(ms: number): void
  /** What SES answers the next mail with, in place of sending it; null: nothing. */
  failNextMail(answer: Reply | null): void
  close(): Promise<void>
}

export async function startFunctions(startMs: number): Promise<RunningFunctions> {
  let nowMs = startMs
  const mailFailures: (Reply | 'reset')[] = []
  const cloud = await startCloud({
    middleware: injectFaults((_, service) => {
      const answer = service === 'ses' ? mailFailures.shift() : undefined
      return answer && fault('before', answer)
    }),
    buckets: Object.values(BUCKET_NAMES),
    events: BUCKET_EVENTS,
    onMailEvent: (event) => cloud.queue('feedback').send(JSON.stringify(event)),
  })
  const environment = { ...EMBEDDED_NAMES, ...cloud.environment, ...queueVariables(cloud) }
  const s3 = s3Client(s3Config(environment))
  const dynamo = dynamoClient(serviceConfig(environment, 'DYNAMODB'), { read: 0, write: 0 })
  await createTables(dynamo, Object.keys(TABLES))
  await createBuckets(s3, Object.values(BUCKET_NAMES))
  const names = Object.keys(FUNCTIONS) as FunctionName[]
  const logs = Object.fromEntries(names.map((name) => [name, collected()]))
  const wirings = Object.fromEntries(
    names.map((name) => [
      name,
      Object.create(wire(environment, logs[name]?.stream), {
        clock: { value: () => nowMs },
        retentionDays: { value: 1 / 24 },
        pause: { value: async () => {} },
      }),
    ]),
  ) as Record<FunctionName, Wiring>

  const consumers = new Map<QueueName, Consumer>()
  for (const queue of QUEUE_NAMES) {
    const { feeds, batch } = QUEUES[queue]
    const { createHandler } = await import(`../../../functions/${FUNCTIONS[feeds].file}.ts`)
    const invoke: SqsHandler = createHandler(wirings[feeds])
    const handler = (event: SQSEvent, context: Context) =>
      invokedAs(feeds, async () => invoke(event, context))
    consumers.set(queue, { handler, batchSize: batch.size, concurrency: 1, maxReceives: 1 })
  }
  const connect = (queue: QueueName, changes: Partial<Consumer> = {}) => {
    const consumer = consumers.get(queue)
    if (consumer !== undefined) cloud.connect(queue, { ...consumer, ...changes })
  }
  for (const queue of QUEUE_NAMES) connect(queue)

  async function put(bucket: keyof typeof BUCKET_NAMES, Key: string, body: string | Uint8Array) {
    await s3.send(new PutObjectCommand({ Bucket: BUCKET_NAMES[bucket], Key, Body: Buffer.from(body) }))
  }

  return {
    put,
    async putTogether(files) {
      connect('changes', { concurrency: 0 })
      for (const [key, body] of files) await put('drops', key, body)
      connect('changes')
    },
    async remove(Key) {
      await s3.send(new DeleteObjectCommand({ Bucket: BUCKET_NAMES.drops, Key }))
    },
    idle: () => cloud.idle(),
    async plan(event) {
      await invokedAs('Plan', () => createPlan(wirings.Plan)(event, {} as Context))
      await cloud.idle()
    },
    async visit(rawPath) {
      const event = {
        ...{ version: '2.0', routeKey: '$default', rawPath, rawQueryString: '', headers: {} },
        ...{ body: null, isBase64Encoded: false, requestContext: { http: { method: 'GET' } } },
      } as Parameters<ReturnType<typeof createPortal>>[0]
      const answer = await runningAs('Portal', () => createPortal(wirings.Portal)(event, {} as Context))
      await cloud.idle()
      return answer.statusCode
    },
    sendToAll(body) {
      for (const queue of QUEUE_NAMES) cloud.queue(queue).send(body)
    },
    sweep: () => void cloud.queue('sweep').send('{}'),
    wiringOf: (name) => wirings[name],
    loggedBytes: (name) => Buffer.byteLength(logs[name]?.text() ?? ''),
    advance(ms) {
      nowMs += ms
    },
    failNextMail: (answer) => void mailFailures.push(answer ?? 'reset'),
    async close() {
      s3.destroy()
      dynamo.destroy()
      await cloud.close(0)
    },
  }
}
