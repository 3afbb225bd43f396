// The permissions: which buckets, tables, queues and bus each function may use, named in its environment.

import {
  CATALOGUE_FILE,
  DIGESTS,
  GENERATIONS,
  MAIL,
  PARTNERS_FILE,
  RECEIPTS,
  REPORTS,
} from '../../shared/layout.ts'
import {
  BUCKETS,
  deadLetterVariable,
  EVENT_BUS_VARIABLE,
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
const PARTNERS_COME_AND_GO = 'Objects are stored under the ids of partners, which change over time.'
const keepReceipts: ObjectAccess = {
  actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
  keys: [`${GENERATIONS}*`, `${RECEIPTS}*`],
  reason: PARTNERS_COME_AND_GO,
}
/** Rejects are written part by part, until the reading fails. */
const breakOffRejects: ObjectAccess = {
  actions: ['s3:AbortMultipartUpload'],
  keys: [`${GENERATIONS}*`],
  reason: PARTNERS_COME_AND_GO,
}
/** Of whom drops spoke, and what digests froze: earlier ones, and the events of this one. */
const readManifests: ObjectAccess = {
  actions: ['s3:GetObject'],
  keys: [`${DIGESTS}*`, `${GENERATIONS}*`],
  reason: PARTNERS_COME_AND_GO,
}
/** Digests, and of whom a deleted drop spoke. */
const freeze: ObjectAccess = {
  actions: ['s3:PutObject'],
  keys: [`${DIGESTS}*`],
  reason: PARTNERS_COME_AND_GO,
}
const writeReports: ObjectAccess = {
  actions: ['s3:AbortMultipartUpload', 's3:PutObject'],
  keys: [`${REPORTS}*`],
  reason: PARTNERS_COME_AND_GO,
}
const readDigests: ObjectAccess = {
  actions: ['s3:GetObject'],
  keys: [`${DIGESTS}*`],
  reason: PARTNERS_COME_AND_GO,
}
const keepMail: ObjectAccess = {
  actions: ['s3:DeleteObject', 's3:PutObject'],
  keys: [`${MAIL}*`],
  reason: PARTNERS_COME_AND_GO,
}

/** Whoever follows a link that the portal has signed does so with its rights. */
const showReports: ObjectAccess = {
  actions: ['s3:GetObject'],
  keys: [`${RECEIPTS}*`, `${REPORTS}*`],
  reason: PARTNERS_COME_AND_GO,
}
/** Whoever sends a form that it has signed uploads with its rights; it moves a file to the dataset where it belongs. */
const takeDrops: ObjectAccess = {
  actions: ['s3:DeleteObject', 's3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
  keys: ['*'],
  reason: PARTNERS_COME_AND_GO,
}

/** Records are read and put one by one; those of a partner are listed. */
const READ_RECORDS = ['GetItem', 'Query'] as const
/** A record that has no room in an item has parts beside it. */
const KEEP_RECORDS = [...READ_RECORDS, 'PutItem', 'BatchWriteItem'] as const
/** A message is small, and found by its key. */
const KEEP_MESSAGES = ['GetItem', 'PutItem'] as const

const sheets = ['Entitlements', 'Activity', 'SupportCalls'] as const

export function bindState(
  functions: Functions,
  { drops, reports, settings, tables, events, retentionDays }: StateStack,
): void {
  const drop = (worker: AppFunction, ...accesses: readonly ObjectAccess[]) =>
    worker.bindBucket(BUCKETS.drops.variable, drops, ...accesses)
  const report = (worker: AppFunction, ...accesses: readonly ObjectAccess[]) =>
    worker.bindBucket(BUCKETS.reports.variable, reports, ...accesses)

  const { GroupChanges, RecordFeedback, ...readers } = functions
  for (const worker of Object.values(readers)) {
    const access = worker === functions.Publish ? readLogos : readSettings
    worker.bindBucket(BUCKETS.settings.variable, settings, access)
  }

  drop(functions.IngestDrop, readDrops)
  report(functions.IngestDrop, keepReceipts, breakOffRejects, freeze)
  // Records of keys that vanished long ago are deleted.
  functions.IngestDrop.bindTables(tables, ['Ledger'], ...KEEP_RECORDS, 'DeleteItem')
  functions.IngestDrop.bindTables(tables, sheets, 'Query', 'BatchWriteItem')
  functions.IngestDrop.bindTables(tables, ['Partners'], 'BatchGetItem', 'BatchWriteItem', 'Query')

  // It lists the drops, but leaves reading them to IngestDrop.
  drop(functions.Sweep)
  functions.Sweep.bindTables(tables, ['Ledger'], ...READ_RECORDS)
  for (const { lambda } of [functions.IngestDrop, functions.Sweep])
    lambda.addEnvironment(RETENTION_VARIABLE, String(retentionDays))

  // It settles messages, whose records it lists.
  functions.Plan.bindTables(tables, ['Ledger'], ...KEEP_MESSAGES, 'Query')
  functions.Plan.bindTables(tables, ['Metrics'], 'GetItem')

  for (const measurer of [functions.Measure, functions.Publish]) {
    measurer.bindTables(tables, [...sheets, 'Partners'], 'Query')
    // Measured days are updated in place.
    measurer.bindTables(tables, ['Metrics'], 'GetItem', 'Query', 'UpdateItem', 'BatchWriteItem')
  }
  functions.Measure.bindTables(tables, ['Ledger'], ...READ_RECORDS)
  // It lists the drops, since a digest waits until all of them are read.
  drop(functions.Publish)
  functions.Publish.bindTables(tables, ['Ledger'], ...KEEP_RECORDS)
  report(functions.Publish, readManifests, freeze, writeReports)
  functions.Publish.bindBus(EVENT_BUS_VARIABLE, events)

  report(functions.SendMail, readDigests, keepMail)
  functions.SendMail.bindTables(tables, ['Ledger'], ...KEEP_MESSAGES)

  report(functions.Portal, showReports)
  drop(functions.Portal, takeDrops)
  // Weeks and snoozes are listed; links and wishes are read and put one by one.
  functions.Portal.bindTables(tables, ['Ledger'], ...KEEP_MESSAGES, 'Query')

  RecordFeedback.bindTables(tables, ['Ledger'], ...KEEP_MESSAGES)
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
