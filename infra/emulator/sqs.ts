// The embedded SQS: the sending half of its protocol, in front of the queues of this process.

import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { SQSMessageAttributes } from 'aws-lambda'
import { jsonDenied, jsonError, jsonReply, NOT_AN_OBJECT, parseJsonObject } from './json.ts'
import type { LoopbackServer } from './loopback.ts'
import type { Queue } from './queue.ts'
import { type Reply, type ServiceOptions, serve } from './service.ts'

export interface SqsOptions extends Omit<ServiceOptions, 'folder'> {
  /** undefined: there is no such queue. */
  readonly findQueue: (name: string) => Target | undefined
}

/** What messages are sent to. */
type Target = Pick<Queue, 'send'>

interface SendRequest {
  readonly MessageBody?: string
  readonly DelaySeconds?: number
  readonly MessageGroupId?: string
  readonly MessageAttributes?: Record<
    string,
    { DataType: string; StringValue?: string; BinaryValue?: string }
  >
}

interface BatchRequest {
  readonly Entries?: readonly (SendRequest & { readonly Id: string })[]
}

type Operation = (target: Target, request: Record<string, unknown>) => object

const OPERATIONS: Readonly<Record<string, Operation>> = {
  SendMessage: send,
  SendMessageBatch(target, request) {
    const entries = checkedEntries(request)
    return { Successful: entries.map((entry) => ({ Id: entry.Id, ...send(target, entry) })), Failed: [] }
  },
}

const MAX_BYTES = 1024 * 1024
const MAX_ENTRIES = 10

class SqsError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export function startSqs(options: SqsOptions): Promise<LoopbackServer> {
  return serve((request) => handle(request, options), { ...options, denied: jsonDenied })
}

async function handle(message: IncomingMessage, { findQueue }: SqsOptions): Promise<Reply> {
  const request = parseJsonObject(await text(message))
  if (request === null) return NOT_AN_OBJECT
  try {
    const name = `${message.headers['x-amz-target'] ?? ''}`.replace(/^AmazonSQS\./, '')
    const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined
    if (operation === undefined) {
      throw new SqsError('UnsupportedOperation', `The embedded SQS does not know ${name}`)
    }
    const target = findQueue(String(request.QueueUrl).split('/').at(-1) ?? '')
    if (target === undefined) throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.')
    return jsonReply(operation(target, request))
  } catch (error) {
    const code = error instanceof SqsError ? error.code : 'InternalFailure'
    const message = error instanceof Error ? error.message : ''
    return jsonError(`com.amazonaws.sqs#${code}`, message, code === 'InternalFailure' ? 500 : 400)
  }
}

function send(
  target: Target,
  { MessageBody = '', DelaySeconds = 0, MessageGroupId, MessageAttributes = {} }: SendRequest,
): object {
  if (MessageBody === '') {
    throw new SqsError('MissingParameter', 'The request must contain the parameter MessageBody.')
  }
  if (/[\ufffe\uffff]/.test(MessageBody)) {
    throw new SqsError('InvalidMessageContents', 'The message contains characters outside the allowed set.')
  }
  if (Buffer.byteLength(MessageBody) > MAX_BYTES) {
    throw new SqsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${MAX_BYTES} bytes.`,
    )
  }
  const id = target.send(MessageBody, {
    delayMs: DelaySeconds * 1000,
    attributes: recordAttributes(MessageAttributes),
    group: MessageGroupId ?? null,
  })
  return { MessageId: id, MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') }
}

function checkedEntries({ Entries = [] }: BatchRequest): NonNullable<BatchRequest['Entries']> {
  if (Entries.length === 0) throw new SqsError('EmptyBatchRequest', 'There should be at least one entry.')
  if (Entries.length > MAX_ENTRIES) {
    throw new SqsError('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.')
  }
  if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length) {
    throw new SqsError('BatchEntryIdsNotDistinct', 'Ids of a batch must differ.')
  }
  const bytes = Entries.reduce((sum, { MessageBody = '' }) => sum + Buffer.byteLength(MessageBody), 0)
  if (bytes > MAX_BYTES) {
    throw new SqsError('BatchRequestTooLong', `Batch requests cannot be longer than ${MAX_BYTES} bytes.`)
  }
  return Entries
}

/** Clients send the fields in PascalCase; functions receive them in camelCase. */
function recordAttributes(attributes: NonNullable<SendRequest['MessageAttributes']>): SQSMessageAttributes {
  const entries = Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    {
      dataType: DataType,
      ...(StringValue === undefined ? {} : { stringValue: StringValue }),
      ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
      stringListValues: [],
      binaryListValues: [],
    },
  ])
  return Object.fromEntries(entries)
}
