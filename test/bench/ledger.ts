// How what lists the ledger grows with it: the jobs of ledger-jobs.ts for one partner whose customers each dropped a file a
// day for a year, at three sizes, and what that means for a thousand customers. Each runs in a process of its own, over
// embedded services in this one.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { startCloud } from '../../infra/emulator/cloud.ts'
import { BUCKET_NAMES, EMBEDDED_NAMES, queueVariables } from '../../infra/local/run/names.ts'
import { createBuckets, createTables } from '../../shared/adapters/create-missing.ts'
import { dynamoClient } from '../../shared/adapters/dynamo/client.ts'
import { s3Config, serviceConfig } from '../../shared/adapters/environment.ts'
import { s3Client } from '../../shared/adapters/s3/client.ts'
import { wire } from '../../shared/adapters/wiring.ts'
import { addDays, formatDay } from '../../shared/domain/calendar.ts'
import { measure } from '../../shared/flows/measure/measure.ts'
import { publish } from '../../shared/flows/publish/publish.ts'
import { FUNCTIONS, type FunctionName, QUEUE_NAMES, TABLES } from '../../shared/topology.ts'
import { at, DUE, DUE_AT_MS, JOBS, type JobFigures } from './ledger-jobs.ts'
import { DAYS_OF_FILES, LAST_DAY, putLedger } from './ledger-records.ts'
import { pathOfSide } from './run-bench.ts'

/** Customers. */
const SIZES = [10, 40, 100]
const QUICK_SIZES = [1]
const THOUSAND = 1_000

const WEEK_MS = 7 * 24 * 3_600_000

/**
 * What a call takes on AWS within a region: a page of 1 MB, a page of 1,000 keys, anything else, as if one came after the
 * other, which those of single customers do not: eight are made at once, of 500 customers at most. The embedded DynamoDB takes
 * longer, and does nothing else meanwhile, so its time says little; the number of calls is the same.
 */
const CALL_MS = { page: 40, list: 100, other: 10 }
/** A partner's records are one partition key, which DynamoDB lets be read at so many units a second. */
const UNITS_PER_SECOND = 3_000
/** So much memory brings one processor along, taken to be as fast as one here. */
const ONE_PROCESSOR_MB = 1_769

interface Run extends JobFigures {
  readonly job: string
  readonly records: number
}

/** At a thousand customers, by the growth between the two largest sizes. */
interface Expected extends JobFigures {
  readonly job: string
  readonly records: number
  /** Calls one after the other, but no faster than the partition is read; and the time of the processor. */
  readonly seconds_on_aws: number
  readonly half_timeout_seconds: number
  readonly half_memory_mb: number
  readonly fits: boolean
}

export interface LedgerFigures {
  readonly runs: readonly Run[]
  readonly expected: readonly Expected[]
}

export async function measureLedger(quick: boolean): Promise<LedgerFigures> {
  const runs: Run[] = []
  for (const customers of quick ? QUICK_SIZES : SIZES) {
    const { environment, close } = await startServices(customers)
    for (const [job, { by }] of Object.entries(JOBS)) {
      const figures = await inProcessOfItsOwn(job, by, environment)
      runs.push({ job, records: customers * DAYS_OF_FILES, ...figures })
    }
    await close()
  }
  // So few records say nothing of many.
  return { runs, expected: quick ? [] : Object.keys(JOBS).map((job) => expectedOf(job, runs)) }
}

async function startServices(customers: number) {
  const cloud = await startCloud({ buckets: Object.values(BUCKET_NAMES) })
  for (const name of QUEUE_NAMES) cloud.queue(name)
  const environment = { ...EMBEDDED_NAMES, ...cloud.environment, ...queueVariables(cloud) }
  const s3 = s3Client(s3Config(environment))
  const dynamo = dynamoClient(serviceConfig(environment, 'DYNAMODB'), { read: 0, write: 0 })
  await createTables(dynamo, Object.keys(TABLES))
  await createBuckets(s3, Object.values(BUCKET_NAMES))
  const { records, sheets, register, settings } = wire(environment)
  await putLedger(customers, {
    ...{ records, sheets, register, settings },
    async put(bucket, Key, body) {
      await s3.send(new PutObjectCommand({ Bucket: BUCKET_NAMES[bucket], Key, Body: Buffer.from(body) }))
    },
  })
  // The week before is published, and the day measured, as the hourly plan has it done.
  const before = { ...DUE, asOf: formatDay(addDays(LAST_DAY, -7)), dueAtMs: DUE_AT_MS - WEEK_MS }
  await publish(before, at(wire(environment), before.dueAtMs))
  await measure(DUE, wire(environment))
  return {
    environment,
    async close() {
      s3.destroy()
      dynamo.destroy()
      await cloud.close(0)
    },
  }
}

async function inProcessOfItsOwn(
  job: string,
  by: FunctionName,
  environment: NodeJS.ProcessEnv,
): Promise<JobFigures> {
  // V8 collects garbage late where there is room: it has what the claim is about.
  const heap = `--max-old-space-size=${Math.floor(FUNCTIONS[by].memoryMb / 2)}`
  const { stdout } = await promisify(execFile)(process.execPath, [heap, pathOfSide('ledger-job.ts'), job], {
    env: { ...process.env, ...environment },
  })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as JobFigures
}

function expectedOf(job: string, runs: readonly Run[]): Expected {
  const [smaller, larger] = runs.filter((run) => run.job === job).slice(-2)
  const by = JOBS[job]?.by
  if (smaller === undefined || larger === undefined || by === undefined) throw new Error(`${job} did not run`)
  const records = THOUSAND * DAYS_OF_FILES
  const at = (name: keyof JobFigures) => {
    const slope = (larger[name] - smaller[name]) / (larger.records - smaller.records)
    return Math.round(larger[name] + slope * (records - larger.records))
  }
  const figures: JobFigures = {
    duration_ms: at('duration_ms'),
    cpu_ms: at('cpu_ms'),
    peak_memory_mb: at('peak_memory_mb'),
    ledger_pages: at('ledger_pages'),
    list_calls: at('list_calls'),
    other_calls: at('other_calls'),
    read_units: at('read_units'),
  }
  const { memoryMb, timeoutSeconds } = FUNCTIONS[by]
  const halves = { half_timeout_seconds: timeoutSeconds / 2, half_memory_mb: memoryMb / 2 }
  const seconds = Math.round(secondsOnAws(figures, memoryMb))
  const fits = seconds <= halves.half_timeout_seconds && figures.peak_memory_mb <= halves.half_memory_mb
  return { job, records, ...figures, seconds_on_aws: seconds, ...halves, fits }
}

function secondsOnAws(figures: JobFigures, memoryMb: number): number {
  const { ledger_pages: pages, list_calls: lists, other_calls: others } = figures
  const waitingMs = pages * CALL_MS.page + lists * CALL_MS.list + others * CALL_MS.other
  const processing = (figures.cpu_ms / 1_000) * Math.max(1, ONE_PROCESSOR_MB / memoryMb)
  return processing + Math.max(waitingMs / 1_000, figures.read_units / UNITS_PER_SECOND)
}
