// Every port over AWS, and the only place that reads the environment. A port is built when it is first read,
// so each function needs only the variables of its own ports.

import { randomBytes, randomUUID } from 'node:crypto'
import process from 'node:process'
import type { Writable } from 'node:stream'
import type { GenerationId } from '../domain/ids.ts'
import type { Token } from '../domain/portal/link.ts'
import type { UploadId } from '../domain/portal/upload.ts'
import type {
  AlertOperator,
  Clock,
  CustomerRegister,
  DeadLetters,
  DownloadLinks,
  DropBucket,
  DropMover,
  DropUploads,
  EditableSettings,
  Events,
  JobQueue,
  Mailer,
  MetricStore,
  ObjectVersions,
  Records,
  ReportBucket,
  SettingsBucket,
  SettingsSource,
  SheetStore,
  UploadForms,
} from '../ports.ts'
import {
  BUCKETS,
  type BucketName,
  CONFIGURATION_SET_VARIABLE,
  deadLetterVariable,
  EVENT_BUS_VARIABLE,
  IMPRINT_VARIABLE,
  JOB_QUEUES,
  ONE_CLICK_VARIABLE,
  PORTAL_VARIABLE,
  queueVariable,
  REPLY_TO_VARIABLE,
  RETENTION_VARIABLE,
  SENDER_VARIABLE,
  STAGE_VARIABLE,
  TABLES,
  type TableName,
} from '../topology.ts'
import { pause } from './backoff.ts'
import { StreamCounters } from './counters.ts'
import { dynamoClient } from './dynamo/client.ts'
import { dynamoCustomerRegister } from './dynamo/customer-register.ts'
import { dynamoMetricStore } from './dynamo/metric-store.ts'
import { dynamoRecords } from './dynamo/records.ts'
import type { RequestUnits } from './dynamo/request-units.ts'
import { dynamoSheetStore } from './dynamo/sheet-store.ts'
import { dynamoTable } from './dynamo/table.ts'
import { type Environment, optional, required, requiredDays, s3Config, serviceConfig } from './environment.ts'
import { eventBridgeClient, eventBus } from './event-bus.ts'
import { lazyObject } from './lazy-object.ts'
import { StreamLogger } from './logger.ts'
import { rememberingRegister } from './remembering-register.ts'
import { s3Client } from './s3/client.ts'
import { s3DownloadLinks } from './s3/download-links.ts'
import { s3DropMover } from './s3/drop-mover.ts'
import { s3ObjectVersions } from './s3/object-versions.ts'
import { s3ReportBucket } from './s3/report-bucket.ts'
import { s3UploadForms } from './s3/upload-forms.ts'
import { s3VersionedBucket } from './s3/versioned-bucket.ts'
import { sesClient, sesMailer } from './ses-mailer.ts'
import { settingsSource } from './settings-source.ts'
import { sqsDeadLetters } from './sqs-dead-letters.ts'
import { sqsClient, sqsJobQueue } from './sqs-queue.ts'

/** Destructure the ports that are needed; spreading the object would build all of them. */
export interface Wiring {
  readonly clock: Clock
  readonly drops: DropBucket
  readonly dropMover: DropMover
  /** For the operator's smoke test. */
  readonly dropUploads: DropUploads
  /** For the operator's commands. */
  readonly dropVersions: ObjectVersions
  readonly reportVersions: ObjectVersions
  readonly reports: ReportBucket
  /** To the reports bucket. */
  readonly downloadLinks: DownloadLinks
  /** To the drops bucket. */
  readonly uploadForms: UploadForms
  readonly settingsBucket: SettingsBucket
  /** For the operator's commands. */
  readonly editableSettings: EditableSettings
  readonly settings: SettingsSource
  readonly sheets: SheetStore
  readonly register: CustomerRegister
  readonly metrics: MetricStore
  readonly records: Records
  readonly mailer: Mailer
  readonly jobs: JobQueue
  readonly deadLetters: DeadLetters
  readonly events: Events
  /** How long receipts are kept, in days; Infinity: for ever. */
  readonly retentionDays: number
  /** Address that digests come from. */
  readonly sender: string
  /** Where answers go, unless a partner says; null: to the sender. */
  readonly replyTo: string | null
  /** Who sends the mail, with a postal address; null: not said. */
  readonly imprint: string | null
  /** SES signs the headers by which a mail client unsubscribes its user. */
  readonly oneClickUnsubscribe: boolean
  /** Where the portal is, without a slash at the end; null: there is none. */
  readonly portalUrl: string | null
  /** A new unique id. */
  readonly newGeneration: () => GenerationId
  /** 256 random bits. */
  readonly newToken: () => Token
  readonly newUploadId: () => UploadId
  /** Names one invocation in the records that it holds. */
  readonly newOwner: () => string
  readonly log: StreamLogger
  readonly counters: StreamCounters
  /** Alerts a person: logged as an error, which raises an alarm. */
  readonly alert: AlertOperator
  /** Waits about this long, with jitter. */
  readonly pause: (ms: number) => Promise<void>
  /** Request units charged by the tables since the wiring was created. */
  readonly requestUnits: Readonly<RequestUnits>
}

