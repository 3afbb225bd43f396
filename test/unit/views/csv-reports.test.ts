import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { MeasuredCustomer } from '../../../shared/domain/digest/measured-customer.ts'
import { FLAG_STATES, type Flag, RULES, SEVERITIES } from '../../../shared/domain/flags/flag.ts'
import { NO_PRODUCT } from '../../../shared/domain/metrics/point.ts'
import { buildPortfolio } from '../../../shared/domain/portfolio/build-portfolio.ts'
import type { Portfolio } from '../../../shared/domain/portfolio/portfolio.ts'
import { customersCsv, productsCsv, workloadsCsv } from '../../../shared/views/csv-reports.ts'
import { point, product } from '../domain/digest/points.ts'
import { inputOf } from '../domain/digest/portfolios.ts'
import { NO_BRANDING } from '../domain/portfolio/branding.ts'

describe('the worked example as CSV', () => {
  it.each([
    ['customers.csv', customersCsv],
    ['products.csv', productsCsv],
    ['workloads.csv', workloadsCsv],
  ])('%s comes out byte for byte', (file, report) => {
    const expected = new URL(`../../e2e/example/expected/reports/golden/2026-11-22/${file}`, import.meta.url)
    expect([...report(workedExample())].join('')).toBe(readFileSync(expected, 'utf8'))
  })
})

describe('the rows', () => {
  it('are in code-point order, not in UTF-16 order', () => {
    const beyondTheBasicPlane = '𐀀'
    const lastOfTheBasicPlane = '\uffee'
    const csv = customersCsv(portfolioOf([beyondTheBasicPlane, 'b', lastOfTheBasicPlane, 'a']))
    expect(ids(csv)).toEqual(['a', 'b', lastOfTheBasicPlane, beyondTheBasicPlane])
  })

  it('of products and workloads are ordered within their customer', () => {
    const customer = reported('a', {
      products: [product('B'), product(NO_PRODUCT), product('A')],
      workloads: [
        { workload: 'teams', users: 2 },
        { workload: 'exchange', users: 1 },
      ],
    })
    const portfolio = built([customer])
    expect(column(productsCsv(portfolio), 5)).toEqual([NO_PRODUCT, 'A', 'B'])
    expect(column(workloadsCsv(portfolio), 5)).toEqual(['exchange', 'teams'])
  })

  it('are none for a partner without customers, leaving the header', () => {
    for (const report of [customersCsv, productsCsv, workloadsCsv]) {
      const lines = [...report(portfolioOf([]))]
      expect(lines).toHaveLength(1)
      expect(lines[0]?.startsWith('\ufeffpartner_id,as_of,window_start,customer_id,customer_name,')).toBe(
        true,
      )
    }
  })

  it('are generated one by one', () => {
    const lines = customersCsv(portfolioOf(['a', 'b']))
    lines.next()
    expect(lines.next().value).toContain(',a,')
  })
})

function workedExample(): Portfolio {
  const [ana, li] = ['ana@golden.example', 'li@golden.example']
  const e3 = { name: 'Office 365 E3', service: 'office365' } as const
  const alpha = reported(
    'alpha',
    {
      name: 'Alpha Ltd',
      accountManager: li,
      products: [
        product('ENTERPRISEPACK', { ...e3, sold: 8, assigned: 7, entitled: 2, transferred: 1, yammer: 1 }),
        product('TEAMS_EXPLORATORY', { name: 'Microsoft Teams Exploratory', service: 'office365', trial: 1 }),
        product('EXCHANGESTANDARD', {
          name: 'Exchange Online (Plan 1)',
          service: 'office365',
          inactiveSubscription: 1,
        }),
        product(NO_PRODUCT, { yammer: 1 }),
      ],
      workloads: workloads({ exchange: 3, sharepoint: 1, teams: 3, yammer: 2 }),
    },
    {
      calls28d: 1,
      delta: { comparable: true, points: -25, activity: -25, seats: 0 },
      flags: flags('low_usage:critical:continuing', 'declining:warning:new'),
    },
  )
  const beta = reported(
    'beta',
    {
      name: 'Beta SA',
      accountManager: li,
      coverageDays: 2,
      products: [
        product('SPE_E5', {
          name: 'Microsoft 365 E5',
          service: 'office365',
          sold: 5,
          assigned: 5,
          entitled: 5,
          transferred: 1,
          inactiveSubscription: 2,
          inferred: 1,
        }),
      ],
      workloads: workloads({ exchange: 4, sharepoint: 1, teams: 2, yammer: 1 }),
    },
    { calls28d: 3, flags: flags('stale_data:info:cleared', 'over_100:info:new') },
  )
  const delta = reported(
    'delta',
    {
      name: 'Delta AG',
      accountManager: ana,
      coverageDays: 0,
      products: [product('ENTERPRISEPACK', { ...e3, sold: 12, assigned: 6 })],
    },
    { calls28d: 0, flags: flags('low_deployment:warning:new', 'stale_data:info:new') },
  )
  const gamma = reported(
    'gamma',
    {
      name: 'Gamma GmbH',
      accountManager: ana,
      coverageDays: 26,
      products: [
        product('VISIOCLIENT', { name: 'Visio Plan 2', service: 'office365', unlicensed: 2 }),
        product('ENTERPRISEPACK', { ...e3, sold: 15, soldOwn: 12, assigned: 12, entitled: 11 }),
      ],
    },
    {
      calls28d: 7,
      flags: flags('at_risk:critical:new', 'low_deployment:warning:new', 'stale_data:info:cleared'),
    },
  )
  return built([gamma, delta, beta, alpha])
}

function reported(
  customer: string,
  stated: Parameters<typeof point>[1],
  rest: Partial<MeasuredCustomer> = {},
): MeasuredCustomer {
  return {
    point: point(customer, stated),
    calls28d: null,
    callsBaseline: null,
    delta: { comparable: false, reason: 'no_point' },
    flags: [],
    weeks: [],
    ...rest,
  }
}

function portfolioOf(customers: readonly string[]): Portfolio {
  return built(customers.map((id) => reported(id, {})))
}

function built(customers: readonly MeasuredCustomer[]): Portfolio {
  return buildPortfolio(inputOf({}, { customers }), NO_BRANDING)
}

function flags(...words: readonly string[]): Flag[] {
  return words.map((text) => {
    const [rule, severity, state] = text.split(':')
    return {
      rule: oneOf(RULES, rule),
      severity: oneOf(SEVERITIES, severity),
      state: oneOf(FLAG_STATES, state),
      weeks: 1,
      guard: null,
      figures: {},
      thresholds: {},
    }
  })
}

function oneOf<Word extends string>(words: readonly Word[], text: string | undefined): Word {
  return words.find((word) => word === text) ?? expect.fail(`${text} is none of ${words}`)
}

function workloads(users: Readonly<Record<string, number>>): { workload: string; users: number }[] {
  return Object.entries(users).map(([workload, count]) => ({ workload, users: count }))
}

function ids(csv: Iterable<string>): string[] {
  return column(csv, 3)
}

function column(csv: Iterable<string>, n: number): string[] {
  return [...csv].slice(1).map((line) => line.split(',')[n]?.trim() ?? '')
}
