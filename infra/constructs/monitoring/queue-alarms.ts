// Alarms on queues: messages that were given up, and messages that wait too long.

import { Duration } from 'aws-cdk-lib'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { HIDDEN_TIMEOUTS } from '../../../shared/topology.ts'
import type { AppFunction } from '../app-function.ts'
import type { Alarms } from './alarms.ts'
import { FIVE_MINUTES } from './metrics.ts'

export function watchDeadLetters(alarms: Alarms, id: string, queue: Queue): void {
  alarms.add(`${id}DeadLetters`, {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'Maximum' }),
    says: `Messages of ${id}Queue were given up, and lie with its dead letters.`,
    entry: 'dead-letters',
  })
}

/** The schedule has no queue of its own to move its events back to. */
export function watchScheduleDeadLetters(alarms: Alarms, queue: Queue): void {
  alarms.add('ScheduleDeadLetters', {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'Maximum' }),
    says: 'An hourly run of Plan failed three times or was never started.',
    entry: 'failed-hours',
  })
}

export function watchAge(alarms: Alarms, id: string, queue: Queue, worker: AppFunction): void {
  const longest = longestWait(worker)
  alarms.add(`${id}OldestMessage`, {
    metric: queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'Maximum' }),
    threshold: longest.toSeconds(),
    // SQS only approximates the age: a single value may be off.
    periods: 3,
    says: `A message of ${id}Queue has waited for ${longest.toHours()} h or more.`,
    entry: 'waiting-messages',
  })
}

/**
 * An hour, which a burst of work may take; more where a message that failed comes again later than that: then until it
 * has failed twice. Before that nobody needs to act.
 */
function longestWait({ timeout }: AppFunction): Duration {
  return Duration.seconds(Math.max(3600, 2 * HIDDEN_TIMEOUTS * timeout.toSeconds()))
}
