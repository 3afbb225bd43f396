// One call of a Lambda function with a batch from SQS: what the function is given, and what its answer means.

import { createHash, randomUUID } from 'node:crypto'
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda'
import { home } from './home.ts'
import type { Timers } from './timers.ts'

/** As Lambda loads it: what it answers is an `SQSBatchResponse`, or nothing. */
export type SqsHandler = (event: SQSEvent, context: Context) => Promise<unknown>

export interface Message {
  readonly id: string
  readonly body: string
  readonly attributes: SQSRecord['messageAttributes']
  /** Whose message it is, for the fair share of all groups; null: a group of its own. */
  readonly group: string | null
  readonly sentMs: number
  readonly firstReceivedMs: number
  /** How often it was received, this time included. */
  readonly receives: number
}

/** Which messages come back, and why. */
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

/** Never throws: an error of the function, or no answer in time, fails the whole batch. */
export async function invoke(invocation: Invocation, batch: readonly Message[]): Promise<Failures> {
  const all = new Set(batch.map(({ id }) => id))
  const { queue, handler, timeoutMs, timers } = invocation
  const late = Promise.withResolvers<never>()
  const tooLate = new Error(`Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`)
  const callOff = timers.after(timeoutMs, () => late.reject(tooLate))
  try {
    const event = { Records: batch.map((message) => recordOf(queue, message)) }
    const answer = handler(event, lambdaContext(invocation))
    return failuresOf(all, await Promise.race([answer, late.promise]))
  } catch (error) {
    return { ids: all, reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  } finally {
    callOff()
  }
}

/** As Lambda reads `ReportBatchItemFailures`: an answer that makes no sense fails the whole batch. */
function failuresOf(all: ReadonlySet<string>, answer: unknown): Failures {
  const { batchItemFailures } = (answer ?? {}) as { batchItemFailures?: { itemIdentifier?: string }[] | null }
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
      SenderId: home.account,
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedMs),
      ...(message.group === null ? {} : { MessageGroupId: message.group }),
    },
    messageAttributes: message.attributes,
    md5OfBody: createHash('md5').update(message.body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${home.region}:${home.account}:${queue}`,
    awsRegion: home.region,
  }
}

function lambdaContext({ queue, timeoutMs, timers }: Invocation): Context {
  const deadlineMs = timers.now() + timeoutMs
  const retired = () => {
    throw new Error('done, fail and succeed are not for functions that return promises')
  }
  return {
    awsRequestId: randomUUID(),
    callbackWaitsForEmptyEventLoop: true,
    functionName: queue,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${home.region}:${home.account}:function:${queue}`,
    memoryLimitInMB: '512',
    logGroupName: `/aws/lambda/${queue}`,
    logStreamName: `local/[$LATEST]${randomUUID()}`,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - timers.now()),
    done: retired,
    fail: retired,
    succeed: retired,
  }
}
