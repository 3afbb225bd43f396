// The clock: plan every hour, sweep every night. Both ask what is due, so a run too many or too late does no harm.

import { Duration, Validations } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { AppFunction } from './app-function.ts'
import { deadLetterQueue } from './work-queue.ts'

export interface SchedulesProps {
  readonly plan: AppFunction
  readonly sweep: AppFunction
}

export class Schedules extends Construct {
  /** Ticks that did not reach their function, and runs that failed twice more. */
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { plan, sweep }: SchedulesProps) {
    super(scope, id)
    this.deadLetters = deadLetterQueue(this, 'DeadLetters')
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue: of two rules and two functions, which cdk-nag does not see.',
    })
    this.run(plan, 'Hourly', Schedule.cron({ minute: '0' }))
    this.run(sweep, 'Daily', Schedule.cron({ minute: '30', hour: '2' }))
  }

  private run(worker: AppFunction, id: string, schedule: Schedule): void {
    // Older than an hour, the next tick has taken its place.
    const maxEventAge = Duration.hours(1)
    worker.lambda.configureAsyncInvoke({
      maxEventAge,
      retryAttempts: 2,
      onFailure: new SqsDestination(this.deadLetters),
    })
    const target = new LambdaFunction(worker.lambda, {
      deadLetterQueue: this.deadLetters,
      maxEventAge,
      retryAttempts: 2,
    })
    new Rule(this, id, { schedule, targets: [target] })
  }
}
