// One hostile partner among ten: how long an honest drop waits until a worker begins to read it, with the queue and
// the limits of ingest as configured, and simulated time.

import type { SQSEvent } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { createQueue, type Queue } from '../../../infra/emulator/queue.ts'
import { FUNCTIONS, HIDDEN_TIMEOUTS, QUEUES } from '../../../shared/topology.ts'
import { manualTimers } from './manual-timers.ts'

const MINUTE_MS = 60_000
const TIMEOUT_MS = FUNCTIONS.IngestDrop.timeoutSeconds * 1_000
/** As the stack has it. */
const VISIBILITY_MS = HIDDEN_TIMEOUTS * TIMEOUT_MS
/** What the bound on a drop's bytes allows. */
const WORST_READING_MS = TIMEOUT_MS / 2
const HONEST_READING_MS = 20_000
/** Passing events on to their partners' groups, and finding a drop stopped. */
const GLANCE_MS = 200

const HOSTILE_DROPS = 500
const HONEST_PARTNERS = Array.from({ length: 10 }, (_, n) => `honest-${n}`)
const HONEST_DROPS = 4
const MOST_READINGS = 3
/** One reading, after the event was passed on. */
const LONGEST_WAIT_MS = 15 * MINUTE_MS + 1000 * QUEUES.changes.batch.waitSeconds + GLANCE_MS

interface Drop {
  readonly partner: string
  readonly id: string
  readonly uploadedMs: number
}

describe('an honest drop beside 500 of the worst', () => {
  it('waits at most for one reading if each of them takes as long as a drop can', async () => {
    const waits = await honestWaits({ hostileMs: WORST_READING_MS, isGrouped: true })
    expect(waits).toHaveLength(HONEST_PARTNERS.length * HONEST_DROPS)
    expect(Math.max(...waits)).toBeLessThanOrEqual(LONGEST_WAIT_MS)
  })

  it('waits at most for one reading if they never end and are redelivered until they are stopped', async () => {
    const waits = await honestWaits({ hostileMs: Number.POSITIVE_INFINITY, isGrouped: true })
    expect(waits).toHaveLength(HONEST_PARTNERS.length * HONEST_DROPS)
    expect(Math.max(...waits)).toBeLessThanOrEqual(LONGEST_WAIT_MS)
  })

  it('would wait for hours without message groups', async () => {
    const waits = await honestWaits({ hostileMs: WORST_READING_MS, isGrouped: false })
    expect(Math.max(...waits)).toBeGreaterThan(120 * MINUTE_MS)
  })
})

interface Simulation {
  readonly hostileMs: number
  readonly isGrouped: boolean
}

/** From upload to the beginning of the reading, of each honest drop. */
async function honestWaits({ hostileMs, isGrouped }: Simulation): Promise<number[]> {
  const timers = manualTimers()
  const startMs = timers.now()
  const changes = createQueue({ name: 'changes', timers })
  const ingest = createQueue({ name: 'ingest', timers })
  const waits: number[] = []
  const readings = new Map<string, number>()
  const spend = (ms: number) => new Promise<void>((resolve) => void timers.after(ms, resolve))

  async function read({ partner, id, uploadedMs }: Drop): Promise<void> {
    if (partner !== 'hostile') {
      waits.push(timers.now() - uploadedMs)
      return spend(HONEST_READING_MS)
    }
    const begun = readings.get(id) ?? 0
    if (begun === MOST_READINGS) return spend(GLANCE_MS)
    readings.set(id, begun + 1)
    return Number.isFinite(hostileMs) ? spend(hostileMs) : new Promise(() => {})
  }

  ingest.connect({
    batchSize: 1,
    concurrency: QUEUES.ingest.atOnce,
    timeoutMs: TIMEOUT_MS,
    // A message that timed out is seen again when it has been hidden for long enough.
    backoffMs: () => VISIBILITY_MS - TIMEOUT_MS,
    async handler({ Records: [record] }: SQSEvent) {
      const drop: Drop = JSON.parse(record?.body ?? '')
      return read(drop)
    },
  })
  changes.connect({
    batchSize: QUEUES.changes.batch.size,
    batchWaitMs: QUEUES.changes.batch.waitSeconds * 1000,
    concurrency: QUEUES.changes.atOnce,
    async handler({ Records }: SQSEvent) {
      await spend(GLANCE_MS)
      for (const { body } of Records) {
        const { partner }: Drop = JSON.parse(body)
        ingest.send(body, isGrouped ? { group: partner } : {})
      }
    },
  })

  upload(changes, 'hostile', HOSTILE_DROPS, startMs)
  for (const atMs of uploadTimes()) {
    timers.after(atMs, () => {
      for (const partner of HONEST_PARTNERS) upload(changes, partner, 1, startMs + atMs)
    })
  }
  await timers.advance(48 * 60 * MINUTE_MS)
  await changes.close(0)
  await ingest.close(0)
  return waits
}

function upload(changes: Queue, partner: string, drops: number, uploadedMs: number): void {
  for (let at = 0; at < drops; at++) {
    changes.send(JSON.stringify({ partner, id: `${partner}/${at}`, uploadedMs }))
  }
}

/** At once, and while the backlog is worked off and comes again. */
function uploadTimes(): number[] {
  return Array.from({ length: HONEST_DROPS }, (_, at) => at * 31 * MINUTE_MS + at)
}
