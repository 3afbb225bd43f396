// The permissions: which buckets, tables and queues each function may use, named in its environment.

import { CATALOGUE_FILE, DIGESTS, MAIL, PARTNERS_FILE } from '../../shared/layout.ts'
import {
  BUCKETS,
  deadLetterVariable,
  FUNCTIONS,
  type FunctionName,
  QUEUE_NAMES,
  QUEUES,
  queueVariable,
  RETENTION_VARIABLE,
} from '../../shared/topology.ts'
import type { AppFunction, ObjectAccess } from '../constructs/app-function.ts'
import type { Functions, Queues } from './functions.ts'
import type { StateStack } from './state-stack.ts'

const readSettings: ObjectAccess = {
  actions: ['s3:GetObject', 's3:GetObjectVersion'],
  keys: [PARTNERS_FILE, CATALOGUE_FILE],
}
/** And all other settings. */
const readLogos: ObjectAccess = {
  ...readSettings,
  keys: ['*'],
  reason: 'Logos have the names that the settings give them.',
}
const readDrops: ObjectAccess = {
  ...readSettings,
  keys: ['*'],
  reason: 'Every object of the bucket is a drop to read.',
}
const keepReports: ObjectAccess = {
  actions: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'],
  keys: ['*'],
  reason: 'Reports and receipts are stored under the ids of partners, which change over time.',
}
const readDigests: ObjectAccess = {
  actions: ['s3:GetObject'],
  keys: [`${DIGESTS}*`],
  reason: 'Digests are stored under the ids of partners, which change over time.',
}
const keepMail: ObjectAccess = {
  actions: ['s3:DeleteObject', 's3:PutObject'],
  keys: [`${MAIL}*`],
  reason: 'Sent messages are stored under the ids of partners, which change over time.',
}

const sheets = ['Entitlements', 'Activity', 'SupportCalls'] as const

export function bindState(
  functions: Functions,
  { drops, reports, settings, tables, retentionDays }: StateStack,
): void {
  const drop = (worker: AppFunction, ...accesses: readonly ObjectAccess[]) =>
    worker.bindBucket(BUCKETS.drops.variable, drops, ...accesses)
  const report = (worker: AppFunction, ...accesses: readonly ObjectAccess[]) =>
    worker.bindBucket(BUCKETS.reports.variable, reports, ...accesses)

  const { RecordFeedback, ...readers } = functions
  for (const worker of Object.values(readers)) {
    const access = worker === functions.Publish ? readLogos : readSettings
    worker.bindBucket(BUCKETS.settings.variable, settings, access)
  }

  drop(functions.IngestDrop, readDrops)
  report(functions.IngestDrop, keepReports)
  functions.IngestDrop.bindTables(tables, ['Ledger', ...sheets, 'Partners'], 'read-write')
  // Records of keys that vanished long ago.
  tables.Ledger.grant(functions.IngestDrop.lambda, 'dynamodb:DeleteItem')

  // It lists the drops, but leaves reading them to IngestDrop.
  drop(functions.Sweep)
  functions.Sweep.bindTables(tables, ['Ledger'], 'read')
  for (const { lambda } of [functions.IngestDrop, functions.Sweep])
    lambda.addEnvironment(RETENTION_VARIABLE, String(retentionDays))

  functions.Plan.bindTables(tables, ['Ledger'], 'read-write')
  functions.Plan.bindTables(tables, ['Metrics'], 'read')

  for (const measurer of [functions.Measure, functions.Publish]) {
    measurer.bindTables(tables, [...sheets, 'Partners'], 'read')
    measurer.bindTables(tables, ['Metrics'], 'read-write')
  }
  functions.Measure.bindTables(tables, ['Ledger'], 'read')
  // It lists the drops, since a digest waits until all of them are read.
  drop(functions.Publish)
  functions.Publish.bindTables(tables, ['Ledger'], 'read-write')
  report(functions.Publish, keepReports)

  report(functions.SendMail, readDigests, keepMail)
  functions.SendMail.bindTables(tables, ['Ledger'], 'read-write')

  RecordFeedback.bindTables(tables, ['Ledger'], 'read-write')
}

export function bindQueues(functions: Functions, queues: Queues): void {
  for (const [name, { sendsTo }] of Object.entries(FUNCTIONS)) {
    for (const queue of sendsTo)
      functions[name as FunctionName].bindQueue(queueVariable(queue), queues[queue].queue)
  }
  // A function dead-letters messages that can never succeed, with the reason.
  for (const name of QUEUE_NAMES) {
    functions[QUEUES[name].feeds].bindQueue(deadLetterVariable(name), queues[name].deadLetters)
  }
}
