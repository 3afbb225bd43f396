// The one middy stack that every function stands on: log what failed, and answer a queue record by record.

import middy from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { wire } from '../shared/adapters/wiring.ts'
import { PoisonInput } from '../shared/domain/errors.ts'
import { MAX_RECEIVES, type QueueName } from '../shared/topology.ts'
import { log } from './log.ts'

type Handle<Message> = (message: Message) => Promise<void>

/**
 * Handles each record's JSON body. What may succeed later goes back to the queue; what never will, or has been tried
 * often enough, goes to its dead letters with the reason.
 */
export function queueHandler<Message>(queue: QueueName, handle: Handle<Message>) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event) => {
    const failed = await Promise.all(event.Records.map((record) => handleRecord(queue, record, handle)))
    return { batchItemFailures: failed.flatMap((id) => (id === null ? [] : [{ itemIdentifier: id }])) }
  })
}

/** For schedules and invocations by hand: a failure is thrown, and the service invokes again. */
export function eventHandler<Event>(handle: Handle<Event>) {
  return middy<Event, void>()
    .onError(({ error }) => {
      log('error', 'invocation failed', { error })
    })
    .handler(handle)
}

/** The id of a message that goes back; null: it is done, or put aside. */
async function handleRecord<Message>(
  queue: QueueName,
  record: SQSRecord,
  handle: Handle<Message>,
): Promise<string | null> {
  const receives = Number(record.attributes.ApproximateReceiveCount)
  try {
    await handle(messageOf(record))
    return null
  } catch (error) {
    const isPoison = error instanceof PoisonInput
    log(isPoison ? 'error' : 'warn', 'message failed', { messageId: record.messageId, receives, error })
    const isLast = isPoison || receives >= MAX_RECEIVES
    return isLast && (await isPutAside(queue, record, error)) ? null : record.messageId
  }
}

function messageOf({ body }: SQSRecord) {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new PoisonInput('The message is not JSON.', { cause })
  }
}

/** False: the queue will have to do it, without the reason. */
async function isPutAside(
  queue: QueueName,
  { body, messageId }: SQSRecord,
  error: unknown,
): Promise<boolean> {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  try {
    await wire().deadLetters.put(queue, body, reason)
    return true
  } catch (fault) {
    log('warn', 'message could not be put aside', { messageId, error: fault })
    return false
  }
}
