// The embedded cloud whole: the services on loopback, the queues in the process, and the wires between them.

import { join } from 'node:path'
import { startDynamo } from './dynamo.ts'
import { home } from './home.ts'
import type { Faults, Service } from './loopback.ts'
import { type Consumer, type DeadLetter, type Queue, queue } from './queue.ts'
import { type S3Event, startS3 } from './s3.ts'
import { type Ses, type SesEvent, startSes } from './ses.ts'
import { startSqs } from './sqs.ts'

export interface CloudOptions {
  /** Where everything but the queues is kept; without one, it goes at the close. */
  readonly folder?: string
  /** Names of the buckets. */
  readonly drops: string
  readonly reports: string
  /** What SES tells of messages that were sent with a configuration set. */
  readonly onMailEvent?: (event: SesEvent) => void
  /** What goes wrong, by service. */
  readonly faults?: { readonly [service in 'dynamodb' | 's3' | 'ses' | 'sqs']?: Faults }
}

export interface Cloud {
  /** What the AWS SDK needs to know, as environment variables. */
  readonly environment: Readonly<Record<string, string>>
  readonly s3: Service
  readonly ses: Ses
  /** Where messages for a queue are sent to. */
  queueUrl(queueName: string): string
  /** The queue of that name, which is made if there is none. */
  queue(name: string): Queue
  /** Has a function take the messages of a queue, which is made if there is none. */
  connect(queueName: string, consumer: Consumer): Queue
  /** Resolves when nothing waits and nothing is in flight in any queue. */
  idle(): Promise<void>
  /** Messages that nobody could do, by the name of their queue. */
  deadLetters(): ReadonlyMap<string, readonly DeadLetter[]>
  /** Gives calls in flight some time to end, two seconds unless said otherwise, then ends everything. */
  close(graceMs?: number): Promise<void>
}

/** The queue that is told of every change in the drops bucket. */
const ingestQueue = 'ingest'

/** Throws when another process uses the folder. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { folder, drops, reports, onMailEvent = () => undefined, faults = {} } = options
  const queues = new Map<string, Queue>()
  const named = (name: string) => {
    const found = queues.get(name) ?? queue({ name })
    queues.set(name, found)
    return found
  }
  named(ingestQueue)
  const none: Faults = () => undefined
  const within = (name: string) => (folder === undefined ? {} : { folder: join(folder, name) })

  // First the one that holds a lock on its folder: nothing else is touched when two runs want the same.
  const dynamo = await startDynamo({ ...within('dynamodb'), faults: faults.dynamodb ?? none })
  const [s3, ses, sqs] = await Promise.all([
    startS3({
      ...within('s3'),
      faults: faults.s3 ?? none,
      buckets: [drops, reports],
      secretAccessKey: home.secretAccessKey,
      onEvent: tell,
    }),
    startSes({ ...within('ses'), faults: faults.ses ?? none, onEvent: onMailEvent }),
    startSqs({ faults: faults.sqs ?? none, queueNamed: (name) => queues.get(name) }),
  ])

  /** As an EventBridge rule with the queue as its target. */
  function tell(event: S3Event): void {
    if (event.detail.bucket.name === drops) named(ingestQueue).send(JSON.stringify(event))
  }

  return {
    environment: {
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
      AWS_ENDPOINT_URL_SES: ses.endpoint,
      AWS_ENDPOINT_URL_SQS: sqs.endpoint,
      AWS_REGION: home.region,
      AWS_ACCESS_KEY_ID: home.accessKeyId,
      AWS_SECRET_ACCESS_KEY: home.secretAccessKey,
    },
    s3,
    ses,
    queueUrl: (name) => `${sqs.endpoint}/${home.account}/${name}`,
    queue: named,
    connect(name, consumer) {
      const target = named(name)
      target.connect(consumer)
      return target
    },
    async idle() {
      // The last message of one queue may be the first of another.
      while ([...queues.values()].some((each) => !each.isIdle())) {
        await Promise.all([...queues.values()].map((each) => each.idle()))
      }
    },
    deadLetters: () => new Map([...queues].map(([name, each]) => [name, each.deadLetters()])),
    async close(graceMs) {
      await Promise.all([...queues.values()].map((each) => each.close(graceMs)))
      await Promise.all([s3, ses, sqs, dynamo].map((service) => service.close()))
    },
  }
}
