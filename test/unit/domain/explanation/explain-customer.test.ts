import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, formatDay } from '../../../../shared/domain/calendar.ts'
import { createExplainer } from '../../../../shared/domain/explanation/explain-customer.ts'
import { explanationSchema } from '../../../../shared/domain/explanation/explanation.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import { activeEntitlements, sumFigures } from '../../../../shared/domain/metrics/figures.ts'
import { type ActivityDrop, NO_PRODUCT } from '../../../../shared/domain/metrics/point.ts'
import { callsOf, supportAt } from '../../../../shared/domain/metrics/support.ts'
import type { Category } from '../../../../shared/domain/settings.ts'
import type { Sheet, Stated, SupportSheet } from '../../../../shared/domain/sheets/sheet.ts'
import { activity, graph } from '../metrics/activity-builders.ts'
import { anyWorld, sheetsOf } from '../metrics/any-world.ts'
import {
  aggregates,
  ago,
  CONTOSO,
  catalogueOf,
  drop,
  E,
  entitlements,
  type Measuring,
  measure,
  subscription,
  support,
} from '../metrics/builders.ts'

const CATEGORIES = new Map<string, Category>([['how do i', 'how-to']])

interface Around extends Measuring {
  readonly support?: readonly Stated<SupportSheet>[]
}

function explain(
  sheets: readonly Stated<Sheet>[],
  { drops = [], support: calls = [], ...settings }: Around = {},
) {
  const explainOne = createExplainer({
    day: E,
    catalogue: catalogueOf(settings),
    drops,
    support: {
      sheets: calls,
      settings: { categories: CATEGORIES, callers: new Map() },
      known: [{ customer: CONTOSO, name: 'Contoso Ltd' }],
    },
  })
  return explainOne(CONTOSO, sheets)
}

describe('licences', () => {
  it('are listed with their drop and with what became of their seats', () => {
    const { licences, figures, stateDate } = explain(
      [
        entitlements(
          [
            subscription({ id: 's1', sku: 'SPE_E3', sold: 10, assigned: 7 }),
            subscription({ id: 's2', sku: 'SPE_E3', sold: 5, isTrial: true }),
            subscription({ id: 's3', sku: 'SPE_E3', sold: 4, status: 'in_grace_period' }),
            subscription({ id: 's4', sku: 'FLOW_FREE', sold: 10_000 }),
            subscription({ id: 's5', sku: 'VISIO', sold: 3 }),
            subscription({ id: 's6', sku: 'OLD', sold: 2 }),
          ],
          { key: 'p/licences.csv' },
        ),
      ],
      { excluded: ['VISIO'], products: { old: null } },
    )
    expect(
      licences.map(({ subscriptionId, treatment, seatsCounted }) => [
        subscriptionId,
        treatment,
        seatsCounted,
      ]),
    ).toEqual([
      ['s1', 'counted', 10],
      ['s2', 'trial', 0],
      ['s3', 'inactive', 0],
      ['s4', 'free', 0],
      ['s5', 'excluded', 0],
      ['s6', 'ignored', 0],
    ])
    expect(new Set(licences.map(({ key }) => key))).toEqual(new Set(['p/licences.csv']))
    expect(figures?.licensesSold).toBe(10)
    expect(stateDate).toBe('2026-11-22')
  })

  it('of a summary count with what subscriptions do not state', () => {
    const { licences, figures } = explain([
      entitlements([subscription({ id: 's1', sku: 'SPE_E3', sold: 10 })], { key: 'p/own.csv' }),
      entitlements([subscription({ id: 'x', sku: 'SPE_E3', sold: 25, assigned: 12 })], {
        key: 'p/summary.csv',
        shape: 'summary',
      }),
    ])
    expect(licences.map(({ key, treatment, seatsCounted }) => [key, treatment, seatsCounted])).toEqual([
      ['p/own.csv', 'counted', 10],
      ['p/summary.csv', 'summary', 15],
    ])
    expect(figures).toMatchObject({ licensesSold: 25, licensesAssigned: 12 })
  })
})

