// What lists a partner's ledger, each as one run over the services that the environment names, in the process of the caller.

import { readFileSync } from 'node:fs'
import { type Wiring, wire } from '../../shared/adapters/wiring.ts'
import { addDays, formatDay } from '../../shared/domain/calendar.ts'
import { instantAt } from '../../shared/domain/local-time.ts'
import { sweep } from '../../shared/flows/ingest/sweep.ts'
import { notify } from '../../shared/flows/notify/notify.ts'
import { plan } from '../../shared/flows/plan/plan.ts'
import { latestDrops } from '../../shared/flows/portal/latest-drops.ts'
import { publish } from '../../shared/flows/publish/publish.ts'
import { unreadDrops } from '../../shared/flows/publish/readiness.ts'
import type { FunctionName } from '../../shared/topology.ts'
import { recordCalls, runningAs } from '../support/recorded-calls.ts'
import { BENCH_PARTNER, LAST_DAY } from './ledger-records.ts'

export const DUE_AT_MS = instantAt(addDays(LAST_DAY, 1), '08:00', 'Europe/Madrid')
export const DUE = { partner: BENCH_PARTNER, asOf: formatDay(LAST_DAY), dueAtMs: DUE_AT_MS }

interface Job {
  readonly by: FunctionName
  readonly run: (ports: Wiring) => Promise<unknown>
}

export const JOBS: Readonly<Record<string, Job>> = {
  readiness: {
    by: 'Publish',
    async run(ports) {
      const [unread] = await unreadDrops(BENCH_PARTNER, await ports.settings(), ports)
      if (unread !== undefined) throw new Error(`${unread.key} is not read`)
    },
  },
  publish: { by: 'Publish', run: (ports) => publish(DUE, ports) },
  notices: {
    by: 'Publish',
    run: (ports) => notify({ ...DUE, kind: 'notify', day: formatDay(addDays(LAST_DAY, 1)) }, ports),
  },
  plan: { by: 'Plan', run: (ports) => plan({ asOf: null, partner: null }, ports) },
  'portal files': {
    by: 'Portal',
    async run(ports) {
      const partner = (await ports.settings()).get(BENCH_PARTNER)
      if (partner !== undefined) await latestDrops(partner, ports)
    },
  },
  sweep: {
    by: 'Sweep',
    async run(ports) {
      const { queued } = await sweep(ports)
      if (queued > 0) throw new Error(`${queued} keys differ`)
    },
  },
}

export interface JobFigures {
  readonly duration_ms: number
  readonly cpu_ms: number
  readonly peak_memory_mb: number
  /** Of the ledger: a page of up to a megabyte each. */
  readonly ledger_pages: number
  readonly list_calls: number
  readonly other_calls: number
  readonly read_units: number
}

export async function measureJob(name: string): Promise<JobFigures> {
  const job = JOBS[name]
  if (job === undefined) throw new Error(`There is no job ${name}.`)
  const ports = at(wire(), DUE_AT_MS)
  const { calls } = recordCalls()
  const startCpu = process.cpuUsage()
  const startMs = performance.now()
  await runningAs(job.by, () => job.run(ports))
  const durationMs = performance.now() - startMs
  const cpu = process.cpuUsage(startCpu)
  const lists = calls.filter(({ operation }) => operation === 'ListObjectsV2').length
  const pages = calls.filter(
    ({ operation, input }) => operation === 'Query' && input.TableName === 'Ledger',
  ).length
  return {
    duration_ms: Math.round(durationMs),
    cpu_ms: Math.round((cpu.user + cpu.system) / 1_000),
    peak_memory_mb: Math.round(peakMemoryKb() / 1_024),
    ledger_pages: pages,
    list_calls: lists,
    other_calls: calls.length - pages - lists,
    read_units: ports.requestUnits.read,
  }
}

/** The same ports at another time. */
export function at(ports: Wiring, nowMs: number): Wiring {
  return Object.create(ports, { clock: { value: () => nowMs } })
}

/** Of this process alone: what getrusage tells includes its parent's on Linux. */
function peakMemoryKb(): number {
  try {
    const [, peak] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    return Number(peak)
  } catch {
    return process.resourceUsage().maxRSS
  }
}
