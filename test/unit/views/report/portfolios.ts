// Portfolios to render reports of.

import type { Evidence } from '../../../../shared/domain/explanation/explanation.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import { buildPortfolio } from '../../../../shared/domain/portfolio/build-portfolio.ts'
import type { Branding, Portfolio } from '../../../../shared/domain/portfolio/portfolio.ts'
import { portfolioHtml } from '../../../../shared/views/report/portfolio-html.ts'
import { everything, inputOf } from '../../domain/digest/portfolios.ts'
import { NO_BRANDING } from '../../domain/portfolio/branding.ts'

export function portfolioOf(stories: Parameters<typeof inputOf>[0]): Portfolio {
  return buildPortfolio(inputOf(stories), NO_BRANDING)
}

/** With something of everything, evidence for one customer included. */
export function fullPortfolio(branding: Partial<Branding> = {}): Portfolio {
  const input = { ...everything(), evidence: new Map([[customerId('fabrikam'), EVIDENCE]]) }
  return buildPortfolio(input, { ...NO_BRANDING, ...branding })
}

export function rendered(...parts: Parameters<typeof portfolioHtml>): string {
  return [...portfolioHtml(...parts)].join('')
}

const EVIDENCE: Evidence = {
  licences: [
    {
      key: 'golden/entitlements/2026-11-22/licences.csv',
      subscriptionId: 's-1',
      partNumber: 'ENTERPRISEPACK',
      productName: 'Office 365 E3',
      sku: 'ENTERPRISEPACK',
      sold: 100,
      assigned: 70,
      status: 'active',
      seller: 'own',
      treatment: 'counted',
      seatsCounted: 100,
    },
  ],
  names: [],
  counts: [],
  missingDays: ['2026-11-01'],
  coverage: [{ key: 'golden/activity/2026-11-22/day.csv', from: '2026-11-22', to: '2026-11-22' }],
  coverageMore: 0,
  calls: [],
}
