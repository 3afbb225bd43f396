// The functions, one for each file of functions/, and the queues that they work on.

import { Duration } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { AppFunction } from './constructs/app-function.ts'
import { WorkQueue } from './constructs/work-queue.ts'
import { INGEST_LIMITS } from './ingest-limits.ts'

export type Functions = ReturnType<typeof addFunctions>
export type Queues = ReturnType<typeof addQueues>

/** So much memory brings one whole processor along. */
const oneProcessorMb = 1769

export function addFunctions(scope: Construct) {
  const add = (id: string, entry: string, memoryMb: number, timeout: Duration) =>
    new AppFunction(scope, id, { entry, memoryMb, timeout })
  return {
    IngestDrop: add(
      'IngestDrop',
      'ingest-drop',
      INGEST_LIMITS.memoryMb,
      Duration.minutes(INGEST_LIMITS.timeoutMinutes),
    ),
    Plan: add('Plan', 'plan', 512, Duration.minutes(5)),
    Measure: add('Measure', 'measure', oneProcessorMb, Duration.minutes(5)),
    Publish: add('Publish', 'publish', oneProcessorMb, Duration.minutes(5)),
    SendDigest: add('SendDigest', 'send-digest', 512, Duration.minutes(1)),
    RecordFeedback: add('RecordFeedback', 'record-feedback', 256, Duration.seconds(30)),
    Sweep: add('Sweep', 'sweep', oneProcessorMb, Duration.minutes(15)),
  }
}

export function addQueues(scope: Construct, functions: Functions) {
  const add = (id: string, worker: AppFunction, maxConcurrency: number) =>
    new WorkQueue(scope, `${id}Queue`, { worker, maxConcurrency })
  return {
    Ingest: add('Ingest', functions.IngestDrop, INGEST_LIMITS.readingsAtOnce),
    // SQS takes no smaller number.
    Sweep: add('Sweep', functions.Sweep, 2),
    Measure: add('Measure', functions.Measure, 10),
    Publish: add('Publish', functions.Publish, 5),
    // Two messages at once stay below 14 a second, the rate of most accounts.
    Send: add('Send', functions.SendDigest, 2),
    Feedback: add('Feedback', functions.RecordFeedback, 2),
  }
}
