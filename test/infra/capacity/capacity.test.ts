// `uptake capacity`: the simulated Monday, what holds it up, and what is said of it.

import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bottleneck, doubled, KNOBS } from '../../../infra/cli/capacity/bottleneck.ts'
import { capacity } from '../../../infra/cli/capacity/capacity.ts'
import { clockTime, duration } from '../../../infra/cli/capacity/clock-time.ts'
import { worked } from '../../../infra/cli/capacity/line.ts'
import { type Load, type Settings, simulateMonday, timeouts } from '../../../infra/cli/capacity/monday.ts'
import { dailyBill, MAILS_A_WEEK, monthlyBill, totalOf } from '../../../infra/cli/cost/model.ts'

const HOUR = 3600

const loads: fc.Arbitrary<Load> = fc.record({
  portfolio: fc.record({
    partners: fc.integer({ min: 1, max: 60 }),
    customers: fc.integer({ min: 1, max: 300 }),
    users: fc.integer({ min: 1, max: 300 }),
    files: fc.integer({ min: 1, max: 3 }),
  }),
  split: fc.constantFrom('daily', 'small'),
  zones: fc.integer({ min: 1, max: 24 }),
  days: fc.integer({ min: 1, max: 7 }),
})
const few = fc.integer({ min: 1, max: 12 })
const settings: fc.Arbitrary<Settings> = fc.record({
  atOnce: fc.record({ read: few, measure: few, publish: few, send: few }),
  sesMailsPerSecond: few,
  sesMailsPerDay: fc.integer({ min: 20, max: 200 }),
  tableUnits: fc.record({
    reads: fc.integer({ min: 100, max: 12_000 }),
    writes: fc.integer({ min: 100, max: 4_000 }),
  }),
})
const last = (load: Load, chosen: Settings) => simulateMonday(load, chosen).lastSeconds
/** Sums of the same times in another order differ by less. */
const NOTHING = 1e-6

describe('a simulated Monday', () => {
  it('sends every digest that is due once, to each recipient, and none before it is due', () => {
    fc.assert(
      fc.property(loads, settings, (load, chosen) => {
        const { digests, mails, stages, lastSeconds } = simulateMonday(load, chosen)
        const due = Math.ceil(load.portfolio.partners / load.days)
        expect([...digests.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: due }, (_, at) => at))
        expect(mails).toBe(due * MAILS_A_WEEK)
        const isEarly = ([partner, atSeconds]: [number, number]) =>
          atSeconds <= (8 + (partner % load.zones)) * HOUR
        expect([...digests].filter(isEarly)).toEqual([])
        expect(lastSeconds).toBe(Math.max(...digests.values()))
        for (const { longestWaitSeconds } of stages)
          expect(longestWaitSeconds).toBeGreaterThanOrEqual(-NOTHING)
      }),
      { numRuns: 60 },
    )
  })

  it('never ends later with more of anything, nor earlier with more to do', () => {
    fc.assert(
      fc.property(loads, settings, fc.constantFrom(...KNOBS), (load, chosen, knob) => {
        const before = last(load, chosen)
        expect(last(load, doubled(knob, chosen))).toBeLessThanOrEqual(before + NOTHING)
        const { portfolio } = load
        const larger = { ...load, portfolio: { ...portfolio, customers: portfolio.customers + 50 } }
        expect(last(larger, chosen)).toBeGreaterThanOrEqual(before - NOTHING)
      }),
      { numRuns: 60 },
    )
  })

  it('names as the bottleneck what helps most where it is doubled', () => {
    fc.assert(
      fc.property(loads, settings, (load, chosen) => {
        const found = bottleneck(load, chosen)
        const ends = new Map(KNOBS.map((knob) => [knob, last(load, doubled(knob, chosen))]))
        const earliest = Math.min(...ends.values())
        if (found === null) expect(last(load, chosen) - earliest).toBeLessThan(60)
        else expect(ends.get(found.knob)).toBe(earliest)
      }),
      { numRuns: 30 },
    )
  })

  it.each([
    ['publish', { publish: 1 }, {}],
    ['measure', { measure: 1 }, {}],
    ['send', { send: 1 }, {}],
    ['SES rate', {}, { sesMailsPerSecond: 0.01 }],
    ['SES daily quota', {}, { sesMailsPerDay: 60 }],
    ['DynamoDB', {}, { tableUnits: { reads: 20, writes: 4_000 } }],
  ])('is held up by %s where that is scarce', (knob, atOnce, others) => {
    const roomy = { read: 50, measure: 50, publish: 50, send: 50, ...atOnce }
    const load = {
      portfolio: { partners: 100, customers: 20, users: 20, files: 1 },
      split: 'daily',
      zones: 1,
      days: 1,
    } as const
    const chosen = {
      atOnce: roomy,
      sesMailsPerSecond: 100,
      sesMailsPerDay: 10_000_000,
      tableUnits: { reads: 12_000, writes: 4_000 },
      ...others,
    }
    // One function does all of so small a portfolio in time, unless there is far more of it.
    const partners = knob === 'measure' ? 100_000 : 20_000
    const isQuick = Object.keys(atOnce).length > 0
    const busier = isQuick ? { ...load, portfolio: { ...load.portfolio, partners } } : load
    expect(bottleneck(busier, chosen)?.knob).toBe(knob)
  })
})

