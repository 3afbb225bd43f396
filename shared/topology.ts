// The topology as plain data: buckets, tables, functions, the queues that feed them, and their environment
// variables. Stacks, wiring and the local run are built from it, so that a new queue is a new entry.

/** `changes`: the queue that receives every change in the bucket. */
export const BUCKETS = {
  drops: { variable: 'UPTAKE_DROPS_BUCKET', changes: 'changes' },
  reports: { variable: 'UPTAKE_REPORTS_BUCKET', changes: null },
  settings: { variable: 'UPTAKE_SETTINGS_BUCKET', changes: 'sweep' },
} as const

export type BucketName = keyof typeof BUCKETS

/** Every table has the same keys, both strings; the adapters define their content. */
export const TABLE_KEYS = { partition: 'pk', sort: 'sk' } as const

/** Of the ledger: from when an item may be deleted, in seconds since 1970, as DynamoDB's time to live wants it. */
export const EXPIRY_ATTRIBUTE = 'expiresAt'

/** The environment variable of each table. */
export const TABLES = {
  Ledger: 'UPTAKE_LEDGER_TABLE',
  Entitlements: 'UPTAKE_ENTITLEMENTS_TABLE',
  Activity: 'UPTAKE_ACTIVITY_TABLE',
  SupportCalls: 'UPTAKE_SUPPORT_CALLS_TABLE',
  Metrics: 'UPTAKE_METRICS_TABLE',
  Partners: 'UPTAKE_PARTNERS_TABLE',
} as const

export type TableName = keyof typeof TABLES

export const SENDER_VARIABLE = 'UPTAKE_SENDER'
/** May be unset, as the next one. */
export const REPLY_TO_VARIABLE = 'UPTAKE_REPLY_TO'
export const IMPRINT_VARIABLE = 'UPTAKE_IMPRINT'
/** The address of the portal, without a slash at the end; unset: there is none, and mail has no links to it. */
export const PORTAL_VARIABLE = 'UPTAKE_PORTAL_URL'
/** `yes`: SES signs the headers by which a mail client unsubscribes its user (RFC 8058). */
export const ONE_CLICK_VARIABLE = 'UPTAKE_ONE_CLICK_UNSUBSCRIBE'
/** The name of the bus of events. */
export const EVENT_BUS_VARIABLE = 'UPTAKE_EVENT_BUS'
export const CONFIGURATION_SET_VARIABLE = 'UPTAKE_CONFIGURATION_SET'

/** How many days receipts are kept, or `never` if they never expire. */
export const RETENTION_VARIABLE = 'UPTAKE_RETENTION_DAYS'
export const NEVER = 'never'

/** The policy of partners' users: for the operator's commands. */
export const PARTNER_POLICY_VARIABLE = 'UPTAKE_PARTNER_POLICY_ARN'

/** The stage of a function: the only dimension of its metrics. */
export const STAGE_VARIABLE = 'UPTAKE_STAGE'
export const METRIC_NAMESPACE = 'Uptake'

/** The metrics, and their units in CloudWatch. */
export const COUNTERS = {
  DropsRead: 'Count',
  DropsRefused: 'Count',
  /** Whose reading was given up. */
  DropsStopped: 'Count',
  /** That a sweep found without a receipt, though they were uploaded over an hour before. */
  DropsUnanswered: 'Count',
  RowsRejected: 'Count',
  /** From the upload to the receipt. */
  ReceiptLag: 'Milliseconds',
  /** That are past their deadline, at each hour. */
  DigestsLate: 'Count',
  MailsSent: 'Count',
  MailsRefused: 'Count',
  MailsUnknown: 'Count',
  ReadUnits: 'Count',
  WriteUnits: 'Count',
} as const

export type CounterName = keyof typeof COUNTERS

/** So much memory brings one whole processor along. */
const ONE_PROCESSOR_MB = 1769

