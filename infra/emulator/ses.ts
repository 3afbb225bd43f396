// The embedded SES: accepts SendRawEmail and keeps every message, but sends none.

import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { folderOrTemporary } from './folder.ts'
import { identity } from './identity.ts'
import type { LoopbackServer } from './loopback.ts'
import { type Reply, type ServiceOptions, serve } from './service.ts'
import { SesError, sesErrorReply } from './ses/errors.ts'
import { type SesEvent, sesEvents } from './ses/events.ts'
import { withOwnHeaders } from './ses/headers.ts'
import { createMailbox, type Mailbox, type SentMessage } from './ses/mailbox.ts'
import { parseSendRequest } from './ses/send-request.ts'
import { element, value, xmlReply } from './xml.ts'

export type { SesEvent } from './ses/events.ts'
export type { SentMessage } from './ses/mailbox.ts'

export interface SesOptions extends ServiceOptions {
  /** Receives the events of a message, after it was accepted and before the client gets the reply. */
  readonly onEvent?: (event: SesEvent) => void
}

export interface Ses extends LoopbackServer {
  /** Every accepted message, with the headers that SES gave it, in order. */
  messages(): Promise<SentMessage[]>
}

export async function startSes(options: SesOptions): Promise<Ses> {
  const { onEvent = () => undefined } = options
  const folder = await folderOrTemporary(options.folder)
  const mailbox = createMailbox(folder.path)
  const service = await serve((request) => handle(request, mailbox, onEvent).catch(errorReply), {
    ...options,
    denied: ({ code, message }) => sesErrorReply(code, message, 403),
  })
  return {
    endpoint: service.endpoint,
    messages: mailbox.messages,
    async close() {
      await service.close()
      mailbox.close()
      await folder.release()
    },
  }
}

async function handle(
  request: IncomingMessage,
  mailbox: Mailbox,
  onEvent: (event: SesEvent) => void,
): Promise<Reply> {
  const form = new URLSearchParams(await text(request))
  const operation = form.get('Action') ?? ''
  if (operation !== 'SendRawEmail') {
    throw new SesError('InvalidAction', `The embedded SES does not know the operation ${operation}.`)
  }
  const sendRequest = parseSendRequest(form)
  const [messageId, atMs] = [newMessageId(), Date.now()]
  const raw = withOwnHeaders(sendRequest.raw, `${messageId}@${identity.region}.amazonses.com`, atMs)
  const message = { ...sendRequest, raw, messageId, atMs }
  await mailbox.keep(message)
  for (const event of sesEvents(message)) onEvent(event)
  const result = element('SendRawEmailResult', value('MessageId', messageId))
  const metadata = element('ResponseMetadata', value('RequestId', randomUUID()))
  return xmlReply(200, element('SendRawEmailResponse', result, metadata))
}

function errorReply(error: unknown): Reply {
  if (error instanceof SesError) return sesErrorReply(error.code, error.message)
  return sesErrorReply('InternalFailure', error instanceof Error ? error.message : String(error), 500)
}

/** In the format of SES. */
function newMessageId(): string {
  return `${randomBytes(8).toString('hex')}-${randomUUID()}-000000`
}
