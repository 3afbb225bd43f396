// Every port over AWS, and the only place that reads the environment. What a function does not touch is
// neither built nor asked for, so each needs only the variables of its own ports.

import process from 'node:process'
import type {
  Clock,
  CustomerRegister,
  DeadLetters,
  DropBucket,
  JobQueue,
  Mailer,
  MetricStore,
  Records,
  ReportBucket,
  SettingsBucket,
  SheetStore,
} from '../ports.ts'
import {
  BUCKETS,
  type BucketName,
  CONFIGURATION_SET_VARIABLE,
  deadLetterVariable,
  JOB_QUEUES,
  queueVariable,
  SENDER_VARIABLE,
  TABLES,
  type TableName,
} from '../topology.ts'
import { pause } from './backoff.ts'
import { dynamoClient } from './dynamo/client.ts'
import { dynamoCustomerRegister } from './dynamo/customer-register.ts'
import { dynamoMetricStore } from './dynamo/metric-store.ts'
import { dynamoRecords } from './dynamo/records.ts'
import type { RequestUnits } from './dynamo/request-units.ts'
import { dynamoSheetStore } from './dynamo/sheet-store.ts'
import { dynamoTable } from './dynamo/table.ts'
import { type Environment, required, s3Config, serviceConfig } from './environment.ts'
import { lazily } from './lazily.ts'
import { s3Client } from './s3/client.ts'
import { s3ReportBucket } from './s3/report-bucket.ts'
import { s3VersionedBucket } from './s3/versioned-bucket.ts'
import { sesClient, sesMailer } from './ses-mailer.ts'
import { sqsDeadLetters } from './sqs-dead-letters.ts'
import { sqsClient, sqsJobQueue } from './sqs-queue.ts'

/** Take what is needed by name; spreading it would ask for everything. */
export interface Wiring {
  readonly clock: Clock
  readonly drops: DropBucket
  readonly reports: ReportBucket
  readonly settingsBucket: SettingsBucket
  readonly sheets: SheetStore
  readonly register: CustomerRegister
  readonly metrics: MetricStore
  readonly records: Records
  readonly mailer: Mailer
  readonly jobs: JobQueue
  readonly deadLetters: DeadLetters
  /** Address that digests come from. */
  readonly sender: string
  /** Waits about so long, never in step with others who wait for the same thing. */
  readonly pause: (ms: number) => Promise<void>
  /** What the tables charged for since the wiring was made. */
  readonly requestUnits: Readonly<RequestUnits>
}

const wirings = new WeakMap<Environment, Wiring>()

/**
 * One wiring for an environment, however often it is asked for. Throws, when a port is first touched, one
 * sentence about a variable of it that is not set.
 */
export function wire(environment: Environment = process.env): Wiring {
  const wired = wirings.get(environment) ?? newWiring(environment)
  wirings.set(environment, wired)
  return wired
}

function newWiring(environment: Environment): Wiring {
  const requestUnits: RequestUnits = { read: 0, write: 0 }
  const variable = (name: string, meaning: string) => required(environment, name, meaning)
  const bucket = (name: BucketName) => variable(BUCKETS[name].variable, `the name of the ${name} bucket`)
  const table = (name: TableName) =>
    dynamoTable(clients.dynamo, variable(TABLES[name], `the name of the table ${name}`))
  const clients = lazily({
    dynamo: () => dynamoClient(serviceConfig(environment, 'DYNAMODB'), requestUnits),
    s3: () => s3Client(s3Config(environment)),
    sqs: () => sqsClient(serviceConfig(environment, 'SQS')),
  })
  return lazily<Wiring>({
    clock: () => Date.now,
    drops: () => s3VersionedBucket(clients.s3, bucket('drops')),
    reports: () => s3ReportBucket(clients.s3, bucket('reports')),
    settingsBucket: () => s3VersionedBucket(clients.s3, bucket('settings')),
    sheets: () =>
      dynamoSheetStore({
        entitlements: table('Entitlements'),
        activity: table('Activity'),
        support: table('SupportCalls'),
      }),
    register: () => dynamoCustomerRegister(table('Partners')),
    metrics: () => dynamoMetricStore(table('Metrics')),
    records: () => dynamoRecords(table('Ledger')),
    mailer: () =>
      sesMailer(
        sesClient(serviceConfig(environment, 'SES')),
        variable(CONFIGURATION_SET_VARIABLE, 'the name of the SES configuration set'),
      ),
    jobs: () =>
      sqsJobQueue(clients.sqs, (kind) =>
        variable(queueVariable(JOB_QUEUES[kind]), `the URL of the queue of ${kind} jobs`),
      ),
    deadLetters: () =>
      sqsDeadLetters(clients.sqs, (queue) =>
        variable(deadLetterVariable(queue), `the URL of the dead letters of the queue ${queue}`),
      ),
    sender: () => variable(SENDER_VARIABLE, 'the address that digests come from'),
    pause: () => pause,
    requestUnits: () => requestUnits,
  })
}