/**
 * If a variable of a port is not set, reading that port throws one sentence that names it. `output`: the
 * stream for log lines and metrics.
 */
export function wire(environment: Environment = process.env, output: Writable = process.stdout): Wiring {
  const requestUnits: RequestUnits = { read: 0, write: 0 }
  const variable = (name: string, meaning: string) => required(environment, name, meaning)
  const bucket = (name: BucketName) => variable(BUCKETS[name].variable, `the name of the ${name} bucket`)
  const table = (name: TableName) =>
    dynamoTable(clients.dynamo, variable(TABLES[name], `the name of the table ${name}`))
  const clients = lazyObject({
    dynamo: () => dynamoClient(serviceConfig(environment, 'DYNAMODB'), requestUnits),
    s3: () => s3Client(s3Config(environment)),
    sqs: () => sqsClient(serviceConfig(environment, 'SQS')),
  })
  const wiring: Wiring = lazyObject<Wiring>({
    clock: () => Date.now,
    drops: () => s3VersionedBucket(clients.s3, bucket('drops')),
    dropMover: () => s3DropMover(clients.s3, bucket('drops')),
    dropUploads: () => s3ReportBucket(clients.s3, bucket('drops')),
    dropVersions: () => s3ObjectVersions(clients.s3, bucket('drops')),
    reportVersions: () => s3ObjectVersions(clients.s3, bucket('reports')),
    reports: () => s3ReportBucket(clients.s3, bucket('reports')),
    downloadLinks: () => s3DownloadLinks(clients.s3, bucket('reports')),
    uploadForms: () => s3UploadForms(clients.s3, bucket('drops')),
    settingsBucket: () => s3VersionedBucket(clients.s3, bucket('settings')),
    editableSettings: () => s3ReportBucket(clients.s3, bucket('settings')),
    settings: () => settingsSource(wiring.settingsBucket, (sentence) => wiring.log.error(sentence)),
    sheets: () =>
      dynamoSheetStore({
        entitlements: table('Entitlements'),
        activity: table('Activity'),
        support: table('SupportCalls'),
      }),
    register: () => rememberingRegister(dynamoCustomerRegister(table('Partners')), wiring.clock),
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
    events: () =>
      eventBus(
        eventBridgeClient(serviceConfig(environment, 'EVENTBRIDGE')),
        variable(EVENT_BUS_VARIABLE, 'the name of the bus of events'),
      ),
    retentionDays: () =>
      requiredDays(environment, RETENTION_VARIABLE, 'how many days receipts are kept, or never'),
    sender: () => variable(SENDER_VARIABLE, 'the address that digests come from'),
    replyTo: () => optional(environment, REPLY_TO_VARIABLE),
    imprint: () => optional(environment, IMPRINT_VARIABLE),
    oneClickUnsubscribe: () => optional(environment, ONE_CLICK_VARIABLE) === 'yes',
    portalUrl: () => optional(environment, PORTAL_VARIABLE),
    newGeneration: () => () => randomUUID() as GenerationId,
    newToken: () => () => randomBytes(32).toString('base64url') as Token,
    newUploadId: () => () => randomBytes(32).toString('base64url') as UploadId,
    newOwner: () => randomUUID,
    log: () => new StreamLogger(output),
    counters: () => new StreamCounters(environment[STAGE_VARIABLE] ?? 'local', output),
    alert:
      () =>
      ({ message, ...about }) => {
        wiring.log.error(message, about)
        if (about.counter !== undefined) wiring.counters.count(about.counter, 1)
      },
    pause: () => pause,
    requestUnits: () => requestUnits,
  })
  return wiring
}
