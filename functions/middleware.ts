// The middy stack that every function stands on: log lines with the request, metrics of the invocation, and a queue that
// is answered record by record.

import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import middy, { type MiddlewareObj } from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { Wiring } from '../shared/adapters/wiring.ts'
import { parseDropKey } from '../shared/domain/drops/drop-key.ts'
import { PoisonInput } from '../shared/domain/errors.ts'
import { MAX_RECEIVES, type QueueName } from '../shared/topology.ts'

/** What every invocation takes of the wiring. */
export type EventPorts = Pick<Wiring, 'log' | 'counters' | 'requestUnits'>
export type QueuePorts = EventPorts & Pick<Wiring, 'deadLetters'>

type Handle<Message> = (message: Message) => Promise<void>

/**
 * Handles each record's JSON body. What may succeed later goes back to the queue; what never will, or has been tried
 * often enough, goes to its dead letters with the reason.
 */
export function queueHandler<Message>(queue: QueueName, ports: QueuePorts, handle: Handle<Message>) {
  return stack<SQSEvent, SQSBatchResponse>(ports).handler(async ({ Records }) => {
    const failed = await Promise.all(Records.map((record) => handleRecord(queue, record, ports, handle)))
    return { batchItemFailures: failed.flatMap((id) => (id === null ? [] : [{ itemIdentifier: id }])) }
  })
}

/** For schedules and invocations by hand: a failure is thrown, and the service invokes again. */
export function eventHandler<Event>(ports: EventPorts, handle: Handle<Event>) {
  return stack<Event, void>(ports)
    .onError(({ error }) => ports.log.error('invocation failed', { error }))
    .handler(handle)
}

function stack<Event, Result>(ports: EventPorts) {
  return middy<Event, Result>()
    .use(injectLambdaContext(ports.log))
    .use(logMetrics(ports.counters))
    .use(countRequestUnits(ports))
}

/** What the tables charged for during the invocation. */
function countRequestUnits({ requestUnits, counters }: EventPorts): MiddlewareObj {
  let before = { ...requestUnits }
  const count = () => {
    counters.count('ReadUnits', requestUnits.read - before.read)
    counters.count('WriteUnits', requestUnits.write - before.write)
    before = { ...requestUnits }
  }
  return { after: count, onError: count }
}

/** The id of a message that goes back; null: it is done, or a dead letter. */
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
    await handle(message)
    return null
  } catch (error) {
    const isPoison = error instanceof PoisonInput
    const about = { queue, messageId: record.messageId, receives, ...subjectOf(message), error }
    ports.log[isPoison ? 'error' : 'warn']('message failed', about)
    const isLast = isPoison || receives >= MAX_RECEIVES
    return isLast && (await isDeadLettered(queue, record, error, ports)) ? null : record.messageId
  }
}

/** Whose message it is, and of which drop; a message may name people too, who have no place in a log. */
function subjectOf(message: unknown): object {
  const { partner, key } = Object(message)
  if (typeof key !== 'string') return typeof partner === 'string' ? { partner } : {}
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

/** False: the queue will have to do it, without the reason. */
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
