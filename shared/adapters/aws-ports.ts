// The ports over AWS. A function names those that it uses, so that its bundle loads the clients of no other service.

import type { Events } from '../ports/events.ts'
import type { DeadLetters, JobQueue } from '../ports/jobs.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { MetricStore } from '../ports/metrics.ts'
import type { ObjectVersions } from '../ports/object-versions.ts'
import type {
  DropBucket,
  DropMover,
  DropUploads,
  EditableSettings,
  ReportBucket,
  SettingsBucket,
  SettingsSource,
} from '../ports/objects.ts'
import type { Records } from '../ports/records.ts'
import type { CustomerRegister, SheetStore } from '../ports/sheets.ts'
import type { DownloadLinks, UploadForms } from '../ports/signed-access.ts'
import {
  BUCKETS,
  type BucketName,
  CONFIGURATION_SET_VARIABLE,
  deadLetterVariable,
  EVENT_BUS_VARIABLE,
  JOB_QUEUES,
  queueVariable,
  TABLES,
  type TableName,
} from '../topology.ts'
import { dynamoClient } from './dynamo/client.ts'
import { dynamoCustomerRegister } from './dynamo/customer-register.ts'
import { dynamoMetricStore } from './dynamo/metric-store.ts'
import { dynamoRecords } from './dynamo/records.ts'
import { dynamoSheetStore } from './dynamo/sheet-store.ts'
import { dynamoTable } from './dynamo/table.ts'
import { required, s3Config, serviceConfig } from './environment.ts'
import { eventBridgeClient, eventBus } from './event-bus.ts'
import { clock, log } from './plain-ports.ts'
import type { Context, Provider } from './provider.ts'
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

export const drops: Provider<DropBucket> = (context) =>
  s3VersionedBucket(context.get(s3), bucket(context, 'drops'))

export const dropMover: Provider<DropMover> = (context) =>
  s3DropMover(context.get(s3), bucket(context, 'drops'))

/** For the operator's smoke test. */
export const dropUploads: Provider<DropUploads> = (context) =>
  s3ReportBucket(context.get(s3), bucket(context, 'drops'))

/** For the operator's commands. */
export const dropVersions: Provider<ObjectVersions> = (context) =>
  s3ObjectVersions(context.get(s3), bucket(context, 'drops'))

/** For the operator's commands. */
export const reportVersions: Provider<ObjectVersions> = (context) =>
  s3ObjectVersions(context.get(s3), bucket(context, 'reports'))

export const reports: Provider<ReportBucket> = (context) =>
  s3ReportBucket(context.get(s3), bucket(context, 'reports'))

/** To the reports bucket. */
export const downloadLinks: Provider<DownloadLinks> = (context) =>
  s3DownloadLinks(context.get(s3), bucket(context, 'reports'))

/** To the drops bucket. */
export const uploadForms: Provider<UploadForms> = (context) =>
  s3UploadForms(context.get(s3), bucket(context, 'drops'))

export const settingsBucket: Provider<SettingsBucket> = (context) =>
  s3VersionedBucket(context.get(s3), bucket(context, 'settings'))

/** For the operator's commands. */
export const editableSettings: Provider<EditableSettings> = (context) =>
  s3ReportBucket(context.get(s3), bucket(context, 'settings'))

export const settings: Provider<SettingsSource> = (context) =>
  settingsSource(context.get(settingsBucket), (sentence) => context.get(log).error(sentence))

export const sheets: Provider<SheetStore> = (context) =>
  dynamoSheetStore({
    entitlements: table(context, 'Entitlements'),
    activity: table(context, 'Activity'),
    support: table(context, 'SupportCalls'),
  })

export const register: Provider<CustomerRegister> = (context) =>
  rememberingRegister(dynamoCustomerRegister(table(context, 'Partners')), context.get(clock))

export const metrics: Provider<MetricStore> = (context) => dynamoMetricStore(table(context, 'Metrics'))

export const records: Provider<Records> = (context) => dynamoRecords(table(context, 'Ledger'))

export const mailer: Provider<Mailer> = ({ environment }) =>
  sesMailer(
    sesClient(serviceConfig(environment, 'SES')),
    required(environment, CONFIGURATION_SET_VARIABLE, 'the name of the SES configuration set'),
  )

export const jobs: Provider<JobQueue> = (context) =>
  sqsJobQueue(context.get(sqs), (kind) =>
    required(context.environment, queueVariable(JOB_QUEUES[kind]), `the URL of the queue of ${kind} jobs`),
  )

export const deadLetters: Provider<DeadLetters> = (context) =>
  sqsDeadLetters(context.get(sqs), (queue) =>
    required(
      context.environment,
      deadLetterVariable(queue),
      `the URL of the dead letters of the queue ${queue}`,
    ),
  )

export const events: Provider<Events> = ({ environment }) =>
  eventBus(
    eventBridgeClient(serviceConfig(environment, 'EVENTBRIDGE')),
    required(environment, EVENT_BUS_VARIABLE, 'the name of the bus of events'),
  )

const dynamo = ({ environment, requestUnits }: Context) =>
  dynamoClient(serviceConfig(environment, 'DYNAMODB'), requestUnits)

const s3 = ({ environment }: Context) => s3Client(s3Config(environment))

const sqs = ({ environment }: Context) => sqsClient(serviceConfig(environment, 'SQS'))

function bucket({ environment }: Context, name: BucketName): string {
  return required(environment, BUCKETS[name].variable, `the name of the ${name} bucket`)
}

function table(context: Context, name: TableName) {
  const tableName = required(context.environment, TABLES[name], `the name of the table ${name}`)
  return dynamoTable(context.get(dynamo), tableName)
}
