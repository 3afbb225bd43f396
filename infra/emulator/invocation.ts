// Invokes a Lambda function with a batch of SQS messages, and interprets its response as Lambda does.

import { createHash, randomUUID } from 'node:crypto'
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda'
import { identity } from './identity.ts'
import type { Timers } from './timers.ts'

/** As Lambda loads it. It returns an `SQSBatchResponse`, or nothing. */
export type SqsHandler = (event: SQSEvent, context: Context) => Promise<unknown>

export interface Message {
  readonly id: string
  readonly body: string
  readonly attributes: SQSRecord['messageAttributes']
  /** The message group, for the fair order of groups; null: a group of its own. */
  readonly group: string | null
  readonly sentMs: number
  readonly firstReceivedMs: number
  /** How often it was received, including this time. */
  readonly receives: number
}

/** Messages that return to the queue, and why. */
export interface Failures {
  readonly ids: ReadonlySet<string>
  readonly reason: string
}

export interface Invocation {
  readonly queue: string
  readonly handler: SqsHandler
  readonly timeoutMs: number
  readonly timers: Timers
}

/** Never throws: an error of the function, or a timeout, fails the whole batch. */
export async function invoke(invocation: Invocation, batch: readonly Message[]): Promise<Failures> {
  const all = new Set(batch.map(({ id }) => id))
  const { queue, handler, timeoutMs, timers } = invocation
  const timeout = Promise.withResolvers<never>()
  const timedOut = new Error(`Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`)
  const cancel = timers.after(timeoutMs, () => timeout.reject(timedOut))
  try {
    const event = { Records: batch.map((message) => recordOf(queue, message)) }
    const response = handler(event, lambdaContext(invocation))
    return failuresOf(all, await Promise.race([response, timeout.promise]))
  } catch (error) {
    return { ids: all, reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  } finally {
    cancel()
  }
}

/** As Lambda reads `ReportBatchItemFailures`: an invalid response fails the whole batch. */
function failuresOf(all: ReadonlySet<string>, response: unknown): Failures {
  const { batchItemFailures } = (response ?? {}) as {
    batchItemFailures?: { itemIdentifier?: string }[] | null
  }
  const ids = (batchItemFailures ?? []).map(({ itemIdentifier = '' }) => itemIdentifier)
  if (ids.every((id) => all.has(id)))
    return { ids: new Set(ids), reason: 'reported as failed by the function' }
  return { ids: all, reason: 'the function reported a message that was not in its batch' }
}

function recordOf(queue: string, message: Message): SQSRecord {
  return {
    messageId: message.id,
    receiptHandle: randomUUID(),
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentMs),
      SenderId: identity.account,
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedMs),
      ...(message.group === null ? {} : { MessageGroupId: message.group }),
    },
    messageAttributes: message.attributes,
    md5OfBody: createHash('md5').update(message.body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${identity.region}:${identity.account}:${queue}`,
    awsRegion: identity.region,
  }
}

function lambdaContext({ queue, timeoutMs, timers }: Invocation): Context {
  const deadlineMs = timers.now() + timeoutMs
  const unsupported = () => {
    throw new Error('done, fail and succeed are not for functions that return promises')
  }
  return {
    awsRequestId: randomUUID(),
    callbackWaitsForEmptyEventLoop: true,
    functionName: queue,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${identity.region}:${identity.account}:function:${queue}`,
    memoryLimitInMB: '512',
    logGroupName: `/aws/lambda/${queue}`,
    logStreamName: `local/[$LATEST]${randomUUID()}`,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - timers.now()),
    done: unsupported,
    fail: unsupported,
    succeed: unsupported,
  }
}
