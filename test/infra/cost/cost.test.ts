// `uptake cost`: its command line, its text, and what moves the bill.

import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { cost } from '../../../infra/cli/cost/cost.ts'
import { idleBill, millionSmallFiles, monthlyBill, SERVICES, totalOf } from '../../../infra/cli/cost/model.ts'
import { PRICES } from '../../../infra/cli/cost/prices.ts'

const PORTFOLIO = { partners: 100, customers: 250, users: 200, files: 1 }
const ARGUMENTS = ['--partners', '100', '--customers', '250', '--users', '200']

async function run(...args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await cost(args, { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

describe('a wrong command line of uptake cost', () => {
  it.each([
    [
      [],
      [
        '--partners is missing; write --partners N.',
        '--customers is missing; write --customers N.',
        '--users is missing; write --users N.',
      ],
    ],
    [[...ARGUMENTS, '--files', '0'], ['--files: "0" is not a whole number from 1 to 1,000,000.']],
    [[...ARGUMENTS.slice(0, -1), '1.5'], ['--users: "1.5" is not a whole number from 1 to 1,000,000.']],
  ])('%j: one line each, exit status 2', async (args, lines) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `${lines.join('\n')}\n` })
  })
})

describe('uptake cost', () => {
  it('shows the services side by side, and where the prices come from', async () => {
    const { code, stdout } = await run(...ARGUMENTS)
    expect(code).toBe(0)
    expect(stdout).toContain('A month of 100 partners with 250 customers of 200 users each, 1 export a day\n')
    expect(stdout).toContain(`list prices of ${PRICES.region} as of ${PRICES.asOf}; check them.`)
    for (const service of SERVICES)
      expect(stdout).toMatch(new RegExp(`^${service}( +[\\d,]+\\.\\d\\d){4}$`, 'm'))
    expect(stdout).toContain('Files in a month: 3,000, or 750,000.\n')
    expect(stdout).not.toContain('\u001b')
  })

  it('says the same as JSON, whose services add up to the total', async () => {
    const told = JSON.parse((await run(...ARGUMENTS, '--json')).stdout)
    expect(told).toMatchObject({ schema: 1, ...PORTFOLIO, currency: 'USD' })
    for (const bill of [told.one_file_a_day, told.a_file_per_customer, told.nobody_uploads]) {
      const sum = SERVICES.reduce((total, service) => total + bill.services[service], 0)
      expect(sum).toBeCloseTo(bill.total, 2)
    }
  })
})

describe('the bill', () => {
  const total = (changes: object, split: 'daily' | 'small' = 'daily') =>
    totalOf(monthlyBill({ ...PORTFOLIO, ...changes }, split))

  it('grows in proportion to the partners, from what the idle stack costs', () => {
    const idle = totalOf(idleBill())
    const plan = (partners: number) => total({ partners }) - idle
    expect(plan(400) / plan(200)).toBeCloseTo(2, 1)
  })

  it('is greater with a file for each customer, and with more of anything', () => {
    expect(total({}, 'small')).toBeGreaterThan(2 * total({}))
    for (const more of [{ customers: 500 }, { users: 400 }, { files: 2 }])
      expect(total(more), JSON.stringify(more)).toBeGreaterThan(total({}))
  })

  it('has what listing the keys of 400 days takes: each night, each day for notices, and for each digest', () => {
    const [one, two] = [1, 2].map((files) =>
      monthlyBill({ partners: 1, customers: 1_000, users: 1, files }, 'small'),
    )
    const uploads = (30_000 / 1e6) * millionSmallFiles(1).S3
    const lists = (400_000 / 1_000) * (30 + 30 + 52 / 12)
    expect((two?.S3 ?? 0) - (one?.S3 ?? 0)).toBeCloseTo(uploads + (lists * PRICES.perMillion.s3Puts) / 1e6, 6)
  })
})
