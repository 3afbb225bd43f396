// `npm run uptake -- capacity`: a Monday morning, simulated.

import process from 'node:process'
import { formatNumber, quantity } from '../../local/page/format.ts'
import { runCommand, type Streams } from '../command.ts'
import { type Bill, dailyBill, monthlyBill, totalOf } from '../cost/model.ts'
import { PRICES } from '../cost/prices.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { paintOn } from '../terminal.ts'
import { columns, hanging, type Paint } from '../text-layout.ts'
import { adviceOf, askedOf } from './advice.ts'
import { type Bottleneck, bottleneck } from './bottleneck.ts'
import { type CapacityOptions, parseCapacityOptions } from './capacity-options.ts'
import { clockTime, duration } from './clock-time.ts'
import { type Monday, simulateMonday, timeouts } from './monday.ts'

const WIDTH = 100
const DAY_SECONDS = 24 * 3600

/** Returns the exit status; `args`: those after the command's name. */
export function capacity(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseCapacityOptions(args),
    async () => [],
    async (options) => {
      const result = resultOf(options)
      streams.stdout.write(
        options.json ? jsonText(jsonOf(options, result)) : textOf(options, result, paintOn(streams.stdout)),
      )
      return result.problems.length === 0 ? DONE : FAILED
    },
    streams,
  )
}

interface Result {
  readonly monday: Monday
  readonly found: Bottleneck | null
  readonly advice: string
  readonly problems: readonly string[]
  readonly bills: { readonly day: Bill; readonly month: Bill }
}

function resultOf(options: CapacityOptions): Result {
  const { load, settings } = options
  const monday = simulateMonday(load, settings)
  const found = bottleneck(load, settings)
  return {
    monday,
    found,
    advice: adviceOf(found, options),
    problems: [...timeouts(load, monday), ...overloads(monday), ...tooManyAtOnce(options)],
    bills: {
      day: dailyBill(load.portfolio, load.split, 1 / load.days),
      month: monthlyBill(load.portfolio, load.split),
    },
  }
}

/** What is due every day must be done within it. */
function overloads({ stages }: Monday): string[] {
  return stages.flatMap(({ stage, workSeconds }) => {
    const isDaily = stage === 'read' || stage === 'measure'
    return isDaily && workSeconds > DAY_SECONDS
      ? `A day's work of ${stage} takes ${duration(workSeconds)}: it falls behind more every day.`
      : []
  })
}

/** The smallest limit that SQS takes may come to more than the account has, for moments. */
const LEAST_LAMBDA_CONCURRENCY = 10

function tooManyAtOnce({ settings, lambdaConcurrency }: CapacityOptions): string[] {
  const asked = askedOf(settings)
  return asked <= Math.max(lambdaConcurrency, LEAST_LAMBDA_CONCURRENCY)
    ? []
    : [
        `The queues ask for ${asked} functions at once, and the account runs ${lambdaConcurrency}: raise that first.`,
      ]
}

function textOf({ load, settings }: CapacityOptions, result: Result, paint: Paint): string {
  const { monday, found, advice, problems, bills } = result
  const { partners, customers, users } = load.portfolio
  const rows = monday.stages.map(
    ({ stage, jobs, secondsEach, firstSeconds, lastSeconds, longestWaitSeconds }) => [
      stage,
      formatNumber(jobs),
      duration(secondsEach),
      formatNumber(settings.atOnce[stage]),
      clockTime(firstSeconds),
      clockTime(lastSeconds),
      duration(longestWaitSeconds),
    ],
  )
  const head = ['stage', 'jobs', 'each takes', 'at once', 'first begins', 'last is done', 'longest wait']
  const [heads = '', ...lines] = columns([head, ...rows], [false, true, true, true, false, false, true])
  const late = monday.lastSeconds - monday.lastDueSeconds
  return `${[
    paint(
      'bold',
      `A Monday of ${quantity(partners, 'partner')} with ${quantity(customers, 'customer')} of ${quantity(users, 'user')} each, in ${quantity(load.zones, 'time zone')}`,
    ),
    '',
    paint('dim', heads),
    ...lines,
    '',
    `Plan, every hour: ${duration(monday.planSeconds)}.`,
    `Last digest: ${clockTime(monday.lastSeconds)}, ${duration(late)} after it was due. ${quantity(monday.digests.size, 'digest')}, ${quantity(monday.mails, 'mail')}.`,
    `Bottleneck: ${paint('bold', found?.knob ?? 'none')}.`,
    hanging('', advice, WIDTH),
    ...problems.map((problem) => paint('red', hanging('', problem, WIDTH))),
    `Bill: ${dollars(bills.day)} USD that Monday, ${dollars(bills.month)} USD a month; list prices of ${PRICES.region} as of ${PRICES.asOf}.`,
  ].join('\n')}\n`
}

function dollars(bill: Bill): string {
  return totalOf(bill).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

/** Schema 1. Times are seconds since Monday began in the first time zone. */
function jsonOf({ load, settings, lambdaConcurrency }: CapacityOptions, result: Result): object {
  const { monday, found, advice, problems, bills } = result
  const { portfolio, split, zones, days } = load
  return {
    schema: 1,
    ...portfolio,
    split,
    zones,
    days,
    lambda_concurrency: lambdaConcurrency,
    ses_mails_per_second: settings.sesMailsPerSecond,
    ses_mails_per_day: settings.sesMailsPerDay,
    plan_seconds: rounded(monday.planSeconds),
    stages: monday.stages.map((stage) => ({
      stage: stage.stage,
      jobs: stage.jobs,
      seconds_each: rounded(stage.secondsEach),
      at_once: settings.atOnce[stage.stage],
      first_begins_seconds: rounded(stage.firstSeconds),
      last_done_seconds: rounded(stage.lastSeconds),
      longest_wait_seconds: rounded(stage.longestWaitSeconds),
    })),
    digests: monday.digests.size,
    mails: monday.mails,
    last_digest_seconds: rounded(monday.lastSeconds),
    last_due_seconds: monday.lastDueSeconds,
    bottleneck: found?.knob ?? null,
    last_digest_seconds_if_doubled: found === null ? null : rounded(found.lastSeconds),
    advice,
    problems,
    currency: 'USD',
    bill_monday: rounded(totalOf(bills.day)),
    bill_month: rounded(totalOf(bills.month)),
  }
}

function rounded(value: number): number {
  return Number(value.toFixed(2))
}
