// The embedded SQS: the sending half of its protocol, in front of the queues in the process.

import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { SQSMessageAttributes } from 'aws-lambda'
import type { Credentials } from './credentials.ts'
import { home } from './home.ts'
import { jsonDenied, jsonError, jsonObject, jsonReply, NOT_AN_OBJECT } from './json.ts'
import { type Call, type Faults, type Reply, type Service, serve } from './loopback.ts'
import type { Queue } from './queue.ts'

export interface SqsOptions {
  readonly credentials: Credentials
  /** undefined: there is no such queue. */
  readonly queueNamed: (name: string) => Target | undefined
  readonly faults?: Faults | undefined
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

const mostBytes = 1024 * 1024

class SqsRefusal extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export async function startSqs({ credentials, queueNamed, faults }: SqsOptions): Promise<Service> {
  const service: Service = await serve((request) => understand(request, operations), {
    access: { credentials, denied: jsonDenied },
    faults,
  })
  const operations: Operations = {
    GetQueueUrl(request) {
      const name = String(request.QueueName)
      find(name)
      return { QueueUrl: `${service.endpoint}/${home.account}/${name}` }
    },
    SendMessage: (request) => send(find(nameIn(request.QueueUrl)), request),
    SendMessageBatch(request) {
      const target = find(nameIn(request.QueueUrl))
      const entries = checkedEntries(request)
      return { Successful: entries.map((entry) => ({ Id: entry.Id, ...send(target, entry) })), Failed: [] }
    },
  }
  return service

  function find(name: string): Target {
    const found = queueNamed(name)
    if (found === undefined) throw new SqsRefusal('QueueDoesNotExist', 'The specified queue does not exist.')
    return found
  }
}

type Operations = Record<string, (request: Record<string, unknown>) => object>

async function understand(message: IncomingMessage, operations: Operations): Promise<Call> {
  const request = jsonObject(await text(message))
  const name = `${message.headers['x-amz-target'] ?? ''}`.replace(/^AmazonSQS\./, '')
  return {
    operation: name,
    run: async () => (request === null ? NOT_AN_OBJECT : answer(operations, name, request)),
  }
}

function answer(operations: Operations, name: string, request: Record<string, unknown>): Reply {
  try {
    // Names come from outside, and `constructor` is none of these.
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
    if (operation === undefined)
      throw new SqsRefusal('UnsupportedOperation', `The embedded SQS does not know ${name}`)
    return jsonReply(operation(request))
  } catch (error) {
    const code = error instanceof SqsRefusal ? error.code : 'InternalFailure'
    const message = error instanceof Error ? error.message : ''
    return jsonError(`com.amazonaws.sqs#${code}`, message, code === 'InternalFailure' ? 500 : 400)
  }
}

function send(
  target: Target,
  { MessageBody = '', DelaySeconds = 0, MessageGroupId, MessageAttributes = {} }: SendRequest,
): object {
  if (MessageBody === '')
    throw new SqsRefusal('MissingParameter', 'The request must contain the parameter MessageBody.')
  if (Buffer.byteLength(MessageBody) > mostBytes) {
    throw new SqsRefusal(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${mostBytes} bytes.`,
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
  if (Entries.length === 0) throw new SqsRefusal('EmptyBatchRequest', 'There should be at least one entry.')
  if (Entries.length > 10)
    throw new SqsRefusal('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.')
  if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length) {
    throw new SqsRefusal('BatchEntryIdsNotDistinct', 'Ids of a batch must differ.')
  }
  const bytes = Entries.reduce((sum, { MessageBody = '' }) => sum + Buffer.byteLength(MessageBody), 0)
  if (bytes > mostBytes) {
    throw new SqsRefusal('BatchRequestTooLong', `Batch requests cannot be longer than ${mostBytes} bytes.`)
  }
  return Entries
}

/** The client writes their parts in capitals, a function reads them without. */
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

function nameIn(url: unknown): string {
  return String(url).split('/').at(-1) ?? ''
}
