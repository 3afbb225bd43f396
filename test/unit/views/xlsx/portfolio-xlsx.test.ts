// portfolio.xlsx as another library reads it.

import { beforeAll, describe, expect, it } from 'vitest'
import { customerId } from '../../../../shared/domain/ids.ts'
import { NO_PRODUCT } from '../../../../shared/domain/metrics/point.ts'
import { buildPortfolio } from '../../../../shared/domain/portfolio/build-portfolio.ts'
import type { Portfolio } from '../../../../shared/domain/portfolio/portfolio.ts'
import { portfolioXlsx } from '../../../../shared/views/xlsx/portfolio-xlsx.ts'
import { bytesOf, partsIn, sheetsIn } from '../../../support/workbooks.ts'
import { product } from '../../domain/digest/points.ts'
import { inputOf, partnerPoint, steady } from '../../domain/digest/portfolios.ts'
import { NO_BRANDING } from '../../domain/portfolio/branding.ts'

type Rows = Awaited<ReturnType<typeof sheetsIn>>[string]

let sheets: Record<string, Rows>
beforeAll(async () => {
  sheets = await sheetsIn(await bytesOf(portfolioXlsx(examplePortfolio())))
})

describe('portfolio.xlsx', () => {
  it('has its sheets in the order in which a reader needs them', () => {
    expect(Object.keys(sheets)).toEqual([
      'Customers',
      'Products',
      'Workloads',
      'Flags',
      'Calls',
      'Data quality',
      'Definitions',
    ])
  })

  it('has the figures of a customer, typed', () => {
    expect(record('Customers', 'low')).toMatchObject({
      Customer: 'Low Ltd',
      'Customer ID': 'low',
      'Account manager': 'li@golden.example',
      Attention: 'Critical',
      Flags: 'Low usage (week 5)',
      'Licences sold': 20,
      Assigned: 20,
      Deployment: 1,
      'Active entitlements': 4,
      Usage: 0.2,
      'Adjusted usage': 0.15,
      'Low usage': 'Critical',
      'Change in a week, points': 0,
      Transferred: 1,
      'Help calls': 2,
      'Per 100 seats': 10,
      'Days seen of 28': 28,
      'Licence data of': new Date('2026-11-22'),
      From: new Date('2026-10-26'),
      'As of': new Date('2026-11-22'),
    })
  })

  it('keeps ids that look like numbers as text', () => {
    expect(record('Customers', '0042')).toMatchObject({ 'Customer ID': '0042' })
  })

  it('is blank where nobody knows, and zero where something is zero', () => {
    const blank = { Usage: null, 'Adjusted usage': null, 'Active entitlements': null, Transferred: null }
    expect(record('Customers', '0042')).toMatchObject({
      ...blank,
      Assigned: null,
      'Help calls': null,
      'Days seen of 28': 0,
    })
    expect(record('Products', '0042')).toMatchObject(blank)
    expect(record('Customers', 'fine')).toMatchObject({ 'Help calls': 0, Transferred: 0, Attention: null })
  })

  it('has a row for each product and workload, with names for people', () => {
    expect(records('Products').filter((row) => row['Customer ID'] === 'fine')).toMatchObject([
      { Product: 'No product', 'Part number': null, 'Licences sold': 0, Deployment: null },
      {
        Product: 'Office 365 E3',
        'Part number': 'ENTERPRISEPACK',
        Service: 'Office 365',
        'Licences sold': 20,
      },
    ])
    expect(records('Workloads')).toMatchObject([
      { 'Customer ID': 'fine', Workload: 'SharePoint and OneDrive', 'Active users': 3 },
      { 'Customer ID': 'fine', Workload: 'whiteboard', 'Active users': 1 },
    ])
  })

  it('says why each flag stands and what to do', () => {
    const flags = records('Flags')
    expect(flags[0]).toMatchObject({
      'Customer ID': 'low',
      Flag: 'Low usage',
      Severity: 'Critical',
      State: 'Continuing',
      Weeks: 5,
      Why: '3 of 20 entitled seats in use (15.0%), below 40%.',
    })
    expect(flags[0]?.Advice).toContain('Try: Case studies')
  })

  it('has calls by category where the files behind them are kept', () => {
    expect(record('Calls', 'low')).toMatchObject({
      'Help calls': 2,
      Help: 2,
      'How-to': 0,
      Other: 3,
      'As the help desk names them': 'help: 2; printer: 3',
    })
    expect(record('Calls', 'fine')).toMatchObject({ 'Help calls': 0, Help: null, Other: null })
  })

  it('says in sentences what the data lacks, and what the words mean', () => {
    expect(sheets['Data quality']).toContainEqual([
      'Support calls from organisations that match no customer',
      null,
      null,
      expect.stringContaining('Contoso Ltd.: 10 calls'),
    ])
    const meanings = new Map(sheets.Definitions?.map(([term, meaning]) => [term, meaning]))
    expect(meanings.get('This workbook')).toMatch(/^Golden, 26 October.*22 November 2026/)
    expect(meanings.get('Adjusted usage %')).toContain('never above 100%')
  })

  it('defines every flag and every class of activity that it names', () => {
    const terms = new Set(sheets.Definitions?.map(([term]) => term))
    for (const flag of records('Flags').map((row) => row.Flag)) expect(terms).toContain(flag)
    for (const title of [
      'Transferred',
      'Inactive subscription',
      'Trial',
      'Yammer alone',
      'Unlicensed',
      'Inferred',
    ]) {
      expect(sheets.Customers?.[0]).toContain(title)
      expect(terms).toContain(title)
    }
  })

  it('colours only what a word says too', async () => {
    const parts = await partsIn(await bytesOf(portfolioXlsx(examplePortfolio())))
    const words = ['Critical', 'Warning', 'Info', 'Cleared']
    const rules = Object.values(parts).flatMap((xml) => [
      ...xml.matchAll(/<formula>\$[A-Z]+2=&quot;(.*?)&quot;</g),
    ])
    expect(rules.length).toBeGreaterThan(0)
    for (const [, word] of rules) expect(words).toContain(word)
  })

  it('is the same to the byte for the same portfolio', async () => {
    const [one, two] = [
      await bytesOf(portfolioXlsx(examplePortfolio())),
      await bytesOf(portfolioXlsx(examplePortfolio())),
    ]
    expect(one.equals(two)).toBe(true)
  })

  it('of a partner without customers has its headers', async () => {
    const { Customers, Flags } = await sheetsIn(await bytesOf(portfolioXlsx(built(inputOf({})))))
    expect(Customers).toHaveLength(1)
    expect(Flags).toHaveLength(1)
  })
})

