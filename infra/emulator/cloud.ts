// The embedded cloud whole: the services on loopback, the queues in the process, and the wires between them.

import { join } from 'node:path'
import { randomCredentials } from './credentials.ts'
import { startDynamo } from './dynamo.ts'
import { home } from './home.ts'
import type { Faults, Service } from './loopback.ts'
import { type Queues, startQueues } from './queues.ts'
import { type S3Event, startS3 } from './s3.ts'
import { type Ses, type SesEvent, startSes } from './ses.ts'

export interface CloudOptions {
  /** Where everything is kept but the messages that wait in queues; without one, it goes at the close. */
  readonly folder?: string
  readonly buckets: readonly string[]
  /** Bucket by bucket the queue that is told of every change in it; left out: nobody is. */
  readonly events?: Readonly<Record<string, string>>
  /** What SES tells of messages that were sent with a configuration set. */
  readonly onMailEvent?: (event: SesEvent) => void
  /** What goes wrong, by service. */
  readonly faults?: { readonly [service in 'dynamodb' | 's3' | 'ses' | 'sqs']?: Faults }
}

export interface Cloud extends Queues {
  /** What the AWS SDK needs to know, as environment variables. */
  readonly environment: Readonly<Record<string, string>>
  readonly s3: Service
  readonly ses: Ses
}

/** Throws when another process uses the folder. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { folder, buckets, events = {}, onMailEvent = () => undefined, faults = {} } = options
  const none: Faults = () => undefined
  const within = (name: string) => (folder === undefined ? {} : { folder: join(folder, name) })

  const credentials = randomCredentials()
  // First the one that holds a lock on its folder: nothing else is touched when two runs want the same.
  const dynamo = await startDynamo({ ...within('dynamodb'), credentials, faults: faults.dynamodb ?? none })
  const queues = await startQueues({ ...within('queues'), credentials, faults: faults.sqs ?? none })
  for (const target of Object.values(events)) queues.queue(target)
  const [s3, ses] = await Promise.all([
    startS3({
      ...within('s3'),
      credentials,
      faults: faults.s3 ?? none,
      buckets,
      onEvent: tell,
    }),
    startSes({ ...within('ses'), credentials, faults: faults.ses ?? none, onEvent: onMailEvent }),
  ])

  /** As EventBridge rules with queues as their targets. */
  function tell(event: S3Event): void {
    const target = events[event.detail.bucket.name]
    if (target !== undefined) queues.queue(target).send(JSON.stringify(event))
  }

  return {
    ...queues,
    environment: {
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
      AWS_ENDPOINT_URL_SES: ses.endpoint,
      AWS_ENDPOINT_URL_SQS: queues.endpoint,
      AWS_REGION: home.region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    s3,
    ses,
    async close(graceMs) {
      await queues.close(graceMs)
      await Promise.all([s3, ses, dynamo].map((service) => service.close()))
    },
  }
}
