// Redrives dead letters on AWS: SQS moves them back to their queue, and reports its progress.

import { setTimeout } from 'node:timers/promises'
import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'

const LOOK_AGAIN_MS = 2_000

/** Returns how many messages were moved. Throws one sentence if SQS does not move them. */
export async function redriveSqs(
  client: SQSClient,
  QueueUrl: string,
  wait: (ms: number) => Promise<unknown> = setTimeout,
): Promise<number> {
  const { queue, deadLetters } = await arnsOf(client, QueueUrl)
  // The destination is given explicitly, since undeliverable events were never in the queue.
  await client.send(new StartMessageMoveTaskCommand({ SourceArn: deadLetters, DestinationArn: queue }))
  for (;;) {
    const request = new ListMessageMoveTasksCommand({ SourceArn: deadLetters, MaxResults: 1 })
    const [task] = (await client.send(request)).Results ?? []
    if (task?.Status === 'COMPLETED') return task.ApproximateNumberOfMessagesMoved ?? 0
    if (task === undefined || task.Status !== 'RUNNING') {
      const why = task?.FailureReason ?? task?.Status ?? 'it knows of no such task'
      throw new Error(`SQS stopped moving the dead letters of ${QueueUrl}: ${why}.`)
    }
    await wait(LOOK_AGAIN_MS)
  }
}

async function arnsOf(client: SQSClient, QueueUrl: string): Promise<{ queue: string; deadLetters: string }> {
  const request = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn', 'RedrivePolicy'] })
  const { QueueArn = '', RedrivePolicy = '{}' } = (await client.send(request)).Attributes ?? {}
  const { deadLetterTargetArn = null } = JSON.parse(RedrivePolicy)
  if (deadLetterTargetArn === null) throw new Error(`The queue ${QueueUrl} has no queue of dead letters.`)
  return { queue: QueueArn, deadLetters: deadLetterTargetArn }
}
