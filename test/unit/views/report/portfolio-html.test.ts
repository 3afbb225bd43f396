import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { visible } from '../../../../shared/domain/untrusted-text.ts'
import { product } from '../../domain/digest/points.ts'
import { steady } from '../../domain/digest/portfolios.ts'
import { fullPortfolio, portfolioOf, rendered } from './portfolios.ts'

/** The content of a data element, as the script reads it. */
function data(page: string, id: string): unknown {
  const json = new RegExp(`<script type="application/json" id="${id}">([^<]*)</script>`).exec(page)?.[1]
  return json === undefined ? null : JSON.parse(json)
}

function detail(page: string, name: string): string {
  for (let n = 0; ; n += 1) {
    const markup = data(page, `detail-${n}`)
    if (typeof markup !== 'string') throw new Error(`There is no detail of ${name}.`)
    if (markup.includes(`<h2>${name}</h2>`)) return markup
  }
}

function detailsIn(page: string): number {
  return page.match(/id="detail-\d+"/g)?.length ?? 0
}

describe('portfolio.html', () => {
  it('is the same for the same portfolio', () => {
    expect(rendered(fullPortfolio())).toBe(rendered(fullPortfolio()))
  })

  it('allows exactly its own script and style, and no connection', () => {
    const page = rendered(fullPortfolio({ color: '#336699' }))
    const hash = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const style = /<style>([^<]*)<\/style>/.exec(page)?.[1]
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1]
    expect(page).toContain(
      `content="default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'"`,
    )
    expect(page).not.toMatch(/ style="| on[a-z]+="/)
    expect(page).not.toMatch(/(?:src|href)="(?!data:|#)/)
  })

  it('names the customers that need attention in the order of the mail, with why and what to do', () => {
    const page = rendered(fullPortfolio())
    const cards = page.slice(page.indexOf('class="cards"'), page.indexOf('id="customers"'))
    expect([...cards.matchAll(/<h3>([^<]*)<\/h3>/g)].map(([, name]) => name)).toEqual([
      'Contoso Iberia S.A.',
      'Fabrikam GmbH',
      'Wide World Importers',
    ])
    expect(cards).toContain('61 of 200 entitled seats in use (30.5%), below 40%.')
    expect(cards).toContain('Adoption is low, and many licences are not being used.')
  })

  it('says in words what its charts show', () => {
    const page = rendered(fullPortfolio())
    expect(page).toContain('<title>Adjusted usage, 12 weeks: ')
    expect(detail(page, 'Contoso Iberia S.A.')).toContain(
      '<title>Adjusted usage, 12 weeks: 65.0% to 30.5%, lowest 30.5% (22 November 2026), highest 65.0% (6 September 2026).</title>',
    )
    expect(detail(page, 'Contoso Iberia S.A.')).toContain(
      '<title>At risk: open in 3 of 12 weeks, without a break since the week to 8 November 2026.</title>',
    )
  })

  it('shows class by class why usage and adjusted usage differ', () => {
    const text = detail(rendered(fullPortfolio()), 'Contoso Iberia S.A.').replaceAll(/<[^>]*>/g, '|')
    expect(text).toMatch(/Active entitlements\|* ?\|Usage 37\.0%\|+74\|/)
    expect(text).toMatch(/Transferred: users who left or lost their licence\|+−9\|/)
    expect(text).toMatch(/Entitled and active\|* ?\|Adjusted usage 30\.5%\|+61\|/)
    expect(text).not.toContain('Trials')
  })

  it('shows what the figures of a customer rest on, or says that it is not kept', () => {
    const page = rendered(fullPortfolio())
    expect(detail(page, 'Fabrikam GmbH')).toContain('golden/entitlements/2026-11-22/licences.csv')
    expect(detail(page, 'Contoso Iberia S.A.')).toContain('this customer is not among them')
  })

  it('has unknown where nobody knows, and never 0', () => {
    const unseen = { sold: 30, assigned: null, calls: null, point: { coverageDays: 0, activityDay: null } }
    const page = rendered(portfolioOf({ unseen: { weeks: steady(3, unseen) } }))
    const row = /<tr><th scope="row"><b>unseen[\s\S]*?<\/tr>/.exec(page)?.[0] ?? ''
    expect(row.match(/<td class="number[^>]*>([^<]*)/g)?.map((cell) => cell.replace(/.*>/, ''))).toEqual([
      'unknown',
      '',
      'unknown',
      'unknown',
      '30',
      'unknown',
    ])
    const markup = detail(page, 'unseen')
    expect(markup).toContain('Usage is unknown: no activity file covers a day of these 28.')
    expect(markup).toContain('Help calls are unknown')
    expect(markup).not.toMatch(/>0(?:\.0%)?</)
  })

  it('holds all customers, and details in their order until it has its size', () => {
    const stories = Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [
        `c${n}`,
        { weeks: steady(13, { sold: 20 + n, assigned: 20 + n, entitled: n === 7 ? 2 : 15 + n, calls: 0 }) },
      ]),
    )
    const portfolio = portfolioOf(stories)
    const whole = rendered(portfolio)
    expect(whole).toContain('Details for all 50 customers')
    expect(detailsIn(whole)).toBe(50)
    const maxBytes = 200_000
    const page = rendered(portfolio, { maxBytes })
    const detailed = detailsIn(page)
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(maxBytes)
    expect(detailed).toBeGreaterThan(2)
    expect(page).toContain(`Details for ${detailed} of 50 customers, flagged ones first and then by seats`)
    expect(data(page, 'data')).toMatchObject({ rows: { length: 50 } })
    // The flagged one, and the one with most seats.
    expect(data(page, 'detail-0')).toContain('<h2>c7</h2>')
    expect(data(page, 'detail-1')).toContain('<h2>c49</h2>')
    expect(rendered(portfolio, { maxBytes: 1 })).toContain('Details for 0 of 50 customers')
  })

  it('says how many customers in need of attention have no card', () => {
    const stories = Array.from(
      { length: 63 },
      (_, n) => [`c${n}`, { weeks: [{ sold: 20, entitled: 1 }] }] as const,
    )
    const page = rendered(portfolioOf(Object.fromEntries(stories)))
    expect(page.match(/class="card /g)).toHaveLength(60)
    expect(page).toContain('…and 3 more customers, first in the table below.')
  })

  it('gives no customer the room of others', () => {
    const products = Array.from({ length: 130 }, (_, n) =>
      product(`SKU-${String(n).padStart(3, '0')}`, { sold: 1 }),
    )
    const markup = detail(rendered(portfolioOf({ large: { weeks: [{ point: { products } }] } })), 'large')
    expect(markup).toContain('SKU-099')
    expect(markup).not.toContain('SKU-100')
    expect(markup).toContain('…and 30 more')
  })

  it('is there for a portfolio without customers', () => {
    expect(rendered(portfolioOf({}))).toContain('There is no licence data for any customer')
  })

  it('escapes whatever customers, products and files are called', () => {
    const evil = '</script><script>alert(1)</script>"\'&\u202e'
    const page = rendered(
      portfolioOf({ [evil]: { name: evil, manager: evil, weeks: [{ sold: 20, assigned: 1, entitled: 1 }] } }),
    )
    expect(page.match(/<script>/g)).toHaveLength(1)
    expect(page.match(/<\/script>/g)).toHaveLength(page.match(/<script/g)?.length ?? 0)
    expect(visible(page)).toBe(page)
  })

  it('has the name of the partner on its colour, and its logo', () => {
    const page = rendered(fullPortfolio({ color: '#f2c100' }), { logo: 'data:image/png;base64,AAAA' })
    expect(page).toContain('<img src="data:image/png;base64,AAAA" alt=""><h1>Golden</h1>')
    expect(page).toContain('--brand: #f2c100; --on-brand: #000000;')
  })
})
