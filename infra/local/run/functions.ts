// Puts the real functions on the queues of the process, in the environment that the stacks would give them.

import type { Context } from 'aws-lambda'
import {
  BATCH_SIZE,
  BUCKETS,
  FUNCTIONS,
  MAX_RECEIVES,
  QUEUE_NAMES,
  QUEUES,
  type QueueName,
} from '../../../shared/topology.ts'
import type { SqsHandler } from '../../emulator/queue.ts'
import type { Queues } from '../../emulator/queues.ts'
import type { Ses, SesEvent } from '../../emulator/ses.ts'
import { type Place, startServices } from './services.ts'

/** As many as there are cores to use: everything runs in this one process. */
const INGESTS_AT_ONCE = 4
const JOBS_AT_ONCE = 2

export type Change = 'Object Created' | 'Object Deleted'

export interface Functions {
  readonly queues: Queues
  /** null: the environment's own, which nobody here can look into. */
  readonly ses: Ses | null
  /** Invokes what the hourly schedule would invoke. */
  plan(event: object): Promise<void>
  /** Has the functions on these queues take their messages. */
  attend(...queues: readonly QueueName[]): Promise<void>
  /** Something happened to a key of a bucket, by this process: an attached bucket tells it nobody here. */
  changed(bucket: 'drops' | 'settings', key: string, change: Change): void
  tell(event: SesEvent): void
  close(): Promise<void>
}

export async function startFunctions(place: Place): Promise<Functions> {
  const { queues, ses, close } = await startServices(place, (event) => tell(event))
  // Jobs wait in their queues until somebody attends them.
  for (const name of QUEUE_NAMES) queues.queue(name)

  function tell(event: SesEvent): void {
    queues.queue('feedback').send(JSON.stringify(event))
  }

  return {
    queues,
    ses,
    tell,
    close,
    changed(bucket, key, change) {
      if (place.kind === 'embedded') return
      const detail = { object: { key } }
      queues
        .queue(BUCKETS[bucket].changes)
        .send(JSON.stringify({ 'detail-type': change, source: 'aws.s3', detail }))
    },
    async plan(event) {
      const { handler } = await import('../../../functions/plan.ts')
      await handler(event, {} as Context)
    },
    async attend(...names) {
      for (const name of names) {
        const handler = await handlerOf(name)
        const concurrency = name === 'ingest' ? INGESTS_AT_ONCE : JOBS_AT_ONCE
        queues.connect(name, { handler, batchSize: BATCH_SIZE, concurrency, maxReceives: MAX_RECEIVES })
      }
    },
  }
}

/** Loaded only now, when the environment is set: as on AWS, each reads it when it starts. */
async function handlerOf(queue: QueueName): Promise<SqsHandler> {
  const { handler } = await import(`../../../functions/${FUNCTIONS[QUEUES[queue].feeds].file}.ts`)
  return handler
}
