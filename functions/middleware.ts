// The one middy stack that every function stands on: log what failed, and answer a queue record by record.

import middy from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { PoisonInput } from '../shared/domain/errors.ts'
import { log } from './log.ts'

type Handle<Message> = (message: Message) => Promise<void>

/** Handles each record's JSON body; only what may succeed later goes back to the queue. */
export function queueHandler<Message>(handle: Handle<Message>) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event) => {
    const failed = await Promise.all(event.Records.map((record) => handleRecord(record, handle)))
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

async function handleRecord<Message>(record: SQSRecord, handle: Handle<Message>): Promise<string | null> {
  const receives = Number(record.attributes.ApproximateReceiveCount)
  try {
    await handle(JSON.parse(record.body))
    return null
  } catch (error) {
    log(error instanceof PoisonInput ? 'error' : 'warn', 'message failed', {
      messageId: record.messageId,
      receives,
      error,
    })
    return record.messageId
  }
}
