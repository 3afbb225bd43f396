// The job queues over SQS: one for each kind of job, as many messages a call as fit; failed messages of a batch are sent
// again. A job may arrive more than once. Reconcile jobs are grouped by partner: SQS is fair among message
// groups, so one partner's backlog does not delay the others.

import { SendMessageBatchCommand, SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs'
import { partnerNamed } from '../domain/drops/drop-key.ts'
import { Transient } from '../domain/errors.ts'
import type { Job, JobQueue } from '../ports/jobs.ts'
import { backoff, MAX_ATTEMPTS } from './backoff.ts'
import { toTransient } from './service-faults.ts'

const MESSAGES_PER_CALL = 10
/** What SQS took of all messages of a call before it took 1 MiB; one job has less. */
const BYTES_PER_CALL = 256 * 1024

export function sqsClient(config: SQSClientConfig): SQSClient {
  return new SQSClient({
    maxAttempts: 5,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...config,
  })
}

/** `queueUrl` returns the URL of the queue for a kind of job. */
export function sqsJobQueue(client: SQSClient, queueUrl: (kind: Job['kind']) => string): JobQueue {
  return {
    async send(jobs) {
      const byKind = Map.groupBy(jobs, ({ kind }) => kind)
      for (const [kind, some] of byKind) {
        for (const entries of callsFor(some)) await sendBatch(client, queueUrl(kind), entries)
      }
    },
  }
}

interface Entry {
  /** Unique within the call. */
  readonly Id: string
  readonly MessageBody: string
  readonly MessageGroupId?: string
}

function* callsFor(jobs: readonly Job[]): Generator<Entry[]> {
  let entries: Entry[] = []
  let bytes = 0
  for (const job of jobs) {
    const body = bodyOf(job)
    const bodyBytes = Buffer.byteLength(body)
    const isFull = entries.length === MESSAGES_PER_CALL || bytes + bodyBytes > BYTES_PER_CALL
    if (isFull && entries.length > 0) {
      yield entries
      entries = []
      bytes = 0
    }
    entries.push({ Id: String(entries.length), MessageBody: body, ...groupOf(job) })
    bytes += bodyBytes
  }
  if (entries.length > 0) yield entries
}

/** Keys may have the only two characters that JSON writes as they are and SQS refuses. */
function bodyOf(job: Job): string {
  return JSON.stringify(job).replaceAll('\ufffe', '\\ufffe').replaceAll('\uffff', '\\uffff')
}

async function sendBatch(client: SQSClient, QueueUrl: string, all: readonly Entry[]): Promise<void> {
  let entries = [...all]
  for (let attempt = 1; entries.length > 0; attempt++) {
    if (attempt > MAX_ATTEMPTS)
      throw new Transient(
        `SQS: ${entries.length} messages to ${QueueUrl} still unsent after ${MAX_ATTEMPTS} attempts.`,
      )
    if (attempt > 1) await backoff(attempt - 1)
    const { Failed = [] } = await send(client, new SendMessageBatchCommand({ QueueUrl, Entries: entries }))
    const wrong = Failed.find(({ SenderFault }) => SenderFault)
    if (wrong !== undefined)
      throw new Error(`SQS refused a message to ${QueueUrl}: ${wrong.Code} ${wrong.Message}`)
    const failed = new Set(Failed.map(({ Id }) => Id))
    entries = entries.filter(({ Id }) => failed.has(Id))
  }
}

/** Keys that belong to no partner share a group. */
function groupOf(job: Job): { MessageGroupId?: string } {
  if (job.kind !== 'reconcile') return {}
  return { MessageGroupId: partnerNamed(job.keys[0] ?? '') ?? 'nobody' }
}

async function send(client: SQSClient, command: SendMessageBatchCommand) {
  try {
    return await client.send(command)
  } catch (error) {
    throw toTransient(error, 'SQS SendMessageBatch')
  }
}
