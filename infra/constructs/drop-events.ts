// Whatever happens to an object of the drops bucket, lifecycle deletions too, becomes a message for ingest.

import { Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { WorkQueue } from './work-queue.ts'

export interface DropEventsProps {
  readonly drops: Bucket
  readonly ingest: WorkQueue
}

export class DropEvents extends Construct {
  constructor(scope: Construct, id: string, { drops, ingest }: DropEventsProps) {
    super(scope, id)
    new Rule(this, 'Rule', {
      description: 'Changes of the drops bucket go to ingest',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created', 'Object Deleted'],
        detail: { bucket: { name: [drops.bucketName] } },
      },
      // What cannot be delivered waits beside what could not be worked on: both are moved back to the same queue.
      targets: [new SqsQueue(ingest.queue, { deadLetterQueue: ingest.deadLetters })],
    })
  }
}
