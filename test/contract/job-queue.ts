// The contract of every job queue: each job arrives at least once, unchanged.

import { beforeEach, describe, expect, it } from 'vitest'
import type { Job, JobQueue } from '../../shared/ports/jobs.ts'
import { messageKey } from '../support/messages.ts'
import { partner } from './builders.ts'

export interface JobQueueBench {
  readonly queue: JobQueue
  /** The jobs that have arrived, in any order. */
  arrived(): Promise<Job[]>
}

export const JOBS: readonly Job[] = [
  { kind: 'reconcile', keys: ['northwind/activity/2026-11-20/ünï "code"\n\ufffe\uffff.csv'] },
  { kind: 'measure', partner: partner(), asOf: '2026-11-22' },
  { kind: 'publish', partner: partner(), asOf: '2026-11-22', dueAtMs: 1_700_000_000_000 },
  { kind: 'announce', partner: partner(), week: '2026-W47', eventsKey: 'digests/events/1.json' },
  { kind: 'send', key: messageKey(), contentKey: 'digests/1.json', contentSha256: 'ab', dueAtMs: 1_000 },
]

export function jobQueueContract(make: () => Promise<JobQueueBench>): void {
  describe('a queue of jobs', () => {
    let bench: JobQueueBench

    beforeEach(async () => {
      bench = await make()
    })

    const inOrder = (jobs: readonly Job[]) => jobs.map((job) => JSON.stringify(job)).sort()

    it('delivers every kind of job unchanged', async () => {
      await bench.queue.send(JOBS)
      expect(inOrder(await bench.arrived())).toEqual(inOrder(JOBS))
    })

    it('delivers none, and many', async () => {
      const jobs = Array.from({ length: 37 }, (_, n): Job => ({ kind: 'reconcile', keys: [`key ${n}`] }))
      await bench.queue.send([])
      await bench.queue.send(jobs)
      expect(inOrder(await bench.arrived())).toEqual(inOrder(jobs))
    })

    it('delivers jobs with as many and as long keys as there may be', async () => {
      // JSON writes this character in six bytes.
      const key = (n: number) => `${n}`.padEnd(1_024, '\u0001')
      const jobs = Array.from({ length: 10 }, (_, n): Job => {
        return { kind: 'reconcile', keys: Array.from({ length: 25 }, (_, m) => key(25 * n + m)) }
      })
      await bench.queue.send(jobs)
      expect(inOrder(await bench.arrived())).toEqual(inOrder(jobs))
    })
  })
}
