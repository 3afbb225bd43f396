// The schedules: plan every hour, sweep every night. Both ask what is due, so an extra or late run does no
// harm.

import { Duration, Validations } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { AppFunction } from './app-function.ts'
import { deadLetterQueue, type WorkQueue } from './work-queue.ts'

export interface SchedulesProps {
  readonly plan: AppFunction
  /** The queue whose worker sweeps. */
  readonly sweep: WorkQueue
}

export class Schedules extends Construct {
  /** Hourly events that did not reach their function, and runs that failed again after two retries. */
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { plan, sweep }: SchedulesProps) {
    super(scope, id)
    this.deadLetters = deadLetterQueue(this, 'DeadLetters')
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue: of a rule and a function, which cdk-nag does not see.',
    })
    // After an hour, the next event has replaced it.
    const retries = { maxEventAge: Duration.hours(1), retryAttempts: 2 }
    plan.lambda.configureAsyncInvoke({ ...retries, onFailure: new SqsDestination(this.deadLetters) })
    new Rule(this, 'Hourly', {
      schedule: Schedule.cron({ minute: '0' }),
      targets: [new LambdaFunction(plan.lambda, { ...retries, deadLetterQueue: this.deadLetters })],
    })
    new Rule(this, 'Daily', {
      schedule: Schedule.cron({ minute: '30', hour: '2' }),
      targets: [new SqsQueue(sweep.queue, { deadLetterQueue: sweep.deadLetters })],
    })
  }
}