describe('names of activity', () => {
  const licences = entitlements([subscription({ sku: 'SPE_E3', sold: 20 })])

  it('tell what they stand for, and how many users are listed and active under them', () => {
    const { names } = explain([
      licences,
      graph(
        [
          { user: 'ann', products: 'MICROSOFT 365 E3', on: { exchange: E } },
          { user: 'bob', products: 'MICROSOFT 365 E3', flags: { exchange: true } },
          { user: 'cleo', products: 'PLANNER GOLD', on: { teams: E } },
          { user: 'dan', products: 'VISIO PLAN 2', on: { teams: E } },
        ],
        { key: 'p/graph.csv' },
      ),
      activity(
        [
          { user: 'eve', product: '' },
          { user: 'ann', product: 'POWER_BI_PRO' },
        ],
        { key: 'p/users.csv' },
      ),
    ])
    expect(names).toEqual([
      { name: '', match: 'unnamed', skus: [], users: 1, activeUsers: 1, keys: ['p/users.csv'], keysMore: 0 },
      {
        name: 'MICROSOFT 365 E3',
        match: 'held',
        skus: ['SPE_E3'],
        users: 2,
        activeUsers: 1,
        keys: ['p/graph.csv'],
        keysMore: 0,
      },
      {
        name: 'PLANNER GOLD',
        match: 'unmatched',
        skus: [],
        users: 1,
        activeUsers: 1,
        keys: ['p/graph.csv'],
        keysMore: 0,
      },
      {
        name: 'POWER_BI_PRO',
        match: 'not_held',
        skus: ['POWER_BI_PRO'],
        users: 1,
        activeUsers: 1,
        keys: ['p/users.csv'],
        keysMore: 0,
      },
      {
        name: 'VISIO PLAN 2',
        match: 'unmatched',
        skus: ['VISIOCLIENT'],
        users: 1,
        activeUsers: 1,
        keys: ['p/graph.csv'],
        keysMore: 0,
      },
    ])
  })

  it('of counts are used only where no row names a user', () => {
    const counted = aggregates([{ product: 'SPE_E3', active: 9 }], { key: 'p/counts.csv' })
    const alone = explain([licences, counted]).counts
    expect(alone).toMatchObject([{ name: 'SPE_E3', activeUsers: 9, isUsed: true, key: 'p/counts.csv' }])
    const beside = explain([licences, counted, activity([{ user: 'ann', product: 'SPE_E3' }])]).counts
    expect(beside).toMatchObject([{ name: 'SPE_E3', activeUsers: 9, isUsed: false }])
  })

  it('of counts come from the drop that states the largest', () => {
    const { counts, figures } = explain([
      licences,
      aggregates([{ product: 'SPE_E3', active: 9 }], { key: 'p/exchange.csv' }),
      aggregates([{ product: 'SPE_E3', workload: 'teams', active: 4 }], { key: 'p/teams.csv' }),
    ])
    expect(counts).toMatchObject([{ activeUsers: 9, key: 'p/exchange.csv' }])
    expect(figures?.entitlementsActive).toBe(9)
  })

  it('of counts under two names of a product give one count, the latest', () => {
    const { counts, figures } = explain([
      licences,
      aggregates([{ product: 'SPE_E3', active: 9 }], { key: 'p/old.csv', day: ago(7) }),
      aggregates([{ product: 'microsoft 365 e3', byName: true, active: 4 }], { key: 'p/new.csv' }),
    ])
    expect(counts).toMatchObject([
      { name: 'MICROSOFT 365 E3', skus: ['SPE_E3'], activeUsers: 4, isUsed: true, key: 'p/new.csv' },
    ])
    expect(figures?.entitlementsActive).toBe(4)
  })

  it('of counts are used for a part number that nobody knows, but not for such a name', () => {
    const { counts, figures } = explain([
      licences,
      aggregates([
        { product: 'CONTOSO_1', active: 3 },
        { product: 'contoso bundle', byName: true, active: 5 },
      ]),
    ])
    expect(counts).toMatchObject([
      { name: 'CONTOSO_1', match: 'unmatched', skus: ['CONTOSO_1'], isUsed: true },
      { name: 'CONTOSO BUNDLE', match: 'unmatched', skus: [], isUsed: false },
    ])
    expect(figures?.over.unlicensed).toBe(3)
  })

  it('are told apart from part numbers that are the same word', () => {
    const { names } = explain([
      licences,
      graph([{ user: 'ann', products: 'VISIOCLIENT', on: { exchange: E } }]),
      activity([{ user: 'bob', product: 'VISIOCLIENT' }]),
    ])
    expect(names.map(({ name, match, activeUsers }) => [name, match, activeUsers])).toEqual([
      ['VISIOCLIENT', 'unmatched', 1],
      ['VISIOCLIENT', 'not_held', 1],
    ])
  })
})

