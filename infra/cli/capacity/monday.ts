// A Monday morning: the files of all partners are read, each partner's day is measured, its digest published and mailed.
// Pure.

import { PARTNERS_AT_ONCE } from '../../../shared/flows/plan/plan.ts'
import { FUNCTIONS, type FunctionName } from '../../../shared/topology.ts'
import { type JobName, type JobSize, sizedAmounts } from '../cost/amounts.ts'
import { METERED } from '../cost/metered.ts'
import { MAILS_A_WEEK, type Portfolio, type Split, secondsOf } from '../cost/model.ts'
import { LIMITS } from './limits.ts'
import { type Arrival, type Workers, worked } from './line.ts'

export const STAGES = ['read', 'measure', 'publish', 'send'] as const
export type Stage = (typeof STAGES)[number]

export interface Load {
  readonly portfolio: Portfolio
  readonly split: Split
  /** Over how many time zones, an hour apart, the partners are spread evenly. */
  readonly zones: number
  /** Over how many days of the week their digests are. */
  readonly days: number
}

/** What may be changed. */
export interface Settings {
  readonly atOnce: Readonly<Record<Stage, number>>
  readonly sesMailsPerSecond: number
  readonly sesMailsPerDay: number
  readonly tableUnits: { readonly reads: number; readonly writes: number }
}

export interface StageResult {
  readonly stage: Stage
  readonly jobs: number
  readonly secondsEach: number
  /** Of all jobs, if they come without a pause. */
  readonly workSeconds: number
  readonly firstSeconds: number
  readonly lastSeconds: number
  /** Of any job, until it begins. */
  readonly longestWaitSeconds: number
}

export interface Monday {
  readonly planSeconds: number
  readonly stages: readonly StageResult[]
  /** When all mails of each digest are sent, by partner. */
  readonly digests: ReadonlyMap<number, number>
  readonly mails: number
  readonly lastSeconds: number
  /** When the digests of the last time zone are due. */
  readonly lastDueSeconds: number
}

const HOUR = 3600
/** Local hours: when the files of the day are there, when they are measured, when the digest is due. */
const FILES_HOUR = 2
const MEASURE_HOUR = 4
const DIGEST_HOUR = 8

export function simulateMonday(load: Load, settings: Settings): Monday {
  const { portfolio, zones, days } = load
  const partners = Array.from({ length: portfolio.partners }, (_, partner) => partner)
  const due = partners.slice(0, Math.ceil(portfolio.partners / days))
  const planned = (partner: number, hour: number) =>
    (hour + (partner % zones)) * HOUR + planSeconds(partner + 1)
  const workers = workersOf(load, settings)

  const uploads = partners.map((partner) => ({
    partner,
    atSeconds: (FILES_HOUR + (partner % zones)) * HOUR,
  }))
  const read = worked(uploads, workers.read)
  const measures = after(read, (partner) => planned(partner, MEASURE_HOUR))
  const measured = worked(measures, workers.measure)
  const publishes = after(
    measured.filter(({ partner }) => partner < due.length),
    (partner) => planned(partner, DIGEST_HOUR),
  )
  const published = worked(publishes, workers.publish)
  const mails = published.flatMap((digest) => Array.from({ length: MAILS_A_WEEK }, () => digest))
  const sent = worked(mails, workers.send)
  const digests = new Map<number, number>()
  for (const { partner, atSeconds } of sent) digests.set(partner, atSeconds)
  return {
    planSeconds: planSeconds(portfolio.partners),
    stages: [
      resultOf('read', uploads, read, workers.read),
      resultOf('measure', measures, measured, workers.measure),
      resultOf('publish', publishes, published, workers.publish),
      resultOf('send', mails, sent, workers.send),
    ],
    digests,
    mails: sent.length,
    lastSeconds: sent.at(-1)?.atSeconds ?? 0,
    lastDueSeconds: (DIGEST_HOUR + Math.min(zones, due.length) - 1) * HOUR,
  }
}

/** Each as soon as it is done before and planned. */
function after(done: readonly Arrival[], planned: (partner: number) => number): Arrival[] {
  return done.map(({ partner, atSeconds }) => ({
    partner,
    atSeconds: Math.max(atSeconds, planned(partner)),
  }))
}

/** Until Plan, which begins with each hour, has come to the last of so many partners. */
function planSeconds(partners: number): number {
  return Math.ceil(partners / PARTNERS_AT_ONCE) * secondsOf('plan', { customers: 0, users: 0 })
}

