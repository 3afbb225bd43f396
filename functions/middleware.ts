// The middy stack of every function: log lines with the request, metrics of the invocation, and partial batch
// responses.

import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import middy, { type MiddlewareObj } from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { handle } from 'hono/aws-lambda'
import type { Wiring } from '../shared/adapters/wiring.ts'
import { parseDropKey, partnerNamed } from '../shared/domain/drops/drop-key.ts'
import { PoisonInput } from '../shared/domain/errors.ts'
import { loggableError } from '../shared/portal/loggable-error.ts'
import { MAX_RECEIVES, type QueueName } from '../shared/topology.ts'

/** What every invocation needs of the wiring. */
export type EventPorts = Pick<Wiring, 'log' | 'counters' | 'requestUnits'>
export type QueuePorts = EventPorts & Pick<Wiring, 'deadLetters'>

type Answer = ReturnType<typeof handle>
/** `receives`: how often the message was received, including this time. */
type Handle<Message> = (message: Message, receives: number) => Promise<void>

/**
 * Handles each record's JSON body. A record that may succeed later returns to the queue; one that never will,
 * or has been retried often enough, is dead-lettered with the reason.
 */
export function queueHandler<Message>(queue: QueueName, ports: QueuePorts, handle: Handle<Message>) {
  return stack<SQSEvent, SQSBatchResponse>(ports).handler(async ({ Records }) => {
    return batchResponse(Records, (record) => handleRecord(queue, record, ports, handle))
  })
}

/**
 * Handles the records of an invocation together, once `read` has found something in each of them: what it throws
 * concerns one record, what `handle` throws all others.
 */
export function batchHandler<Message, Found>(
  queue: QueueName,
  ports: QueuePorts,
  read: (message: Message) => Found,
  handle: (found: readonly Found[]) => Promise<void>,
) {
  return stack<SQSEvent, SQSBatchResponse>(ports).handler(async ({ Records }) => {
    const found: Found[] = []
    let handled: Promise<void> | null = null
    const handleOne = async (message: Message) => {
      found.push(read(message))
      // Every record has been read once this continues.
      await null
      handled ??= handle(found)
      await handled
    }
    return batchResponse(Records, (record) => handleRecord(queue, record, ports, handleOne))
  })
}

/** For schedules and manual invocations: errors are thrown, and the service retries. */
export function eventHandler<Event>(ports: EventPorts, handle: (event: Event) => Promise<void>) {
  return stack<Event, void>(ports)
    .onError(({ error }) => ports.log.error('invocation failed', { error }))
    .handler(handle)
}

/** For requests by API Gateway, which wait for an answer and are not repeated. */
export function requestHandler(ports: EventPorts, answer: Answer) {
  return stack<Parameters<Answer>[0], Awaited<ReturnType<Answer>>>(ports)
    .onError((request) => {
      ports.log.error('request failed', { error: loggableError(request.error) })
      request.response = { statusCode: 500, headers: {}, body: '', isBase64Encoded: false }
    })
    .handler((event) => answer(event))
}

function stack<Event, Result>(ports: EventPorts) {
  return middy<Event, Result>()
    .use(injectLambdaContext(ports.log))
    .use(logMetrics(ports.counters))
    .use(countRequestUnits(ports))
}

/** Request units used during the invocation. */
function countRequestUnits({ requestUnits, counters }: EventPorts): MiddlewareObj {
  let before = { ...requestUnits }
  const count = () => {
    counters.count('ReadUnits', requestUnits.read - before.read)
    counters.count('WriteUnits', requestUnits.write - before.write)
    before = { ...requestUnits }
  }
  return { after: count, onError: count }
}

async function batchResponse(
  records: readonly SQSRecord[],
  handle: (record: SQSRecord) => Promise<string | null>,
): Promise<SQSBatchResponse> {
  const failed = await Promise.all(records.map(handle))
  return { batchItemFailures: failed.flatMap((id) => (id === null ? [] : [{ itemIdentifier: id }])) }
}

/** The id of a message that returns to the queue; null: it is done, or dead-lettered. */
async function handleRecord<Message>(
  queue: QueueName,
  record: SQSRecord,
  ports: QueuePorts,
  handle: Handle<Message>,
): Promise<string | null> {
  const receives = Number(record.attributes.ApproximateReceiveCount)
  let message: Message | null = null
  try {
    message = messageOf<Message>(record)
    await handle(message, receives)
    return null
  } catch (error) {
    const isPoison = error instanceof PoisonInput
    const about = { queue, messageId: record.messageId, receives, ...subjectOf(message), error }
    ports.log[isPoison ? 'error' : 'warn']('message failed', about)
    const isLast = isPoison || receives >= MAX_RECEIVES
    return isLast && (await isDeadLettered(queue, record, error, ports)) ? null : record.messageId
  }
}

/** The message's partner and drop for the log; personal data in it, such as a recipient, is left out. */
function subjectOf(message: unknown): object {
  const { partner, keys } = Object(message)
  const [key, ...more] = Array.isArray(keys) ? keys : []
  if (typeof key !== 'string') return typeof partner === 'string' ? { partner } : {}
  if (more.length > 0) return { partner: partnerNamed(key), keys }
  const address = parseDropKey(key)
  return address.kind === 'invalid' ? { key } : { key, partner: address.partner, drop: address.drop }
}

function messageOf<Message>({ body }: SQSRecord): Message {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new PoisonInput('The message is not JSON.', { cause })
  }
}

/** False: SQS will dead-letter it itself, without the reason. */
async function isDeadLettered(
  queue: QueueName,
  { body, messageId }: SQSRecord,
  failure: unknown,
  { deadLetters, log }: QueuePorts,
): Promise<boolean> {
  const reason = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure)
  try {
    await deadLetters.put(queue, body, reason)
    return true
  } catch (error) {
    log.warn('message could not be moved to its dead letters', { messageId, error })
    return false
  }
}
