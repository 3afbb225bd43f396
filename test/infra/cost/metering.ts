// What each job takes of AWS, counted while the real functions do it over the embedded services.

import { createHash } from 'node:crypto'
import {
  type Amounts,
  amountsOf,
  type Item,
  JOBS,
  type JobName,
  type JobSize,
} from '../../../infra/cli/cost/amounts.ts'
import { addDays, dayOf, formatDay } from '../../../shared/domain/calendar.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { Job } from '../../../shared/ports/jobs.ts'
import { FUNCTIONS, type FunctionName } from '../../../shared/topology.ts'
import { recordCalls } from '../../support/recorded-calls.ts'
import { type RunningFunctions, startFunctions } from '../stacks/recorded-run.ts'

const PARTNER = 'northwind' as PartnerId
/** A Sunday, and the time at which its digest is due. */
const AS_OF = dayOf('2026-11-22')
const DUE_MS = Date.UTC(2026, 10, 23, 8)
const DAYS = 28
const NAMES = Object.keys(FUNCTIONS) as FunctionName[]

export interface Metered {
  readonly amounts: Readonly<Record<JobName, Amounts>>
  /** In this process; it depends on the machine. */
  readonly milliseconds: Readonly<Record<JobName, number>>
}

/** A partner with files of 28 days. */
export async function meter(size: JobSize): Promise<Metered> {
  const functions = await startFunctions(DUE_MS + 3_600_000)
  const recorder = recordCalls()
  try {
    return await meterJobs(size, functions, meterOver(functions, recorder))
  } finally {
    recorder.stop()
    await functions.close()
  }
}

async function meterJobs(size: JobSize, functions: RunningFunctions, meter: Meter): Promise<Metered> {
  const queue = (job: Job) => functions.wiringOf('Plan').jobs.send([job])
  const asOf = formatDay(AS_OF)
  const due = { partner: PARTNER, dueAtMs: DUE_MS }
  await functions.put('settings', 'partners.json', JSON.stringify([SETTINGS]))
  await functions.put('drops', `${PARTNER}/entitlements/${asOf}/licences.csv`, licences(size))
  for (let ago = DAYS - 1; ago > 0; ago--) {
    const day = formatDay(addDays(AS_OF, -ago))
    await functions.put(
      'drops',
      `${PARTNER}/activity/${day}/all.csv`,
      activity(day, size.customers, size.users),
    )
  }
  // What the machine remembers from here on, such as the customers, it has read before.
  await functions.idle()

  const dailyFile = await meter(['GroupChanges', 'IngestDrop'], 1, () =>
    functions.put('drops', `${PARTNER}/activity/${asOf}/all.csv`, activity(asOf, size.customers, size.users)),
  )
  const smallFiles = await meter(['GroupChanges', 'IngestDrop'], SMALL_FILES, () =>
    functions.putTogether(
      new Map(
        Array.from({ length: SMALL_FILES }, (_, n) => [
          `${PARTNER}/activity/${asOf}/customer=c0/${n}.csv`,
          activity(asOf, 1, size.users),
        ]),
      ),
    ),
  )
  const smallFile = shareOf(smallFiles, SMALL_FILES)
  const measure = await meter(['Measure'], 0, () => queue({ kind: 'measure', partner: PARTNER, asOf }))
  const publish = await meter(['Publish'], 0, () => queue({ kind: 'publish', ...due, asOf }))
  // Its mail went out with it, since the queues are served at once.
  const send = meter.last(['SendMail', 'RecordFeedback'], EVENTS_PER_MAIL)
  const notify = await meter(['Publish'], 0, () => queue({ kind: 'notify', ...due, day: '2026-11-23' }))
  const plan = await meter(['Plan'], 0, () => functions.plan({}))
  const sweep = await meter(['Sweep'], 0, async () => functions.sweep())
  return gathered({ smallFile, dailyFile, measure, publish, notify, send, plan, sweep })
}

/** An export of as many customers comes at once. */
const SMALL_FILES = 25

function shareOf([amounts, milliseconds]: MeteredJob, jobs: number): MeteredJob {
  return [amountsOf((item) => amounts[item] / jobs), milliseconds / jobs]
}

/** Sent and delivered. */
const EVENTS_PER_MAIL = 2

type MeteredJob = readonly [amounts: Amounts, milliseconds: number]

