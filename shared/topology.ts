// What there is and who feeds whom, as plain data: buckets, tables, functions, the queues in front of them, and what they
// are called in the environment. Stacks, wiring and local run take it from here, so that one queue more is one entry more.

/** `changes`: the queue that every change in the bucket goes to. */
export const BUCKETS = {
  drops: { variable: 'UPTAKE_DROPS_BUCKET', changes: 'ingest' },
  reports: { variable: 'UPTAKE_REPORTS_BUCKET', changes: null },
  settings: { variable: 'UPTAKE_SETTINGS_BUCKET', changes: 'sweep' },
} as const

export type BucketName = keyof typeof BUCKETS

/** Every table has the same keys, both strings; what they hold, each adapter says. */
export const TABLE_KEYS = { partition: 'pk', sort: 'sk' } as const

/** Table by table the environment variable that names it. */
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
export const CONFIGURATION_SET_VARIABLE = 'UPTAKE_CONFIGURATION_SET'

/** The stage that a function belongs to: the one dimension of its metrics. */
export const STAGE_VARIABLE = 'UPTAKE_STAGE'
export const METRIC_NAMESPACE = 'Uptake'

/** What is counted, and its unit in CloudWatch. */
export const COUNTERS = {
  DropsRead: 'Count',
  DropsRefused: 'Count',
  RowsRejected: 'Count',
  /** From the upload to the receipt. */
  ReceiptLag: 'Milliseconds',
  MailsSent: 'Count',
  MailsRefused: 'Count',
  MailsUnknown: 'Count',
  ReadUnits: 'Count',
  WriteUnits: 'Count',
} as const

export type CounterName = keyof typeof COUNTERS

/** So much memory brings one whole processor along. */
const ONE_PROCESSOR_MB = 1769

/** `file`: its name in functions/. `sendsTo`: the queues that it gives work to. */
export const FUNCTIONS = {
  IngestDrop: {
    file: 'ingest-drop',
    memoryMb: ONE_PROCESSOR_MB,
    // The largest drop ends within half of it. Since SQS gives a free place to the partner with the fewest drops in work,
    // an honest drop waits for one reading at most: so this is also the longest that one that never ends can keep it
    // waiting.
    timeoutSeconds: 900,
    // An event comes back to the queue as a job of its partner.
    sendsTo: ['ingest'],
  },
  Plan: { file: 'plan', memoryMb: 512, timeoutSeconds: 300, sendsTo: ['measure', 'publish', 'send'] },
  Measure: { file: 'measure', memoryMb: ONE_PROCESSOR_MB, timeoutSeconds: 300, sendsTo: [] },
  Publish: { file: 'publish', memoryMb: ONE_PROCESSOR_MB, timeoutSeconds: 300, sendsTo: ['send'] },
  SendMail: { file: 'send-mail', memoryMb: 512, timeoutSeconds: 60, sendsTo: [] },
  RecordFeedback: { file: 'record-feedback', memoryMb: 256, timeoutSeconds: 30, sendsTo: [] },
  Sweep: { file: 'sweep', memoryMb: ONE_PROCESSOR_MB, timeoutSeconds: 900, sendsTo: ['ingest'] },
} as const

export type FunctionName = keyof typeof FUNCTIONS

/** `feeds`: the function that works on it. `atOnce`: how many messages at once; SQS takes no number below 2. */
export const QUEUES = {
  ingest: { feeds: 'IngestDrop', atOnce: 10 },
  sweep: { feeds: 'Sweep', atOnce: 2 },
  measure: { feeds: 'Measure', atOnce: 10 },
  publish: { feeds: 'Publish', atOnce: 5 },
  // Two messages at once stay below 14 a second, the rate of most accounts.
  send: { feeds: 'SendMail', atOnce: 2 },
  feedback: { feeds: 'RecordFeedback', atOnce: 2 },
} as const satisfies Readonly<Record<string, { readonly feeds: FunctionName; readonly atOnce: number }>>

export type QueueName = keyof typeof QUEUES

export const QUEUE_NAMES = Object.keys(QUEUES) as readonly QueueName[]

/** The queue that jobs of a kind go to. Notices are published like digests, by the same function. */
export const JOB_QUEUES = {
  reconcile: 'ingest',
  measure: 'measure',
  publish: 'publish',
  notify: 'publish',
  send: 'send',
} as const satisfies Readonly<Record<string, QueueName>>

/** Each call of a function is given one message: what fails holds up no other. */
export const BATCH_SIZE = 1

/** After so many failed receives a message is dead-lettered. */
export const MAX_RECEIVES = 5

/** A message that fails is hidden for so many time-outs of its function: AWS's advice, room for it to be throttled. */
export const HIDDEN_TIMEOUTS = 6

export function queueVariable(queue: QueueName): string {
  return `UPTAKE_${queue.toUpperCase()}_QUEUE_URL`
}

export function deadLetterVariable(queue: QueueName): string {
  return `UPTAKE_${queue.toUpperCase()}_DEAD_LETTER_QUEUE_URL`
}
