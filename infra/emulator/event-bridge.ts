// The embedded EventBridge: PutEvents alone. Every event is handed on; there are no rules.

import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { jsonDenied, jsonError, jsonReply, NOT_AN_OBJECT, parseJsonObject } from './json.ts'
import type { LoopbackServer } from './loopback.ts'
import { type Reply, type ServiceOptions, serve } from './service.ts'

/** As a rule would see it, in part. */
export interface BusEvent {
  readonly id: string
  readonly bus: string
  readonly source: string
  readonly detailType: string
  /** JSON. */
  readonly detail: string
}

export interface EventBridgeOptions extends Omit<ServiceOptions, 'folder'> {
  /** Receives every accepted event, before the client gets the reply. */
  readonly onEvent: (event: BusEvent) => void
}

interface Entry {
  readonly EventBusName?: string
  readonly Source?: string
  readonly DetailType?: string
  readonly Detail?: string
}

const MAX_ENTRIES = 10
const MAX_BYTES = 256 * 1024

export function startEventBridge(options: EventBridgeOptions): Promise<LoopbackServer> {
  return serve((request) => handle(request, options), { ...options, denied: jsonDenied })
}

async function handle(message: IncomingMessage, { onEvent }: EventBridgeOptions): Promise<Reply> {
  const request = parseJsonObject(await text(message))
  if (request === null) return NOT_AN_OBJECT
  const operation = `${message.headers['x-amz-target'] ?? ''}`.replace(/^AWSEvents\./, '')
  if (operation !== 'PutEvents') {
    return jsonError('UnknownOperationException', `The embedded EventBridge does not know ${operation}`)
  }
  const { Entries } = request
  if (!Array.isArray(Entries) || Entries.length === 0 || Entries.length > MAX_ENTRIES) {
    return jsonError('ValidationException', `Entries must hold 1 to ${MAX_ENTRIES} events.`)
  }
  const size = Entries.reduce<number>((sum, entry) => sum + Buffer.byteLength(JSON.stringify(entry)), 0)
  if (size > MAX_BYTES)
    return jsonError('ValidationException', 'Total size of the entries is over the limit.')
  const answers = Entries.map((entry: Entry) => accept(entry, onEvent))
  const FailedEntryCount = answers.filter((answer) => 'ErrorCode' in answer).length
  return jsonReply({ FailedEntryCount, Entries: answers })
}

function accept(
  { EventBusName = 'default', Source, DetailType, Detail }: Entry,
  onEvent: EventBridgeOptions['onEvent'],
) {
  if (!Source || !DetailType || Detail === undefined) {
    return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Source, DetailType and Detail are required.' }
  }
  if (parseJsonObject(Detail) === null) {
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' }
  }
  const id = randomUUID()
  onEvent({ id, bus: EventBusName, source: Source, detailType: DetailType, detail: Detail })
  return { EventId: id }
}
