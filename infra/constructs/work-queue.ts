// A queue and the function that consumes it; a message that fails five times is dead-lettered.

import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type Batch, HIDDEN_TIMEOUTS, MAX_RECEIVES } from '../../shared/topology.ts'
import type { AppFunction } from './app-function.ts'

export interface WorkQueueProps {
  readonly worker: AppFunction
  /**
   * How many batches are processed at once. Reserved concurrency would take it from an account that may have
   * 10 in all.
   */
  readonly maxConcurrency: number
  readonly batch: Batch
}

export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { worker, maxConcurrency, batch }: WorkQueueProps) {
    super(scope, id)
    this.deadLetters = deadLetterQueue(this, 'DeadLetters')
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(worker.timeout.toSeconds() * HIDDEN_TIMEOUTS),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
    })
    worker.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: batch.size,
        ...(batch.waitSeconds > 0 ? { maxBatchingWindow: Duration.seconds(batch.waitSeconds) } : {}),
        reportBatchItemFailures: true,
        maxConcurrency,
      }),
    )
  }
}

export function deadLetterQueue(scope: Construct, id: string): Queue {
  return new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
}
