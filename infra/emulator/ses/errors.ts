// The errors of SES, as replies of its Query protocol.

import { randomUUID } from 'node:crypto'
import type { Reply } from '../service.ts'
import { element, value, xmlReply } from '../xml.ts'

export class SesError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** `code`: such as `Throttling` or `MessageRejected`. */
export function sesErrorReply(code: string, message: string, status = 400): Reply {
  const type = value('Type', status < 500 ? 'Sender' : 'Receiver')
  const error = element('Error', type, value('Code', code), value('Message', message))
  return xmlReply(status, element('ErrorResponse', error, value('RequestId', randomUUID())))
}