interface Meter {
  /** What these functions take while `work` is done. `events`: how many of EventBridge lead to it. */
  (by: readonly FunctionName[], events: number, work: () => Promise<unknown>): Promise<MeteredJob>
  /** What others took meanwhile. */
  last(by: readonly FunctionName[], events: number): MeteredJob
}

function meterOver(functions: RunningFunctions, recorder: ReturnType<typeof recordCalls>): Meter {
  let marks = taken()

  function taken() {
    const units = NAMES.map((name) => ({ ...functions.wiringOf(name).requestUnits }))
    return {
      calls: recorder.calls.length,
      invocations: recorder.invocations.length,
      units,
      logged: NAMES.map((name) => functions.loggedBytes(name)),
    }
  }

  function last(by: readonly FunctionName[], events: number): MeteredJob {
    const isOwn = (one: { readonly by: FunctionName }) => by.includes(one.by)
    const calls = recorder.calls.slice(marks.calls).filter(isOwn)
    const invocations = recorder.invocations.slice(marks.invocations).filter(isOwn)
    const now = taken()
    const sum = (of: (at: number) => number) =>
      NAMES.reduce((total, name, at) => total + (by.includes(name) ? of(at) : 0), 0)
    const count = (operations: RegExp) => calls.filter(({ operation }) => operations.test(operation)).length
    const grouping = invocations.filter((one) => one.by === 'GroupChanges').length
    const messages = by.includes('Plan') ? 0 : invocations.length - grouping
    const grouped = calls.reduce((total, { input }) => total + groupedIn(input), 0)
    const values: Record<Item, number> = {
      s3Puts: count(/^(Put|Copy|List|CreateMultipart|UploadPart|CompleteMultipart)/) - count(/^PutItem/),
      s3Gets: count(/^(Get|Head)Object/),
      dynamoReadUnits: sum((at) => (now.units[at]?.read ?? 0) - (marks.units[at]?.read ?? 0)),
      dynamoWriteUnits: sum((at) => (now.units[at]?.write ?? 0) - (marks.units[at]?.write ?? 0)),
      // Each message is sent, received and deleted; changes of drops are sent one by one, and received together.
      sqsRequests: 3 * messages + (grouping === 0 ? 0 : events + 2 * grouping),
      sqsGroupedRequests: 3 * grouped,
      events,
      invocations: invocations.length,
      logBytes: sum((at) => (now.logged[at] ?? 0) - (marks.logged[at] ?? 0)),
      mails: count(/^SendRawEmail/),
    }
    return [amountsOf((item) => values[item]), invocations.reduce((total, { ms }) => total + ms, 0)]
  }

  const meter = async (by: readonly FunctionName[], events: number, work: () => Promise<unknown>) => {
    await functions.idle()
    marks = taken()
    await work()
    await functions.idle()
    return last(by, events)
  }
  return Object.assign(meter, { last })
}

function groupedIn(input: Readonly<Record<string, unknown>>): number {
  const entries = Array.isArray(input.Entries) ? input.Entries : []
  return entries.filter(({ MessageGroupId }) => MessageGroupId !== undefined).length
}

function gathered(jobs: Readonly<Record<JobName, MeteredJob>>): Metered {
  const names = Object.keys(JOBS) as JobName[]
  return {
    amounts: Object.fromEntries(names.map((name) => [name, jobs[name][0]])) as Record<JobName, Amounts>,
    milliseconds: Object.fromEntries(names.map((name) => [name, jobs[name][1]])) as Record<JobName, number>,
  }
}

const SETTINGS = {
  id: PARTNER,
  name: 'Northwind Cloud',
  timezone: 'UTC',
  recipients: [{ email: 'ana@northwind.example', customers: 'all' }],
}

function licences({ customers, users }: JobSize): string {
  const rows = Array.from(
    { length: customers },
    (_, n) => `c${n},Customer ${n},s-${n},SPE_E3,${users},${users},active`,
  )
  const head = 'customer_id,customer_name,subscription_id,product_sku,licenses_sold,licenses_assigned,status'
  return `${[head, ...rows].join('\n')}\n`
}

/** Each user with the two workloads that most of them use, under names as Microsoft conceals them. */
function activity(day: string, customers: number, users: number): string {
  const rows = Array.from({ length: customers * users }, (_, n) => {
    const user = createHash('md5').update(String(n)).digest('hex')
    const who = `c${n % customers},${user},SPE_E3`
    return ['teams', 'exchange'].map((workload) => `${who},${workload},${day}`).join('\n')
  })
  return `${['customer_id,user_id,product_sku,workload,activity_date', ...rows].join('\n')}\n`
}
