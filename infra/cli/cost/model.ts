// A month's bill, from what each job takes and how often it happens. Pure.

import { FUNCTIONS, QUEUE_NAMES, UNTRACED } from '../../../shared/topology.ts'
import { ITEMS, type Item, JOBS, type JobName, type JobSize, sizedAmounts } from './amounts.ts'
import { METERED, MILLISECONDS_HERE } from './metered.ts'
import { PRICES } from './prices.ts'

export interface Portfolio {
  readonly partners: number
  /** Of each partner. */
  readonly customers: number
  /** Of each customer. */
  readonly users: number
  /** Exports a day, such as one of activity and one of licences. */
  readonly files: number
}

/** Whether an export is one file of all customers or one for each of them. */
export type Split = 'daily' | 'small'

export const SERVICES = [
  'S3',
  'DynamoDB',
  'SQS',
  'EventBridge',
  'Lambda',
  'X-Ray',
  'CloudWatch',
  'SES',
] as const
export type Bill = Readonly<Record<(typeof SERVICES)[number], number>>

const DAYS = 30
const HOURS_A_DAY = 24
const HOURS = HOURS_A_DAY * DAYS
const WEEKS = 52 / 12
export const MAILS_A_WEEK = 2
/** How much longer a job takes on Lambda than here: a call to AWS takes several times one on loopback. */
export const LAMBDA_FACTOR = 3
/** Lambda's own lines for each invocation. */
const PLATFORM_LOG_BYTES = 400
/** X-Ray samples one request in a second and one in twenty of the others. */
const SAMPLED = 0.05
/** A function's pollers ask an empty queue three times a minute. */
const EMPTY_RECEIVES_A_MONTH = 5 * 3 * 60 * HOURS
/** That alarms watch: each is charged, also where one alarm watches the sum of several. */
export const ALARM_METRICS = 54
/** Those that the functions count, and the errors in their logs. */
export const METRICS = 13
const DASHBOARDS = 1
const MEGABYTES_A_GIGABYTE = 1024
const KEPT_DAYS = 400
const KEYS_A_LIST = 1000
/** What reading the record of one key takes of a listing, as the bench of the ledger meters it. */
const READ_UNITS_A_RECORD = 0.22
/** As far back as keys may hold data for the points of a trend: half a year, a window, and late uploads. */
const MEASURED_DAYS = 226

/** `digests`: how many each partner gets in that time. */
interface Period {
  readonly days: number
  readonly digests: number
}

const MONTH: Period = { days: DAYS, digests: WEEKS }

/** In US dollars a month. */
export function monthlyBill(portfolio: Portfolio, split: Split): Bill {
  return billOver(MONTH, portfolio, split)
}

/** Of one day, on which that share of the partners gets a digest. */
export function dailyBill(portfolio: Portfolio, split: Split, digests: number): Bill {
  return billOver({ days: 1, digests }, portfolio, split)
}

function billOver(period: Period, portfolio: Portfolio, split: Split): Bill {
  const jobs = jobsOf(portfolio, split, period).map(([job, times, size]) => billOf(job, times, size))
  return added([idleBill(period.days), ...jobs, listings(portfolio, split, period)])
}

/** What the stack costs if nobody uploads anything. */
export function idleBill(days = DAYS): Bill {
  const share = days / DAYS
  const requests = EMPTY_RECEIVES_A_MONTH * QUEUE_NAMES.length * share
  const watching =
    ALARM_METRICS * PRICES.perMonth.alarmMetric +
    METRICS * PRICES.perMonth.metric +
    DASHBOARDS * PRICES.perMonth.dashboard
  return added([
    { ...NOTHING, SQS: millions(requests, 'sqsRequests') },
    { ...NOTHING, CloudWatch: watching * share },
    billOf('plan', HOURS_A_DAY * days, { customers: 0, users: 0 }),
    billOf('sweep', days, { customers: 0, users: 0 }),
  ])
}

