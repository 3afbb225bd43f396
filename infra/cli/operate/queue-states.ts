// How many messages wait in each queue, and how many of them are dead letters.

import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { QUEUE_NAMES, type QueueName } from '../../../shared/topology.ts'

export interface QueueState {
  readonly queue: QueueName
  /** null: the queues of a process keep no message from one run to the next. */
  readonly waiting: number | null
  readonly deadLetters: number
}

/** `left`: the dead letters that an embedded run has left, by queue. */
export function embeddedStates(left: ReadonlyMap<string, readonly unknown[]>): QueueState[] {
  return QUEUE_NAMES.map((queue) => ({ queue, waiting: null, deadLetters: left.get(queue)?.length ?? 0 }))
}

/** Approximate, as SQS counts. */
export function sqsStates(client: SQSClient, urlOf: (queue: QueueName) => string): Promise<QueueState[]> {
  return Promise.all(
    QUEUE_NAMES.map(async (queue) => {
      const url = urlOf(queue)
      const { messages, deadLetterQueue } = await depthOf(client, url)
      // They are in the same account.
      const beside = deadLetterQueue && url.slice(0, url.lastIndexOf('/') + 1) + deadLetterQueue
      const deadLetters = beside ? (await depthOf(client, beside)).messages : 0
      return { queue, waiting: messages, deadLetters }
    }),
  )
}

interface Depth {
  readonly messages: number
  /** Its name; null: there is none. */
  readonly deadLetterQueue: string | null
}

async function depthOf(client: SQSClient, QueueUrl: string): Promise<Depth> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS, 'RedrivePolicy'] }),
  )
  const { deadLetterTargetArn } = JSON.parse(Attributes.RedrivePolicy ?? '{}')
  return {
    messages: COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0),
    deadLetterQueue: deadLetterTargetArn?.split(':').at(-1) ?? null,
  }
}

/** What is visible, in work, and put off. */
const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const