function records(sheet: string): Record<string, unknown>[] {
  const [header = [], ...rows] = sheets[sheet] ?? []
  return rows.map((row) => Object.fromEntries(header.map((title, n) => [String(title), row[n] ?? null])))
}

function record(sheet: string, customer: string): Record<string, unknown> | undefined {
  return records(sheet).find((row) => row['Customer ID'] === customer)
}

function examplePortfolio(): Portfolio {
  const call = (category: string, calls: number, isHelp: boolean) =>
    ({
      key: 'golden/support/2026-11-20/t.csv',
      category,
      countsAs: isHelp ? 'help' : null,
      calls,
      isHelp,
    }) as const
  return built(
    inputOf(
      {
        low: {
          name: 'Low Ltd',
          manager: 'li@golden.example',
          weeks: steady(5, { sold: 20, assigned: 20, entitled: 3, over: { transferred: 1 }, calls: 2 }),
        },
        fine: {
          weeks: steady(5, {
            calls: 0,
            point: {
              products: [
                product(NO_PRODUCT),
                product('ENTERPRISEPACK', {
                  name: 'Office 365 E3',
                  service: 'office365',
                  sold: 20,
                  assigned: 18,
                  entitled: 16,
                }),
              ],
              workloads: [
                { workload: 'sharepoint', users: 3 },
                { workload: 'whiteboard', users: 1 },
              ],
            },
          }),
        },
        '0042': { weeks: [{ sold: 12, point: { coverageDays: 0, activityDay: null } }] },
      },
      {
        partnerPoint: partnerPoint({ unmatchedOrganisations: [{ word: 'Contoso Ltd.', calls: 10 }] }),
        evidence: new Map([
          [
            customerId('low'),
            {
              licences: [],
              names: [],
              counts: [],
              missingDays: [],
              coverage: [],
              coverageMore: 0,
              calls: [call('help', 2, true), call('printer', 1, false), call('printer', 2, false)],
            },
          ],
        ]),
      },
    ),
  )
}

function built(input: ReturnType<typeof inputOf>): Portfolio {
  return buildPortfolio(input, NO_BRANDING)
}