describe('a line of workers', () => {
  const arrivals = Array.from({ length: 5 }, (_, partner) => ({ partner, atSeconds: 10 }))
  const ends = (workers: object) =>
    worked(arrivals, {
      atOnce: 2,
      seconds: 3,
      gapSeconds: 0,
      perDay: Number.POSITIVE_INFINITY,
      ...workers,
    }).map(({ atSeconds }) => atSeconds)

  it('takes so many jobs at once', () => {
    expect(ends({})).toEqual([13, 13, 16, 16, 19])
    expect(ends({ atOnce: 5 })).toEqual([13, 13, 13, 13, 13])
  })

  it('ends no faster than its rate', () => {
    expect(ends({ atOnce: 5, gapSeconds: 2 })).toEqual([13, 15, 17, 19, 21])
  })

  it('waits for the first full hour at which the quota of 24 hours has room', () => {
    expect(ends({ perDay: 2 })).toEqual([13, 13, 25 * HOUR, 25 * HOUR, 49 * HOUR])
  })
})

describe('uptake capacity', () => {
  const SIZE = ['--partners', '1000', '--customers', '250', '--users', '200']
  /** So that what sending took when it was metered does not matter. */
  const SEND_IS_FAST = ['--send-at-once', '60', '--ses-rate', '10000']

  it('shows the stages, the last digest, the bottleneck, the bills, and which setting moves it', async () => {
    const { code, stdout } = await run(...SIZE, '--lambda-concurrency', '40')
    expect(code).toBe(0)
    for (const stage of ['read', 'measure', 'publish', 'send'])
      expect(stdout).toMatch(new RegExp(`^${stage} +[\\d,]+ `, 'm'))
    expect(stdout).toMatch(
      /^Last digest: Monday \d\d:\d\d, .* after it was due\. 1,000 digests, 2,000 mails\.$/m,
    )
    expect(stdout).toMatch(/^Bottleneck: publish\.$/m)
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /Raise atOnce of the queue publish in shared\/topology\.ts to 10, so that 10 instead of 5 publish at once, and the last digest goes out on Monday \d\d:\d\d; then /,
    )
    expect(stdout).toMatch(/^Bill: [\d.,]+ USD that Monday, [\d.,]+ USD a month; list prices of /m)
  })

  it('names lambdaConcurrency where that keeps the queues back', async () => {
    const { stdout } = await run(...SIZE, ...SEND_IS_FAST)
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /Raise lambdaConcurrency in cdk\.json from 10 to \d\d, so that 4 instead of 2 (?:measure|publish) at once/,
    )
  })

  it('names both where the queue would ask for more than there is', async () => {
    const { stdout } = await run(
      ...SIZE,
      '--lambda-concurrency',
      '40',
      '--publish-at-once',
      '15',
      ...SEND_IS_FAST,
    )
    expect(stdout.replaceAll('\n', ' ')).toContain(
      'Raise atOnce of the queue publish in shared/topology.ts to 30, and lambdaConcurrency in cdk.json to 110, so that',
    )
  })

  it.each([
    ['90000', '600', /A day's work of measure takes \d+ h \d+ min: it falls behind more every day\./],
    ['10', '50000', /Publish would take \d+ s for a partner, and is stopped after 300 s: it never ends\./],
  ])(
    '%s partners with %s customers: says what cannot be, exit status 1',
    async (partners, customers, line) => {
      const { code, stdout } = await run('--partners', partners, '--customers', customers, '--users', '200')
      expect(code).toBe(1)
      expect(stdout.replaceAll('\n', ' ')).toMatch(line)
    },
  )

  it('says when Plan would not come to all partners', () => {
    const portfolio = { partners: 30_000, customers: 1, users: 1, files: 1 }
    const load = { portfolio, split: 'daily', zones: 1, days: 1 } as const
    const [line] = timeouts(load, { planSeconds: 337.5 })
    expect(line).toBe(
      'Plan would take 338 s for all partners, every hour, and is stopped after 300 s: it never ends.',
    )
  })

  it('says when the queues ask for more functions than there are', async () => {
    const { code, stdout } = await run(...SIZE, '--publish-at-once', '50')
    expect(code).toBe(1)
    expect(stdout).toContain(
      'The queues ask for 56 functions at once, and the account runs 10: raise that first.',
    )
  })

  it('says the same as JSON', async () => {
    const told = JSON.parse((await run(...SIZE, '--zones', '3', '--days', '5', '--json')).stdout)
    expect(told).toMatchObject({ schema: 1, partners: 1000, zones: 3, days: 5, digests: 200, mails: 400 })
    expect(told.stages.map(({ stage }: { stage: string }) => stage)).toEqual([
      'read',
      'measure',
      'publish',
      'send',
    ])
    expect(told.last_digest_seconds_if_doubled).toBeLessThan(told.last_digest_seconds)
    expect(told.bill_monday).toBeLessThan(told.bill_month)
  })

  it.each([
    [['--split', 'smal'], '--split: unknown split "smal". Did you mean "small"?'],
    [['--zones', '25'], '--zones: "25" is not a whole number from 1 to 24.'],
    [['--lambda-concurrency', '5'], '--lambda-concurrency: "5" is not a whole number from 10 to 10,000.'],
  ])('%j: one line, exit status 2', async (args, line) => {
    expect(await run(...SIZE, ...args)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` })
  })
})

it('bills seven days and a digest for each of them as about a week', () => {
  const portfolio = { partners: 100, customers: 50, users: 50, files: 1 }
  const week = 6 * totalOf(dailyBill(portfolio, 'daily', 0)) + totalOf(dailyBill(portfolio, 'daily', 1))
  expect((week * 52) / 12 / totalOf(monthlyBill(portfolio, 'daily'))).toBeCloseTo(1, 1)
})

it.each([
  [0, 'Monday 00:00', '0.0 s'],
  [59.4, 'Monday 00:00', '59 s'],
  [59.6, 'Monday 00:00', '1 min'],
  [29_220, 'Monday 08:07', '8 h 07 min'],
  [8 * 86_400 + 3_599, 'Tuesday of week 2 00:59', '193 h 00 min'],
])('writes %d seconds as a time and as a duration', (seconds, time, long) => {
  expect([clockTime(seconds), duration(seconds)]).toEqual([time, long])
})

async function run(...args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await capacity(args, { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}
