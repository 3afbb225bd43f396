// What a recipient with customers of their own gets: nothing of anybody else's, whatever the portfolio holds.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scopesOf } from '../../../shared/domain/digest/digest-input.ts'
import { customerId } from '../../../shared/domain/ids.ts'
import { buildPortfolio } from '../../../shared/domain/portfolio/build-portfolio.ts'
import type { Portfolio } from '../../../shared/domain/portfolio/portfolio.ts'
import { customersCsv, productsCsv, workloadsCsv } from '../../../shared/views/csv-reports.ts'
import { parsePortfolio, portfolioJson } from '../../../shared/views/portfolio-json.ts'
import { portfolioHtml } from '../../../shared/views/report/portfolio-html.ts'
import { portfolioXlsx } from '../../../shared/views/xlsx/portfolio-xlsx.ts'
import { bytesOf, partsIn } from '../../support/workbooks.ts'
import { inputOf, recipient } from '../domain/digest/portfolios.ts'
import { NO_BRANDING } from '../domain/portfolio/branding.ts'
import { evidenceOf, markOf } from './marks.ts'

/** Every file of a recipient's folder, as text that can be searched. */
const FILES: Readonly<Record<string, (portfolio: Portfolio) => string | Promise<string>>> = {
  'portfolio.json': (portfolio) => [...portfolioJson(portfolio)].join(''),
  'portfolio.html': (portfolio) => [...portfolioHtml(portfolio)].join(''),
  'customers.csv': (portfolio) => [...customersCsv(portfolio)].join(''),
  'products.csv': (portfolio) => [...productsCsv(portfolio)].join(''),
  'workloads.csv': (portfolio) => [...workloadsCsv(portfolio)].join(''),
  'portfolio.xlsx': async (portfolio) =>
    JSON.stringify(await partsIn(await bytesOf(portfolioXlsx(portfolio)))),
}

const MANAGERS = ['ana@golden.example', 'li@golden.example', '']

const anyCustomer = fc.record({
  manager: fc.constantFrom(...MANAGERS),
  sold: fc.nat({ max: 100 }),
  entitled: fc.nat({ max: 100 }),
  hasLeft: fc.boolean(),
  isExplained: fc.boolean(),
})

describe('the reports of a recipient with own customers', () => {
  it.each(Object.entries(FILES))('name nobody else in %s', async (_, render) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCustomer, { minLength: 1, maxLength: 6 }), async (customers) => {
        const stories = Object.fromEntries(
          customers.map(({ manager, sold, entitled, hasLeft }, n) => {
            const week = { sold, entitled: Math.min(sold, entitled), assigned: sold, calls: n }
            return [markOf(n), { name: `Name ${markOf(n)}`, manager, weeks: [week, hasLeft ? null : week] }]
          }),
        )
        const explained = customers.flatMap(({ isExplained }, n) => (isExplained ? [n] : []))
        const input = inputOf(stories, {
          evidence: new Map(explained.map((n) => [customerId(markOf(n)), evidenceOf(n)])),
        })
        const scoped = scopesOf(input)(recipient('li@golden.example', 'own'))
        const file = await render(buildPortfolio(scoped, NO_BRANDING))
        for (const [n, { manager }] of customers.entries()) {
          if (manager !== 'li@golden.example') expect(file).not.toContain(markOf(n))
        }
      }),
    )
  })
})

describe('portfolio.json', () => {
  it('is read back as it was written', () => {
    const input = inputOf(
      { alpha: { weeks: [{ sold: 10, entitled: 4, calls: 1 }] } },
      { evidence: new Map([[customerId('alpha'), evidenceOf(0)]]) },
    )
    const portfolio = buildPortfolio(input, {
      ...NO_BRANDING,
      color: '#0f6e68',
      logoSha256: 'ab',
    })
    const { rendererVersion, ...read } = parsePortfolio([...portfolioJson(portfolio)].join(''))
    expect(read).toEqual(portfolio)
    expect(rendererVersion).toBeGreaterThan(0)
  })

  it('has a line for each customer', () => {
    const weeks = [{ sold: 10 }]
    const portfolio = buildPortfolio(inputOf({ a: { weeks }, b: { weeks } }), NO_BRANDING)
    expect([...portfolioJson(portfolio)].join('').split('\n')).toHaveLength(5)
  })

  it('of another version is refused with what to do', () => {
    for (const json of ['{}', '[]', 'no json', '{"schema":1,"renderer_version":1,"customers":[]}']) {
      expect(() => parsePortfolio(json)).toThrow(
        'This version cannot read the stored portfolio; publish that day again.',
      )
    }
  })
})
