// Redriving on AWS: the requests to SQS, and how its answers are reported.

import { SQSClient } from '@aws-sdk/client-sqs'
import { afterEach, describe, expect, it } from 'vitest'
import { redriveSqs } from '../../../infra/cli/operate/redrive-sqs.ts'
import type { LoopbackServer } from '../../../infra/emulator/loopback.ts'
import { startJsonService } from '../../support/json-service.ts'

const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:ingest'
const DEAD = `${QUEUE}-dead`
const URL = 'http://sqs.example/123456789012/ingest'

describe('redriving over SQS', () => {
  let service: LoopbackServer
  afterEach(() => service.close())

  /** A queue that answers looks at its move task one after the other. */
  async function clientOf(tasks: object[], attributes: object = ATTRIBUTES) {
    const asked: [string, unknown][] = []
    service = await startJsonService((operation, request) => {
      asked.push([operation, request])
      const answers: Record<string, () => object> = {
        GetQueueAttributes: () => ({ Attributes: attributes }),
        StartMessageMoveTask: () => ({ TaskHandle: 'task' }),
        ListMessageMoveTasks: () => ({ Results: tasks.splice(0, 1) }),
      }
      return answers[operation]?.()
    })
    const common = { region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }
    return { client: new SQSClient({ ...common, endpoint: service.endpoint, maxAttempts: 1 }), asked }
  }

  const ATTRIBUTES = {
    QueueArn: QUEUE,
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: DEAD, maxReceiveCount: 5 }),
  }
  const noWait = async () => undefined

  it('has SQS move the dead letters back, and waits until it is done', async () => {
    const { client, asked } = await clientOf([
      { Status: 'RUNNING', ApproximateNumberOfMessagesMoved: 1 },
      { Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 3 },
    ])
    expect(await redriveSqs(client, URL, noWait)).toBe(3)
    expect(asked).toEqual([
      ['GetQueueAttributes', { QueueUrl: URL, AttributeNames: ['QueueArn', 'RedrivePolicy'] }],
      ['StartMessageMoveTask', { SourceArn: DEAD, DestinationArn: QUEUE }],
      ['ListMessageMoveTasks', { SourceArn: DEAD, MaxResults: 1 }],
      ['ListMessageMoveTasks', { SourceArn: DEAD, MaxResults: 1 }],
    ])
  })

  it.each([
    [[{ Status: 'FAILED', FailureReason: 'AccessDenied' }], 'AccessDenied'],
    [[{ Status: 'CANCELLED' }], 'CANCELLED'],
    [[], 'it knows of no such task'],
  ])('reports why SQS stopped (%j)', async (tasks, why) => {
    const { client } = await clientOf([...tasks])
    const words = `SQS stopped moving the dead letters of ${URL}: ${why}.`
    await expect(redriveSqs(client, URL, noWait)).rejects.toThrow(words)
  })

  it('reports a queue without dead letters', async () => {
    const { client } = await clientOf([], { QueueArn: QUEUE })
    await expect(redriveSqs(client, URL, noWait)).rejects.toThrow(
      `The queue ${URL} has no queue of dead letters.`,
    )
  })
})
