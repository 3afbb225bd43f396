// Mail over SES SendRawEmail: one attempt, and its outcome. The call has no idempotency token, so a message
// that may have been sent is never retried.

import { SESClient, type SESClientConfig, SendRawEmailCommand } from '@aws-sdk/client-ses'
import type { SendOutcome } from '../domain/mail/message.ts'
import type { Mailer, OutgoingMail } from '../ports/mailer.ts'
import { sendFault } from './ses-faults.ts'

export function sesMailer(client: SESClient, configurationSet: string): Mailer {
  return {
    async send(mail) {
      try {
        const { MessageId } = await client.send(requestOf(mail, configurationSet))
        if (MessageId !== undefined) return { kind: 'sent', messageId: MessageId }
        return { kind: 'unknown', reason: 'SES answered without a message id.' }
      } catch (error) {
        return sendFault(error) satisfies SendOutcome
      }
    },
  }
}

export function sesClient(config: SESClientConfig): SESClient {
  // A kept-alive connection that the server has closed would look like a message that may have been sent.
  const fresh = { keepAlive: false }
  return new SESClient({
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
      httpAgent: fresh,
      httpsAgent: fresh,
    },
    ...config,
    maxAttempts: 1,
  })
}

function requestOf(mail: OutgoingMail, configurationSet: string): SendRawEmailCommand {
  return new SendRawEmailCommand({
    Source: mail.from,
    Destinations: [mail.to],
    RawMessage: { Data: mail.raw },
    ConfigurationSetName: configurationSet,
    Tags: Object.entries(mail.tags).map(([Name, Value]) => ({ Name, Value })),
  })
}
