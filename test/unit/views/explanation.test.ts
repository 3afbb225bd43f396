import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../../shared/domain/explanation/explanation.ts'
import { explanationJson, explanationSections } from '../../../shared/views/explanation.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'

const NOTHING: Explanation = {
  customerId: 'contoso',
  customerName: 'Contoso',
  asOf: '2026-11-22',
  windowStart: '2026-10-26',
  stateDate: null,
  figures: null,
  products: [],
  licences: [],
  names: [],
  counts: [],
  coverageDays: 0,
  missingDays: ['2026-11-20', '2026-11-21', '2026-11-22'],
  coverage: [],
  coverageMore: 0,
  calls28d: null,
  calls: [],
}

const FIGURES = {
  licensesSold: 40,
  licensesSoldOwn: 40,
  licensesAssigned: null,
  deploymentPct: null,
  entitlementsActive: 0,
  usagePct: null,
  entitledActive: 0,
  adjustedUsagePct: null,
  over: { transferred: 0, inactiveSubscription: 0, trial: 0, yammer: 0, unlicensed: 0, inferred: 0 },
}

/** With plain blanks: ranges of days have thin ones. */
function sentencesOf(explanation: Explanation): string[] {
  return explanationSections(explanation, textsFor('en')).flatMap(({ sentences }) =>
    sentences.map((sentence) => sentence.replaceAll('\u2009', ' ')),
  )
}

describe('an explanation', () => {
  it('says what is unknown instead of showing a zero', () => {
    const explanation: Explanation = {
      ...NOTHING,
      stateDate: '2026-11-22',
      figures: FIGURES,
      products: [{ ...FIGURES, sku: 'SPE_E3', name: 'Microsoft 365 E3', service: 'office365' }],
    }
    expect(sentencesOf(explanation)).toEqual([
      'Deployment is unknown: no file states how many seats are assigned.',
      'Usage is unknown: no activity file covers a day of these 28.',
      '40 seats counted, from the licence data of 22 November 2026.',
      'No activity file lists a user of this customer.',
      'Activity files cover 0 of 28 days; none for 20 – 22 Nov. A day without a file is unknown, not zero.',
      'Help calls are unknown: no support file covers these 28 days.',
    ])
    const [figures] = explanationSections(explanation, textsFor('en'))
    const unknown = Array.from({ length: 8 }, () => 'unknown')
    expect(figures?.rows).toEqual([['Microsoft 365 E3 (SPE_E3)', '40', ...unknown]])
  })

  it('says why a customer is in no report', () => {
    expect(sentencesOf(NOTHING)[0]).toBe(
      'No licence file of 26 October – 22 November 2026 lists this customer, so it is in no report.',
    )
  })

  it('shows the product of each name, or that there is none', () => {
    const name = { users: 2, activeUsers: 1, keys: ['a', 'b'], keysMore: 0 }
    const sections = explanationSections(
      {
        ...NOTHING,
        names: [
          { name: 'MICROSOFT 365 E3', match: 'held', skus: ['SPE_E3'], ...name },
          { name: 'VISIO PLAN 2', match: 'unmatched', skus: ['VISIOCLIENT'], ...name },
          { name: 'PLANNER GOLD', match: 'unmatched', skus: [], ...name },
        ],
      },
      textsFor('en'),
    )
    const names = sections.find(({ title }) => title === 'Product names in activity')
    expect(names?.sentences).toEqual(['2 of 3 names match nothing that the customer holds.'])
    expect(names?.rows).toEqual([
      ['MICROSOFT 365 E3', 'SPE_E3', '2', '1', 'b and 1 more file'],
      ['VISIO PLAN 2', 'VISIOCLIENT, which no licence file lists', '2', '1', 'b and 1 more file'],
      ['PLANNER GOLD', 'nothing: the name is unknown', '2', '1', 'b and 1 more file'],
    ])
  })

  it('has as many cells in each row as columns', () => {
    const full: Explanation = {
      ...NOTHING,
      stateDate: '2026-11-22',
      figures: FIGURES,
      products: [
        { ...FIGURES, sku: 'A', name: '', service: '' },
        { ...FIGURES, sku: 'B', name: 'B', service: '' },
      ],
      licences: [
        {
          key: 'p/a.csv',
          subscriptionId: 's1',
          partNumber: 'A',
          productName: '',
          sku: 'A',
          sold: 40,
          assigned: null,
          status: 'in_grace_period',
          seller: 'own',
          treatment: 'inactive',
          seatsCounted: 0,
        },
      ],
      names: [
        { name: '', match: 'unnamed', skus: [], users: 1, activeUsers: 0, keys: ['p/b.csv'], keysMore: 0 },
      ],
      counts: [
        {
          name: 'A',
          match: 'held',
          skus: ['A'],
          activeUsers: 3,
          windowDays: 30,
          isUsed: false,
          key: 'p/c.csv',
        },
      ],
      coverage: [{ key: 'p/b.csv', from: '2026-10-26', to: '2026-11-19' }],
      coverageMore: 0,
      calls28d: 1,
      calls: [{ key: 'p/d.csv', category: 'odd', countsAs: null, calls: 1, isHelp: false }],
    }
    for (const { rows, columns, title } of explanationSections(full, textsFor('en'))) {
      expect(rows.length, title).toBeGreaterThan(0)
      for (const row of rows) expect(row, title).toHaveLength(columns.length)
    }
    expect(JSON.parse(explanationJson(full))).toMatchObject({
      schema: 1,
      state_date: '2026-11-22',
      licences: [{ subscription_id: 's1', seats_counted: 0 }],
      calls_28d: 1,
    })
  })
})
