// A queue of jobs that keeps what it is given, in order.

import type { Job, JobQueue } from '../../../shared/ports/jobs.ts'

export interface FakeJobQueue extends JobQueue {
  readonly jobs: Job[]
  /** Takes all waiting jobs off the queue. */
  take(): Job[]
}

export function fakeJobQueue(): FakeJobQueue {
  const jobs: Job[] = []
  return {
    jobs,
    async send(more) {
      jobs.push(...more)
    },
    take() {
      return jobs.splice(0)
    },
  }
}
