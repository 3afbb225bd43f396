// The whole embedded cloud: S3, DynamoDB, SES and SQS on loopback, and the events between them.

import { join } from 'node:path'
import { startDynamo } from './dynamo.ts'
import { type BusEvent, startEventBridge } from './event-bridge.ts'
import { identity } from './identity.ts'
import type { LoopbackServer } from './loopback.ts'
import { type Queues, startQueues } from './queues.ts'
import { type S3Event, startS3 } from './s3.ts'
import type { ServiceOptions } from './service.ts'
import { type Ses, type SesEvent, startSes } from './ses.ts'
import { randomCredentials } from './signature.ts'

export interface CloudOptions extends Pick<ServiceOptions, 'middleware'> {
  /** Where everything is kept, except for messages that wait in queues; without it, all is lost at the close. */
  readonly folder?: string
  readonly buckets: readonly string[]
  /** Those to which pages of any origin may post forms. */
  readonly formBuckets?: readonly string[]
  /** The queues that receive the events of buckets, by bucket. */
  readonly events?: Readonly<Record<string, string>>
  /** Receives the events of messages that were sent with a configuration set. */
  readonly onMailEvent?: (event: SesEvent) => void
  /** Receives the events that are put on a bus. */
  readonly onBusEvent?: (event: BusEvent) => void
}

export interface Cloud extends Queues {
  /** The configuration of the AWS SDK, as environment variables. */
  readonly environment: Readonly<Record<string, string>>
  readonly s3: LoopbackServer
  readonly ses: Ses
}

/** Throws when another process uses the folder. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const {
    folder,
    buckets,
    formBuckets = [],
    events = {},
    onMailEvent = () => undefined,
    onBusEvent = () => undefined,
    middleware,
  } = options
  const credentials = randomCredentials()
  const serviceOptions = (name: string): ServiceOptions => ({
    credentials,
    middleware,
    ...(folder === undefined ? {} : { folder: join(folder, name) }),
  })

  // DynamoDB first: it locks its folder, so that a second run on the same folder fails before it touches anything.
  const dynamo = await startDynamo(serviceOptions('dynamodb'))
  const queues = await startQueues(serviceOptions('queues'))
  for (const target of Object.values(events)) queues.queue(target)
  const [s3, ses, eventBridge] = await Promise.all([
    startS3({ ...serviceOptions('s3'), buckets, formBuckets, onEvent: deliver }),
    startSes({ ...serviceOptions('ses'), onEvent: onMailEvent }),
    startEventBridge({ credentials, middleware, onEvent: onBusEvent }),
  ])

  /** An EventBridge rule with a queue as its target. */
  function deliver(event: S3Event): void {
    const target = events[event.detail.bucket.name]
    if (target !== undefined) queues.queue(target).send(JSON.stringify(event))
  }

  return {
    ...queues,
    environment: {
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_ENDPOINT_URL_EVENTBRIDGE: eventBridge.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
      AWS_ENDPOINT_URL_SES: ses.endpoint,
      AWS_ENDPOINT_URL_SQS: queues.endpoint,
      AWS_REGION: identity.region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    s3,
    ses,
    async close(graceMs) {
      await queues.close(graceMs)
      await Promise.all([s3, ses, eventBridge, dynamo].map((service) => service.close()))
    },
  }
}
