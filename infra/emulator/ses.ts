// The embedded SES: takes SendRawEmail, keeps every message, sends none.

import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Credentials } from './credentials.ts'
import { folderOrTemporary } from './folder.ts'
import { home } from './home.ts'
import { type Call, type Faults, type Reply, type Service, serve } from './loopback.ts'
import { readSendRequest } from './ses/accept.ts'
import { type SesEvent, sesEvents } from './ses/events.ts'
import { withOwnHeaders } from './ses/headers.ts'
import { openMailbox, type SentMessage } from './ses/mailbox.ts'
import { SesRefusal, sesError } from './ses/refusal.ts'
import { element, value, xmlReply } from './xml.ts'

export type { SesEvent } from './ses/events.ts'
export type { SentMessage } from './ses/mailbox.ts'
export { sesError } from './ses/refusal.ts'

export interface SesOptions {
  readonly credentials: Credentials
  /** Where messages stay; without one, they go at the close. */
  readonly folder?: string
  /** Called with what SES tells of a message, after it was accepted and before the client hears of it. */
  readonly onEvent?: (event: SesEvent) => void
  readonly faults?: Faults
}

export interface Ses extends Service {
  /** Every accepted message, with the headers that SES gave it, in order. */
  messages(): Promise<SentMessage[]>
}

export async function startSes({ credentials, folder, onEvent, faults }: SesOptions): Promise<Ses> {
  const place = await folderOrTemporary(folder)
  const mailbox = openMailbox(place.path)

  async function send(form: URLSearchParams): Promise<Reply> {
    const request = readSendRequest(form)
    const [messageId, atMs] = [newMessageId(), Date.now()]
    const raw = withOwnHeaders(request.raw, `${messageId}@${home.region}.amazonses.com`, atMs)
    const message = { ...request, raw, messageId, atMs }
    await mailbox.keep(message)
    for (const event of sesEvents(message)) onEvent?.(event)
    const result = element('SendRawEmailResult', value('MessageId', messageId))
    const metadata = element('ResponseMetadata', value('RequestId', randomUUID()))
    return xmlReply(200, element('SendRawEmailResponse', result, metadata))
  }

  const service = await serve((request) => understand(request, send), {
    access: { credentials, denied: ({ code, message }) => sesError(code, message, 403) },
    faults,
  })
  return {
    endpoint: service.endpoint,
    messages: mailbox.messages,
    async close() {
      await service.close()
      mailbox.close()
      await place.leave()
    },
  }
}

async function understand(
  request: IncomingMessage,
  send: (form: URLSearchParams) => Promise<Reply>,
): Promise<Call> {
  const form = new URLSearchParams(await text(request))
  const operation = form.get('Action') ?? ''
  if (operation !== 'SendRawEmail') {
    const reply = sesError('InvalidAction', `The embedded SES does not know the operation ${operation}.`)
    return { operation, run: async () => reply }
  }
  return { operation, run: () => send(form).catch(refused) }
}

function refused(error: unknown): Reply {
  if (error instanceof SesRefusal) return sesError(error.code, error.message)
  return sesError('InternalFailure', error instanceof Error ? error.message : String(error), 500)
}

/** As those of SES look. */
function newMessageId(): string {
  return `${randomBytes(8).toString('hex')}-${randomUUID()}-000000`
}
