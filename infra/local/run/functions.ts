// Starts the embedded cloud and puts the real functions on its queues, with the environment that the stacks
// would give them.

import process from 'node:process'
import type { Context } from 'aws-lambda'
import { createBuckets, createTables } from '../../../shared/adapters/create-missing.ts'
import { dynamoClient } from '../../../shared/adapters/dynamo/client.ts'
import { s3Config, serviceConfig } from '../../../shared/adapters/environment.ts'
import { s3Client } from '../../../shared/adapters/s3/client.ts'
import { TABLES } from '../../../shared/adapters/tables.ts'
import { type Cloud, startCloud } from '../cloud/cloud.ts'
import { home } from '../cloud/home.ts'
import type { SesEvent } from '../cloud/ses.ts'

const BUCKETS = { drops: 'uptake-drops', reports: 'uptake-reports' } as const
const SENDER = 'digest@uptake.example'
const CONFIGURATION_SET = 'uptake'

/** As many as there are cores to use: everything runs in this one process. */
const INGESTS_AT_ONCE = 4
const JOBS_AT_ONCE = 2

export interface Functions {
  readonly cloud: Cloud
  /** Invokes a function that a schedule would invoke. */
  invoke(name: 'plan' | 'sweep', event: object): Promise<void>
  /** Has the functions on these queues take their messages. */
  attend(...queues: readonly (keyof typeof HANDLERS)[]): Promise<void>
  tell(event: SesEvent): void
}

/** Loaded when they are attended, after the environment is set: as on AWS, each reads it when it starts. */
const HANDLERS = {
  ingest: { load: () => import('../../../functions/ingest-drop.ts'), atOnce: INGESTS_AT_ONCE },
  measure: { load: () => import('../../../functions/measure.ts'), atOnce: JOBS_AT_ONCE },
  publish: { load: () => import('../../../functions/publish.ts'), atOnce: JOBS_AT_ONCE },
  send: { load: () => import('../../../functions/send-digest.ts'), atOnce: JOBS_AT_ONCE },
  feedback: { load: () => import('../../../functions/record-feedback.ts'), atOnce: JOBS_AT_ONCE },
} as const

const SCHEDULED = {
  plan: () => import('../../../functions/plan.ts'),
  sweep: () => import('../../../functions/sweep.ts'),
} as const

/** `folder`: where everything is kept; null: in memory. */
export async function startFunctions(folder: string | null): Promise<Functions> {
  const cloud = await startCloud({
    ...BUCKETS,
    ...(folder === null ? {} : { folder }),
    onMailEvent: (event) => tell(event),
  })
  Object.assign(process.env, cloud.environment, productEnvironment(cloud))
  await createTables(
    dynamoClient(serviceConfig(process.env, 'DYNAMODB'), { read: 0, write: 0 }),
    tableNames(),
  )
  await createBuckets(s3Client(s3Config(process.env)), Object.values(BUCKETS))
  // Jobs wait in their queues until somebody attends them.
  for (const name of Object.keys(HANDLERS)) cloud.queue(name)

  function tell(event: SesEvent): void {
    cloud.queue('feedback').send(JSON.stringify(event))
  }

  return {
    cloud,
    tell,
    async invoke(name, event) {
      const { handler } = await SCHEDULED[name]()
      await handler(event, {} as Context)
    },
    async attend(...queues) {
      for (const name of queues) {
        const { load, atOnce } = HANDLERS[name]
        const { handler } = await load()
        cloud.connect(name, { handler, batchSize: 1, concurrency: atOnce })
      }
    },
  }
}

function productEnvironment({ environment }: Cloud): Record<string, string> {
  const queueUrl = (name: string) => `${environment.AWS_ENDPOINT_URL_SQS}/${home.account}/${name}`
  return {
    ...Object.fromEntries(Object.entries(TABLES).map(([name, variable]) => [variable, name])),
    UPTAKE_DROPS_BUCKET: BUCKETS.drops,
    UPTAKE_REPORTS_BUCKET: BUCKETS.reports,
    UPTAKE_INGEST_QUEUE_URL: queueUrl('ingest'),
    UPTAKE_MEASURE_QUEUE_URL: queueUrl('measure'),
    UPTAKE_PUBLISH_QUEUE_URL: queueUrl('publish'),
    UPTAKE_SEND_QUEUE_URL: queueUrl('send'),
    UPTAKE_SENDER: SENDER,
    UPTAKE_CONFIGURATION_SET: CONFIGURATION_SET,
  }
}

function tableNames(): string[] {
  return Object.keys(TABLES)
}