describe('coverage', () => {
  it('names the drop of every covered day, and the days that none covers', () => {
    const { coverage, coverageDays, missingDays } = explain(
      [activity([], { day: ago(20), key: 'p/snapshot.csv' })],
      {
        drops: [
          drop({ key: 'p/today.csv' }),
          drop({ key: 'p/other.csv', customer: customerId('fabrikam') }),
          drop({ key: 'p/empty.csv', effectiveDay: ago(3), accepted: 0 }),
        ],
      },
    )
    expect(coverage).toEqual([
      { key: 'p/today.csv', from: '2026-11-22', to: '2026-11-22' },
      { key: 'p/snapshot.csv', from: '2026-10-26', to: '2026-11-02' },
    ])
    expect(coverageDays).toBe(9)
    expect([missingDays.at(0), missingDays.at(-1)]).toEqual(['2026-11-03', '2026-11-21'])
  })
})

it('names the latest drops, and counts the others', () => {
  const keys = Array.from({ length: 70 }, (_, n) => `p/hour-${String(n).padStart(2, '0')}.csv`)
  const { coverage, coverageMore, names } = explain(
    keys.map((key) => activity([{ user: 'ann' }], { key })),
    { drops: keys.map((key) => drop({ key })) },
  )
  expect([coverage.length, coverageMore]).toEqual([60, 10])
  expect(names).toMatchObject([{ keys: keys.slice(-5), keysMore: 65 }])
})

describe('calls', () => {
  it('are listed by drop and category; help and how-to make the figure', () => {
    const { calls, calls28d } = explain([], {
      support: [
        support(
          {
            tickets: [
              { category: 'help' },
              { category: 'how do i' },
              { category: 'broken' },
              { customer: 'fabrikam' },
            ],
            counts: [{ customer: '', customerName: 'CONTOSO LTD', category: 'help', calls: 4 }],
          },
          { key: 'p/desk.csv' },
        ),
      ],
    })
    expect(calls).toEqual([
      { key: 'p/desk.csv', category: 'broken', countsAs: null, calls: 1, isHelp: false },
      { key: 'p/desk.csv', category: 'help', countsAs: 'help', calls: 5, isHelp: true },
      { key: 'p/desk.csv', category: 'how do i', countsAs: 'how-to', calls: 1, isHelp: true },
    ])
    expect(calls28d).toBe(6)
  })

  it('are unknown where no support data was seen', () => {
    expect(explain([]).calls28d).toBeNull()
  })
})

it('explains a customer that no licence file lists', () => {
  const { figures, stateDate, names } = explain([activity([{ user: 'ann', product: 'SPE_E3' }])])
  expect([figures, stateDate]).toEqual([null, null])
  expect(names).toMatchObject([{ name: 'SPE_E3', match: 'not_held', activeUsers: 1 }])
})

const anyDrop = fc
  .record({
    key: fc.constantFrom('d', 'e', 'f'),
    age: fc.nat({ max: 30 }),
    covers: fc.constantFrom('day' as const, 'days' as const, 'none' as const),
    customer: fc.constantFrom(null, CONTOSO, customerId('fabrikam')),
    accepted: fc.constantFrom(0, 3),
  })
  .map(({ age, ...rest }): ActivityDrop => drop({ ...rest, effectiveDay: ago(age) }))

