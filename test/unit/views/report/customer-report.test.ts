// The report that a partner hands on to one customer.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerId } from '../../../../shared/domain/ids.ts'
import { buildPortfolio } from '../../../../shared/domain/portfolio/build-portfolio.ts'
import type { Branding, Portfolio } from '../../../../shared/domain/portfolio/portfolio.ts'
import { customerReportHtml } from '../../../../shared/views/report/customer-report.ts'
import { type CustomerStory, inputOf, steady } from '../../domain/digest/portfolios.ts'
import { NO_BRANDING } from '../../domain/portfolio/branding.ts'
import { evidenceOf, markOf } from '../marks.ts'

function portfolioOf(
  stories: Readonly<Record<string, CustomerStory>>,
  branding: Partial<Branding> = {},
): Portfolio {
  return buildPortfolio(inputOf(stories), { ...NO_BRANDING, ...branding })
}

function reportOf(portfolio: Portfolio, id: string, logo: string | null = null): string {
  const customer = portfolio.customers.find(({ customerId: each }) => each === id) ?? expect.fail(`no ${id}`)
  return customerReportHtml(portfolio, customer, { logo, locale: 'en' })
}

function wordsOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

const LOW: CustomerStory = { weeks: steady(3, { sold: 40, assigned: 30, entitled: 12, calls: 2 }) }

describe('a customer’s own report', () => {
  it('says in friendly words what is bought, assigned and in use, and what to do', () => {
    const words = wordsOf(reportOf(portfolioOf({ contoso: { ...LOW, name: 'Contoso Ltd' } }), 'contoso'))
    expect(words).toContain('Contoso Ltd')
    expect(words).toContain('Prepared by Golden')
    expect(words).toContain('Licences 40 that you have bought')
    expect(words).toContain('Assigned 30 of 40 licences (75.0%)')
    expect(words).toContain('In use 12 of 40 licences (30.0%), in 28 days')
    expect(words).toContain('Use what you already pay for 28 licences were not used in these 28 days.')
    expect(words).toContain('Assign your spare licences 10 licences are not assigned to anybody yet.')
    expect(words).not.toMatch(/flag|at risk|critical|warning|account manager/i)
  })

  it('says what is unknown instead of showing a zero', () => {
    const unseen = {
      sold: 40,
      assigned: null,
      entitled: 0,
      calls: null,
      point: { coverageDays: 0, activityDay: null },
    }
    const words = wordsOf(reportOf(portfolioOf({ contoso: { weeks: [unseen] } }), 'contoso'))
    expect(words).toContain('Assigned unknown no data')
    expect(words).toContain('In use unknown no activity data')
    expect(words).toContain('There is no activity data for these 28 days, so use is unknown.')
    expect(words).not.toContain('help desk')
  })

  it('shows the partner’s logo, colour, offers and contact', () => {
    const branding = {
      color: '#ffcc00',
      contact: 'success@golden.example',
      links: { training: 'https://learn.example/?a=1&b=2', selfService: null, booking: null },
    }
    const html = reportOf(portfolioOf({ contoso: LOW }, branding), 'contoso', 'data:image/png;base64,AAAA')
    expect(html).toContain('<img src="data:image/png;base64,AAAA" alt="">')
    expect(html).toContain('--brand: #ffcc00; --on-brand: #000000;')
    expect(html).toContain('<a href="https://learn.example/?a=1&amp;b=2" rel="noreferrer">Training</a>')
    expect(html).toContain('<a href="mailto:success@golden.example">Write to success@golden.example</a>')
    expect(html).not.toContain('Book a session')
  })

  it('runs no script and loads nothing', () => {
    const hostile = { ...LOW, name: '</title><script>alert(1)</script><img src=x onerror=alert(2)>' }
    const html = reportOf(portfolioOf({ contoso: hostile }), 'contoso')
    expect(html).toContain("script-src 'none'")
    expect(html).not.toMatch(/<script|<img/)
  })

  it('names no other customer, no file and no account manager', () => {
    const anyCustomer = fc.record({ sold: fc.nat({ max: 50 }), entitled: fc.nat({ max: 50 }) })
    fc.assert(
      fc.property(fc.array(anyCustomer, { minLength: 2, maxLength: 5 }), (customers) => {
        const stories = Object.fromEntries(
          customers.map(({ sold, entitled }, n) => {
            const weeks = steady(2, { sold, entitled: Math.min(sold, entitled), assigned: sold, calls: n })
            return [markOf(n), { name: `Name ${markOf(n)}`, manager: 'li@golden.example', weeks }]
          }),
        )
        const evidence = new Map(customers.map((_, n) => [customerId(markOf(n)), evidenceOf(n)]))
        const portfolio = buildPortfolio(inputOf(stories, { evidence }), NO_BRANDING)
        const html = reportOf(portfolio, markOf(0))
        expect(html).toContain(markOf(0))
        for (const n of customers.keys()) if (n > 0) expect(html).not.toContain(markOf(n))
        expect(html).not.toMatch(/li@golden\.example|\.csv/)
      }),
    )
  })
})
