// Puts the real functions on the queues of the process, in the environment that the stacks would give them.

import type { Context } from 'aws-lambda'
import type { Queues } from '../cloud/queues.ts'
import type { Ses, SesEvent } from '../cloud/ses.ts'
import { EVENT_QUEUES, QUEUES, type QueueName } from './names.ts'
import { type Place, startServices } from './services.ts'

/** As many as there are cores to use: everything runs in this one process. */
const INGESTS_AT_ONCE = 4
const JOBS_AT_ONCE = 2

export type Change = 'Object Created' | 'Object Deleted'

export interface Functions {
  readonly queues: Queues
  /** null: the environment's own, which nobody here can look into. */
  readonly ses: Ses | null
  /** Invokes a function that a schedule would invoke. */
  invoke(name: 'plan' | 'sweep', event: object): Promise<void>
  /** Has the functions on these queues take their messages. */
  attend(...queues: readonly QueueName[]): Promise<void>
  /** Something happened to a key of a bucket, by this process: an attached bucket tells it nobody here. */
  changed(bucket: keyof typeof EVENT_QUEUES, key: string, change: Change): void
  tell(event: SesEvent): void
  close(): Promise<void>
}

/** Loaded when they are attended, after the environment is set: as on AWS, each reads it when it starts. */
const HANDLERS = {
  ingest: { load: () => import('../../../functions/ingest-drop.ts'), atOnce: INGESTS_AT_ONCE },
  sweep: { load: () => import('../../../functions/sweep.ts'), atOnce: 1 },
  measure: { load: () => import('../../../functions/measure.ts'), atOnce: JOBS_AT_ONCE },
  publish: { load: () => import('../../../functions/publish.ts'), atOnce: JOBS_AT_ONCE },
  send: { load: () => import('../../../functions/send-digest.ts'), atOnce: JOBS_AT_ONCE },
  feedback: { load: () => import('../../../functions/record-feedback.ts'), atOnce: JOBS_AT_ONCE },
} as const satisfies Readonly<Record<QueueName, object>>

const SCHEDULED = {
  plan: () => import('../../../functions/plan.ts'),
  sweep: () => import('../../../functions/sweep.ts'),
} as const

export async function startFunctions(place: Place): Promise<Functions> {
  const { queues, ses, close } = await startServices(place, (event) => tell(event))
  // Jobs wait in their queues until somebody attends them.
  for (const name of QUEUES) queues.queue(name)

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
        .queue(EVENT_QUEUES[bucket])
        .send(JSON.stringify({ 'detail-type': change, source: 'aws.s3', detail }))
    },
    async invoke(name, event) {
      const { handler } = await SCHEDULED[name]()
      await handler(event, {} as Context)
    },
    async attend(...names) {
      for (const name of names) {
        const { load, atOnce } = HANDLERS[name]
        const { handler } = await load()
        queues.connect(name, { handler, batchSize: 1, concurrency: atOnce })
      }
    },
  }
}