const anySupport = fc
  .record({
    age: fc.nat({ max: 30 }),
    keyCustomer: fc.constantFrom(null, null, CONTOSO, customerId('fabrikam')),
    tickets: fc.array(
      fc.record({
        id: fc.constantFrom('t1', 't2', 't3'),
        customer: fc.constantFrom('', 'contoso', 'fabrikam'),
        customerName: fc.constantFrom('', 'Contoso Ltd', 'Nobody'),
        openedDay: fc.constantFrom(null, E, ago(5), ago(40)),
        category: fc.constantFrom('help', 'how do i', 'incident', 'broken'),
      }),
    ),
  })
  .map(({ age, keyCustomer, tickets }) => {
    const stated = support({ tickets }, { day: ago(age), key: `p/desk-${age}.csv` })
    return { ...stated, sheet: { ...stated.sheet, keyCustomer } }
  })

const anyCounts = fc
  .record({
    age: fc.nat({ max: 30 }),
    key: fc.constantFrom('a', 'b'),
    rows: fc.array(
      fc.record({
        product: fc.constantFrom('E3', 'e3', 'one', 'two', 'BI', 'VISIO', 'nothing held'),
        byName: fc.boolean(),
        workload: fc.constantFrom('exchange', 'teams'),
        channel: fc.constantFrom('', 'csp'),
        active: fc.nat({ max: 9 }),
        windowDays: fc.constantFrom(28, 30),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ age, key, rows }) => aggregates(rows, { day: ago(age), key: `${key}${age}` }))

const anySummary = fc
  .array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      sku: fc.constantFrom('E3', 'E5', 'BI', 'FLOW_FREE'),
      sold: fc.nat({ max: 20 }),
      status: fc.constantFrom('active' as const, 'active' as const, 'disabled' as const),
      isTrial: fc.constantFrom(false, false, true),
    }),
    { maxLength: 4 },
  )
  .map((rows) => entitlements(rows.map(subscription), { key: 'p/summary.csv', shape: 'summary' }))

it('explains who is active in each product, by names or else by a count', () => {
  fc.assert(
    fc.property(
      anyWorld,
      fc.uniqueArray(anyCounts, { selector: ({ key }) => key, maxLength: 3 }),
      (world, files) => {
        const sheets = [...sheetsOf(world), ...files]
        const { products, names, counts } = explain(sheets, { excluded: world.excluded })
        for (const { sku, entitlementsActive } of products) {
          const used = counts.filter(({ skus, isUsed }) => isUsed && skus.includes(sku))
          const isNamed = names.some(({ skus, activeUsers }) => skus.includes(sku) && activeUsers > 0)
          expect(used.length).toBeLessThan(2)
          if (used.length === 1) expect(entitlementsActive).toBe(used[0]?.activeUsers)
          else expect(isNamed || sku === NO_PRODUCT || entitlementsActive === 0).toBe(true)
        }
      },
    ),
    { numRuns: 500 },
  )
})

it('adds up to what is measured, whatever the files hold', () => {
  fc.assert(
    fc.property(
      anyWorld,
      fc.uniqueArray(anyDrop, { selector: ({ key }) => key }),
      fc.uniqueArray(anySupport, { selector: ({ key }) => key }),
      anySummary,
      (world, drops, calls, summary) => {
        const settings = { excluded: world.excluded, drops }
        const sheets = [...sheetsOf(world), summary]
        const explained = explain(sheets, { ...settings, support: calls })
        const point = measure(sheets, settings)
        const measured = sumFigures(point?.products ?? [])
        const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
        expect(sum(explained.licences.map(({ seatsCounted }) => seatsCounted))).toBe(measured.sold)
        expect(explained.figures?.entitlementsActive).toBe(activeEntitlements(measured))
        expect(explained.coverageDays).toBe(point?.coverageDays)
        expect(explained.coverageDays + explained.missingDays.length).toBe(28)
        const known = [{ customer: CONTOSO, name: 'Contoso Ltd' }]
        const partner = supportAt(E, calls, known, { categories: CATEGORIES, callers: new Map() })
        expect(explained.calls28d).toBe(callsOf(partner, CONTOSO))
        expect(explanationSchema.parse(explained)).toEqual(explained)
        expect(explained.windowStart).toBe(formatDay(dayOf('2026-10-26')))
      },
    ),
    { numRuns: 500 },
  )
})