function workersOf({ portfolio, split, days }: Load, settings: Settings): Record<Stage, Workers> {
  const { customers, users, files } = portfolio
  const size = { customers, users }
  const { atOnce, sesMailsPerSecond, sesMailsPerDay } = settings
  const endless = { perDay: Number.POSITIVE_INFINITY }
  // The small files of a partner are read side by side, as if by one worker that is so many times as fast.
  const small = workOf([['smallFile', files * customers]], { customers: 1, users }, settings, atOnce.read)
  const daily = workOf([['dailyFile', files]], size, settings)
  const sending = workOf([['send', 1]], size, settings)
  return {
    read: {
      ...endless,
      ...(split === 'small' ? { ...small, atOnce: 1 } : { ...daily, atOnce: atOnce.read }),
    },
    measure: { ...endless, ...workOf([['measure', 1]], size, settings), atOnce: atOnce.measure },
    // The notices of partners without a digest today are looked at in between.
    publish: {
      ...endless,
      ...workOf(
        [
          ['publish', 1],
          ['notify', days],
        ],
        size,
        settings,
      ),
      atOnce: atOnce.publish,
    },
    send: {
      ...sending,
      gapSeconds: Math.max(sending.gapSeconds, 1 / sesMailsPerSecond),
      atOnce: atOnce.send,
      perDay: sesMailsPerDay,
    },
  }
}

/** As long as Lambda takes, or as DynamoDB allows one partner; and no faster than DynamoDB allows a table. */
function workOf(
  jobs: readonly (readonly [job: JobName, times: number])[],
  size: JobSize,
  { tableUnits }: Settings,
  sideBySide = 1,
): Pick<Workers, 'seconds' | 'gapSeconds'> {
  const sum = (of: (job: JobName) => number) =>
    jobs.reduce((total, [job, times]) => total + of(job) * times, 0)
  const reads = sum((job) => sizedAmounts(METERED[job], size).dynamoReadUnits)
  const writes = sum((job) => sizedAmounts(METERED[job], size).dynamoWriteUnits)
  return {
    seconds: Math.max(
      sum((job) => secondsOf(job, size)) / sideBySide,
      reads / LIMITS.partitionReadUnitsPerSecond,
      writes / LIMITS.partitionWriteUnitsPerSecond,
    ),
    gapSeconds: Math.max(reads / tableUnits.reads, writes / tableUnits.writes),
  }
}

function resultOf(
  stage: Stage,
  arrivals: readonly Arrival[],
  ends: readonly Arrival[],
  { seconds, atOnce, gapSeconds }: Workers,
): StageResult {
  const inOrder = arrivals.map(({ atSeconds }) => atSeconds).toSorted((a, b) => a - b)
  const waits = ends.map(({ atSeconds }, at) => atSeconds - seconds - (inOrder[at] ?? 0))
  return {
    stage,
    jobs: arrivals.length,
    secondsEach: seconds,
    workSeconds: arrivals.length * Math.max(seconds / atOnce, gapSeconds),
    firstSeconds: inOrder[0] ?? 0,
    lastSeconds: ends.at(-1)?.atSeconds ?? 0,
    longestWaitSeconds: waits.reduce((longest, wait) => Math.max(longest, wait), 0),
  }
}

/** Functions that would not end in time, as sentences. */
export function timeouts(
  { portfolio, split }: Load,
  { planSeconds: plan }: Pick<Monday, 'planSeconds'>,
): string[] {
  const { customers, users } = portfolio
  const size = { customers, users }
  const file: JobName = split === 'daily' ? 'dailyFile' : 'smallFile'
  const lasts: readonly (readonly [FunctionName, number, string])[] = [
    ['Plan', plan, 'all partners, every hour'],
    ['IngestDrop', secondsOf(file, split === 'daily' ? size : { customers: 1, users }), 'a file'],
    ['Measure', secondsOf('measure', size), 'a partner'],
    ['Publish', secondsOf('publish', size), 'a partner'],
  ]
  return lasts.flatMap(([name, seconds, what]) => {
    const { timeoutSeconds } = FUNCTIONS[name]
    if (seconds <= timeoutSeconds) return []
    return `${name} would take ${Math.ceil(seconds)} s for ${what}, and is stopped after ${timeoutSeconds} s: it never ends.`
  })
}
