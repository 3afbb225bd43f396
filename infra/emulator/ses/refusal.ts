// The errors that SES answers with, as replies of its Query protocol.

import { randomUUID } from 'node:crypto'
import type { Reply } from '../loopback.ts'
import { element, value, xmlReply } from '../xml.ts'

export class SesRefusal extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** `Throttling` ("Maximum sending rate exceeded."), `MessageRejected` and the like; 5xx for the service's own. */
export function sesError(code: string, message: string, status = 400): Reply {
  const type = value('Type', status < 500 ? 'Sender' : 'Receiver')
  const error = element('Error', type, value('Code', code), value('Message', message))
  return xmlReply(status, element('ErrorResponse', error, value('RequestId', randomUUID())))
}
