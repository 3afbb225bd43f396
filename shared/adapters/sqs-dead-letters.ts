// Messages that nobody can do, put aside by whoever found out, with the reason beside them: when SQS puts a message
// aside by itself, it says no word why.

import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { DeadLetters } from '../ports.ts'
import type { QueueName } from '../topology.ts'
import { toTransient } from './service-faults.ts'

const MAX_REASON_CHARACTERS = 1_000
/** What SQS takes: the characters of XML 1.0. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** `queueUrl` says where the dead letters of a queue lie. */
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
