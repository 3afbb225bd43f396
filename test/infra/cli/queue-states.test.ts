// The depths of the queues on AWS, as SQS tells them.

import { SQSClient } from '@aws-sdk/client-sqs'
import { afterEach, expect, it } from 'vitest'
import { sqsStates } from '../../../infra/cli/operate/queue-states.ts'
import type { LoopbackServer } from '../../../infra/emulator/loopback.ts'
import { QUEUE_NAMES } from '../../../shared/topology.ts'
import { startJsonService } from '../../support/json-service.ts'

const ACCOUNT = 'https://sqs.eu-west-1.amazonaws.com/123456789012'
let service: LoopbackServer
afterEach(() => service.close())

it('count what waits, is in work or put off, and the dead letters', async () => {
  const depths: Record<string, object> = {
    [`${ACCOUNT}/ingest`]: {
      ApproximateNumberOfMessages: '3',
      ApproximateNumberOfMessagesNotVisible: '2',
      ApproximateNumberOfMessagesDelayed: '1',
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:123456789012:ingest-dead',
      }),
    },
    [`${ACCOUNT}/ingest-dead`]: { ApproximateNumberOfMessages: '7' },
  }
  service = await startJsonService((_operation, { QueueUrl }) => ({
    Attributes: depths[String(QueueUrl)] ?? { ApproximateNumberOfMessages: '0' },
  }))
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  const client = new SQSClient({
    region: 'eu-west-1',
    credentials,
    endpoint: service.endpoint,
    maxAttempts: 1,
  })
  expect(await sqsStates(client, (queue) => `${ACCOUNT}/${queue}`)).toEqual(
    QUEUE_NAMES.map((queue) =>
      queue === 'ingest' ? { queue, waiting: 6, deadLetters: 7 } : { queue, waiting: 0, deadLetters: 0 },
    ),
  )
})