/** `file`: its name in functions/. `sendsTo`: the queues that it sends to. */
export const FUNCTIONS = {
  GroupChanges: { file: 'group-changes', memoryMb: 256, timeoutSeconds: 30, sendsTo: ['ingest'] },
  IngestDrop: {
    file: 'ingest-drop',
    memoryMb: ONE_PROCESSOR_MB,
    // Half a gigabyte takes less than half of it; a drop that does not end within it is stopped after three
    // tries. Since SQS prefers the partner with the fewest drops in progress, other partners wait for at most one
    // reading; so this is also the longest that a reading without end can delay them.
    timeoutSeconds: 900,
    // A job of several keys that does not succeed at once is parted into jobs of one key.
    sendsTo: ['ingest'],
  },
  Plan: { file: 'plan', memoryMb: 512, timeoutSeconds: 300, sendsTo: ['measure', 'publish', 'send'] },
  Measure: { file: 'measure', memoryMb: ONE_PROCESSOR_MB, timeoutSeconds: 300, sendsTo: [] },
  Publish: { file: 'publish', memoryMb: ONE_PROCESSOR_MB, timeoutSeconds: 300, sendsTo: ['publish', 'send'] },
  SendMail: { file: 'send-mail', memoryMb: 512, timeoutSeconds: 60, sendsTo: [] },
  RecordFeedback: { file: 'record-feedback', memoryMb: 256, timeoutSeconds: 30, sendsTo: [] },
  Sweep: { file: 'sweep', memoryMb: ONE_PROCESSOR_MB, timeoutSeconds: 900, sendsTo: ['ingest', 'sweep'] },
  // No queue feeds it: API Gateway calls it for each request, and waits for half a minute at most.
  Portal: { file: 'portal', memoryMb: 1024, timeoutSeconds: 29, sendsTo: ['send'] },
} as const

export type FunctionName = keyof typeof FUNCTIONS

/**
 * Those of which X-Ray gets no traces. A trace of a request to the portal would hold its address, and with it the token
 * of a link; those of drops would add to the cost of every file, and its log says the same.
 */
export const UNTRACED: readonly FunctionName[] = ['GroupChanges', 'IngestDrop', 'Portal']

interface QueueSettings {
  /** The function that consumes it. */
  readonly feeds: FunctionName
  /** How many batches at once; SQS accepts no number below 2. */
  readonly atOnce: number
  readonly batch: Batch
}

/** How many messages an invocation gets at most, and how long it waits for them. */
export interface Batch {
  readonly size: number
  readonly waitSeconds: number
}

/** A failure delays no other message. */
const ALONE: Batch = { size: 1, waitSeconds: 0 }

export const QUEUES = {
  // Exports of many customers arrive as many small files, which cost less together.
  changes: { feeds: 'GroupChanges', atOnce: 2, batch: { size: 100, waitSeconds: 1 } },
  ingest: { feeds: 'IngestDrop', atOnce: 10, batch: ALONE },
  sweep: { feeds: 'Sweep', atOnce: 2, batch: ALONE },
  measure: { feeds: 'Measure', atOnce: 10, batch: ALONE },
  publish: { feeds: 'Publish', atOnce: 5, batch: ALONE },
  // Two messages at once stay below 14 a second, the rate of most accounts.
  send: { feeds: 'SendMail', atOnce: 2, batch: ALONE },
  feedback: { feeds: 'RecordFeedback', atOnce: 2, batch: ALONE },
} as const satisfies Readonly<Record<string, QueueSettings>>

export type QueueName = keyof typeof QUEUES

export const QUEUE_NAMES = Object.keys(QUEUES) as readonly QueueName[]

/** The queue of each kind of job. Notices and events are published like digests, by the same function. */
export const JOB_QUEUES = {
  reconcile: 'ingest',
  sweep: 'sweep',
  measure: 'measure',
  publish: 'publish',
  notify: 'publish',
  announce: 'publish',
  send: 'send',
} as const satisfies Readonly<Record<string, QueueName>>

/** After so many failed receives a message is dead-lettered. */
export const MAX_RECEIVES = 5

/**
 * A failed message is hidden for this many time-outs of its function: AWS's advice, which leaves room for
 * throttling.
 */
export const HIDDEN_TIMEOUTS = 6

export function queueVariable(queue: QueueName): string {
  return `UPTAKE_${queue.toUpperCase()}_QUEUE_URL`
}

export function deadLetterVariable(queue: QueueName): string {
  return `UPTAKE_${queue.toUpperCase()}_DEAD_LETTER_QUEUE_URL`
}
