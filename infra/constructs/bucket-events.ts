// Sends every change of an object in a bucket, lifecycle deletions too, as a message to a queue.

import { Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { WorkQueue } from './work-queue.ts'

export interface BucketEventsProps {
  readonly bucket: Bucket
  readonly queue: WorkQueue
}

export class BucketEvents extends Construct {
  constructor(scope: Construct, id: string, { bucket, queue }: BucketEventsProps) {
    super(scope, id)
    new Rule(this, 'Rule', {
      description: `Changes of the bucket ${bucket.node.id} go to the queue ${queue.node.id}`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created', 'Object Deleted'],
        detail: { bucket: { name: [bucket.bucketName] } },
      },
      // Undeliverable events share the dead-letter queue of the worker: both are moved back to the same
      // queue.
      targets: [new SqsQueue(queue.queue, { deadLetterQueue: queue.deadLetters })],
    })
  }
}
