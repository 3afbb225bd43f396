// The services that the functions use: all of them embedded, or those of the environment with the queues and
// the bus of events in the process. Names them as the stacks would, and creates missing buckets and tables.

import process from 'node:process'
import { createBuckets, createTables } from '../../../shared/adapters/create-missing.ts'
import { dynamoClient } from '../../../shared/adapters/dynamo/client.ts'
import { type Environment, s3Config, serviceConfig } from '../../../shared/adapters/environment.ts'
import { s3Client } from '../../../shared/adapters/s3/client.ts'
import { sqsClient } from '../../../shared/adapters/sqs-queue.ts'
import { BUCKETS, TABLES } from '../../../shared/topology.ts'
import { startCloud } from '../../emulator/cloud.ts'
import { startEventBridge } from '../../emulator/event-bridge.ts'
import { type Queues, startQueues } from '../../emulator/queues.ts'
import type { Ses, SesEvent } from '../../emulator/ses.ts'
import { attachedNames, BUCKET_EVENTS, BUCKET_NAMES, EMBEDDED_NAMES, queueVariables } from './names.ts'

/** `folder`: where everything is stored; null: in memory. */
export type Place =
  | { readonly kind: 'embedded'; readonly folder: string | null }
  | { readonly kind: 'attached' }

export interface Services {
  /** The environment of the functions. */
  readonly environment: Environment
  readonly queues: Queues
  /** null: the environment's own SES, which has no mailbox to read. */
  readonly ses: Ses | null
  close(): Promise<void>
}

/** Throws if another process uses the folder. */
export async function startServices(place: Place, onMailEvent: (event: SesEvent) => void): Promise<Services> {
  const services = place.kind === 'embedded' ? await embed(place.folder, onMailEvent) : await attach()
  try {
    await createMissing(services.environment)
  } catch (error) {
    await services.close()
    throw error
  }
  return services
}

async function embed(folder: string | null, onMailEvent: (event: SesEvent) => void): Promise<Services> {
  const cloud = await startCloud({
    buckets: Object.values(BUCKET_NAMES),
    formBuckets: [BUCKET_NAMES.drops],
    events: BUCKET_EVENTS,
    ...(folder === null ? {} : { folder }),
    onMailEvent,
  })
  const environment = { ...process.env, ...EMBEDDED_NAMES, ...cloud.environment, ...queueVariables(cloud) }
  return { environment, queues: cloud, ses: cloud.ses, close: () => cloud.close() }
}

async function attach(): Promise<Services> {
  // Only this process sends to them, and signs with the credentials of its environment.
  const { credentials } = sqsClient(serviceConfig(process.env, 'SQS')).config
  const queues = await startQueues({ credentials })
  const eventBridge = await startEventBridge({ credentials, onEvent: () => undefined })
  const environment = {
    ...process.env,
    ...attachedNames(process.env),
    ...queueVariables(queues),
    AWS_ENDPOINT_URL_SQS: queues.endpoint,
    // AWS_ENDPOINT_URL does not name it as well: nothing here creates a bus.
    AWS_ENDPOINT_URL_EVENTBRIDGE: process.env.AWS_ENDPOINT_URL_EVENTBRIDGE || eventBridge.endpoint,
  }
  return {
    environment,
    queues,
    ses: null,
    async close() {
      await queues.close()
      await eventBridge.close()
    },
  }
}

async function createMissing(environment: Environment): Promise<void> {
  const named = (variable: string) => environment[variable] ?? ''
  const dynamo = dynamoClient(serviceConfig(environment, 'DYNAMODB'), { read: 0, write: 0 })
  await createTables(dynamo, Object.values(TABLES).map(named))
  const s3 = s3Client(s3Config(environment))
  await createBuckets(
    s3,
    Object.values(BUCKETS).map(({ variable }) => named(variable)),
  )
}
