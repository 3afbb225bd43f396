// How many messages of a queue are worked on at once: what the topology says, or a share of it where the account runs
// few functions.

import { QUEUES, type QueueName } from '../../shared/topology.ts'

/** With so many functions at once all queues are served at full speed, and some are left for Plan and for others. */
export const ROOMY_CONCURRENCY = 40

/** SQS accepts no lower limit. */
const LEAST_CONCURRENCY = 2

/** `lambdaConcurrency`: how many functions the account may run at once. */
export function queueConcurrency(queue: QueueName, lambdaConcurrency: number): number {
  const share = Math.min(1, lambdaConcurrency / ROOMY_CONCURRENCY)
  return Math.max(LEAST_CONCURRENCY, Math.floor(QUEUES[queue].atOnce * share))
}
