// The parts of the pipeline that an operator watches.

import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Functions, Queues } from '../../stacks/functions.ts'
import type { StageSettings } from '../../stacks/stage.ts'
import type { Tables } from '../../stacks/state-stack.ts'
import type { Portal } from '../portal.ts'

export interface Watched {
  readonly stage: StageSettings
  readonly functions: Functions
  readonly queues: Queues
  /** Hourly events that were given up. */
  readonly scheduleDeadLetters: Queue
  readonly tables: Tables
  readonly portal: Portal
}
