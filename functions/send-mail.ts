// Sends one message to one recipient, at most once.

import { deadLetters, mailer, records, reports, settings } from '../shared/adapters/aws-ports.ts'
import { wireFunction } from '../shared/adapters/wiring.ts'
import { isSimulated } from '../shared/domain/canary.ts'
import { isUnwanted } from '../shared/domain/mail/message.ts'
import type { MessageRecord, MessageState } from '../shared/domain/mail/message-record.ts'
import type { SendJob } from '../shared/flows/send/jobs.ts'
import { type SendPorts, sendMail } from '../shared/flows/send/send-mail.ts'
import type { CounterName } from '../shared/topology.ts'
import { type QueuePorts, queueHandler } from './middleware.ts'

export function createHandler(ports: SendPorts & QueuePorts) {
  return queueHandler<SendJob>('send', ports, async (job) => {
    const message = await sendMail(job, ports)
    const counter = message !== null && isCounted(message) ? COUNTED[message.state] : undefined
    if (counter !== undefined) ports.counters.count(counter, 1)
  })
}

export const handler = createHandler(wireFunction({ deadLetters, mailer, records, reports, settings }))

function isCounted(message: MessageRecord): boolean {
  return !isUnwanted(message) && !isSimulated(message.recipient)
}

/** Only terminal states are counted; an unknown outcome is decided by time-outs, which raise an alarm. */
const COUNTED: Readonly<Partial<Record<MessageState, CounterName>>> = {
  SENT: 'MailsSent',
  REFUSED: 'MailsRefused',
  UNKNOWN: 'MailsUnknown',
}