/** A million files of one customer, without the upload itself. */
export function millionSmallFiles(users: number): Bill {
  return billOf('smallFile', 1_000_000, { customers: 1, users })
}

export function totalOf(bill: Bill): number {
  return SERVICES.reduce((sum, service) => sum + bill[service], 0)
}

type Job = readonly [job: JobName, times: number, size: JobSize]

function jobsOf(
  { partners, customers, users, files }: Portfolio,
  split: Split,
  { days, digests }: Period,
): Job[] {
  const size = { customers, users }
  const uploads: Job =
    split === 'daily'
      ? ['dailyFile', partners * files * days, size]
      : ['smallFile', partners * files * customers * days, { customers: 1, users }]
  return [
    uploads,
    ['measure', partners * days, size],
    ['publish', partners * digests, size],
    ['notify', partners * days, size],
    ['send', partners * digests * MAILS_A_WEEK, size],
    ['plan', (partners - 1) * HOURS_A_DAY * days, size],
  ]
}

/**
 * All keys that are kept are compared with their records each night, each day for the notices of their partner, and for its
 * digest; measuring a day reads records alone.
 */
function listings({ partners, customers, files }: Portfolio, split: Split, { days, digests }: Period): Bill {
  const keysADay = partners * files * (split === 'daily' ? 1 : customers)
  const compared = keysADay * KEPT_DAYS * (2 * days + digests)
  const measured = keysADay * MEASURED_DAYS * days
  return {
    ...NOTHING,
    S3: millions(compared / KEYS_A_LIST, 's3Puts'),
    DynamoDB: millions((compared + measured) * READ_UNITS_A_RECORD, 'dynamoReadUnits'),
  }
}

function billOf(job: JobName, times: number, size: Job[2]): Bill {
  const once = sizedAmounts(METERED[job], size)
  const amount = (item: Item) => Math.max(0, once[item]) * times
  const dollars = Object.fromEntries(
    ITEMS.map((item) => [item, item === 'logBytes' ? 0 : millions(amount(item), item)]),
  ) as Record<Item, number>
  const { memoryMb } = FUNCTIONS[JOBS[job]]
  const seconds = secondsOf(job, size) * times
  const logBytes = amount('logBytes') + PLATFORM_LOG_BYTES * amount('invocations')
  return {
    S3: dollars.s3Puts + dollars.s3Gets,
    DynamoDB: dollars.dynamoReadUnits + dollars.dynamoWriteUnits,
    SQS: dollars.sqsRequests + dollars.sqsGroupedRequests,
    EventBridge: dollars.events,
    Lambda: dollars.invocations + seconds * (memoryMb / MEGABYTES_A_GIGABYTE) * PRICES.perGigabyteSecond,
    'X-Ray': UNTRACED.includes(JOBS[job])
      ? 0
      : (amount('invocations') * SAMPLED * PRICES.perMillion.traces) / 1e6,
    CloudWatch: (logBytes / 1e9) * PRICES.perGigabyteOfLogs,
    SES: dollars.mails,
  }
}

/** How long it takes on Lambda. */
export function secondsOf(job: JobName, { customers, users }: JobSize): number {
  const { fixed, perUser } = MILLISECONDS_HERE[job]
  return ((fixed + perUser * customers * users) / 1000) * LAMBDA_FACTOR
}

function millions(amount: number, item: Exclude<Item, 'logBytes'>): number {
  return (amount / 1e6) * PRICES.perMillion[item]
}

const NOTHING = Object.fromEntries(SERVICES.map((service) => [service, 0])) as Record<
  (typeof SERVICES)[number],
  number
>

function added(bills: readonly Bill[]): Bill {
  return Object.fromEntries(
    SERVICES.map((service) => [service, bills.reduce((sum, bill) => sum + bill[service], 0)]),
  ) as Record<(typeof SERVICES)[number], number>
}
