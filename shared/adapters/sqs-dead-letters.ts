// Dead-letters messages that can never succeed, with the reason as an attribute: SQS's own redrive policy
// records none.

import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { DeadLetters } from '../ports/jobs.ts'
import type { QueueName } from '../topology.ts'
import { toTransient } from './service-faults.ts'

const MAX_REASON_CHARACTERS = 1_000
/** SQS accepts only the characters of XML 1.0. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** `queueUrl` returns the URL of a queue's dead letters. */
export function sqsDeadLetters(client: SQSClient, queueUrl: (queue: QueueName) => string): DeadLetters {
  return {
    async put(queue, body, reason) {
      const StringValue = Array.from(reason.replace(NOT_IN_XML, '?')).slice(0, MAX_REASON_CHARACTERS).join('')
      const request = new SendMessageCommand({
        QueueUrl: queueUrl(queue),
        MessageBody: body,
        MessageAttributes: { reason: { DataType: 'String', StringValue: StringValue || 'unknown' } },
      })
      try {
        await client.send(request)
      } catch (error) {
        throw toTransient(error, 'SQS SendMessage')
      }
    },
  }
}
