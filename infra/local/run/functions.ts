// Connects the real functions to the queues of the process, in the environment that the stacks would give
// them.

import type { Writable } from 'node:stream'
import type { Context } from 'aws-lambda'
import { createHandler as createPlan } from '../../../functions/plan.ts'
import type { Environment } from '../../../shared/adapters/environment.ts'
import { type Wiring, wire } from '../../../shared/adapters/wiring.ts'
import {
  BUCKETS,
  FUNCTIONS,
  MAX_RECEIVES,
  PORTAL_VARIABLE,
  QUEUE_NAMES,
  QUEUES,
  type QueueName,
} from '../../../shared/topology.ts'
import type { SqsHandler } from '../../emulator/queue.ts'
import type { Queues } from '../../emulator/queues.ts'
import type { Ses, SesEvent } from '../../emulator/ses.ts'
import { type Place, startServices } from './services.ts'

/** Everything runs in this one process. */
const JOBS_AT_ONCE = 2
/** Nobody waits here for a bill to become smaller. */
const LONGEST_BATCH_WAIT_MS = 20

export type Change = 'Object Created' | 'Object Deleted'

export interface Functions {
  /** The environment of the functions, and the services it names. */
  readonly environment: Environment
  readonly wiring: Wiring
  readonly queues: Queues
  /** null: the environment's own SES, which has no mailbox to read. */
  readonly ses: Ses | null
  /** Invokes what the hourly schedule would invoke. */
  plan(event: object): Promise<void>
  /** Consumes these queues with their functions. */
  consume(...queues: readonly QueueName[]): Promise<void>
  /** Reports a change in a bucket made by this process: an attached bucket sends no events here. */
  changed(bucket: 'drops' | 'settings', key: string, change: Change): void
  publishEvent(event: SesEvent): void
  close(): Promise<void>
}

/** `log`: where the functions write their log lines and metrics. `portalUrl` null: there is no portal. */
export async function startFunctions(
  place: Place,
  log: Writable,
  portalUrl: string | null = null,
): Promise<Functions> {
  const services = await startServices(place, (event) => publishEvent(event))
  const { queues, ses, close } = services
  const environment = { ...services.environment, [PORTAL_VARIABLE]: portalUrl ?? undefined }
  const wiring = wire(environment, log)
  // Jobs wait in their queues until they are consumed.
  for (const name of QUEUE_NAMES) queues.queue(name)

  function publishEvent(event: SesEvent): void {
    queues.queue('feedback').send(JSON.stringify(event))
  }

  return {
    environment,
    wiring,
    queues,
    ses,
    publishEvent,
    close,
    changed(bucket, key, change) {
      if (place.kind === 'embedded') return
      const detail = { object: { key } }
      queues
        .queue(BUCKETS[bucket].changes)
        .send(JSON.stringify({ 'detail-type': change, source: 'aws.s3', detail }))
    },
    async plan(event) {
      await createPlan(wiring)(event, {} as Context)
    },
    async consume(...names) {
      for (const name of names) {
        const handler = await handlerOf(name, wiring)
        const { size, waitSeconds } = QUEUES[name].batch
        queues.connect(name, {
          handler,
          batchSize: size,
          batchWaitMs: Math.min(waitSeconds * 1000, LONGEST_BATCH_WAIT_MS),
          concurrency: JOBS_AT_ONCE,
          maxReceives: MAX_RECEIVES,
        })
      }
    },
  }
}

async function handlerOf(queue: QueueName, wiring: Wiring): Promise<SqsHandler> {
  const { createHandler } = await import(`../../../functions/${FUNCTIONS[QUEUES[queue].feeds].file}.ts`)
  return createHandler(wiring)
}
