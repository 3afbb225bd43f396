import { describe, expect, it } from 'vitest'
import { customerId } from '../../../../shared/domain/ids.ts'
import { callsBaseline } from '../../../../shared/domain/metrics/baseline.ts'
import { callsPer100, sumFigures } from '../../../../shared/domain/metrics/figures.ts'
import { callsOf, supportAt } from '../../../../shared/domain/metrics/support.ts'
import type { Category } from '../../../../shared/domain/settings.ts'
import type { Stated, SupportSheet } from '../../../../shared/domain/sheets/sheet.ts'
import { ago, CONTOSO, E, support } from './builders.ts'

const CUSTOMERS = [
  { customer: CONTOSO, name: 'Contoso Ltd' },
  { customer: customerId('fabrikam'), name: 'Fabrikam' },
  { customer: customerId('twin-1'), name: 'Twin' },
  { customer: customerId('twin-2'), name: 'TWIN' },
  { customer: customerId('nameless'), name: '' },
]

const at = (sheets: readonly Stated<SupportSheet>[], map: Record<string, Category> = {}) =>
  supportAt(E, sheets, CUSTOMERS, { categories: new Map(Object.entries(map)), callers: new Map() })

const callsIn = (...sheets: readonly Stated<SupportSheet>[]) => at(sheets).calls

describe('calls for help', () => {
  it.each([
    ['help', 1],
    ['how-to', 1],
    ['incident', 0],
    ['request', 0],
    ['billing', 0],
    ['other', 0],
    ['unheard of', 0],
  ])('of the category %s count %d', (category, calls) => {
    expect(callsIn(support({ tickets: [{ category }] }))).toEqual(calls === 0 ? {} : { contoso: 1 })
  })

  it.each([
    [E, 1],
    [ago(27), 1],
    [ago(28), 0],
    [ago(-1), 0],
  ])('opened on %d count %d', (opened, calls) => {
    const expected = calls === 0 ? {} : { contoso: 1 }
    expect(callsIn(support({ tickets: [{ openedDay: opened }] }, { day: ago(1) }))).toEqual(expected)
    expect(callsIn(support({ counts: [{ day: opened }] }, { day: ago(1) }))).toEqual(expected)
  })

  it.each([
    [0, true],
    [27, true],
    [28, false],
    [-1, false],
  ])('in a drop %d days old are known: %o', (age, isKnown) => {
    const seen = at([support({ tickets: [{ openedDay: ago(5) }] }, { day: ago(age) })])
    expect(seen.supportSeen).toBe(isKnown)
    expect(seen.calls).toEqual(isKnown ? { contoso: 1 } : {})
  })

  it('are the sum of distinct tickets and counts', () => {
    const tickets = [{ id: 'a' }, { id: 'b' }, { id: 'a' }]
    expect(callsIn(support({ tickets, counts: [{ calls: 3 }, { category: 'how-to', calls: 2 }] }))).toEqual({
      contoso: 7,
    })
  })

  it('are listed only for customers that called', () => {
    const { supportSeen, calls } = at([support({ counts: [{ calls: 0 }] })])
    expect({ supportSeen, calls }).toEqual({ supportSeen: true, calls: {} })
  })
})

describe('the latest statement on a ticket', () => {
  const ticket = (words: object, place: object = {}) => support({ tickets: [{ id: 'a', ...words }] }, place)

  it.each([
    ['the later day', { day: ago(1), key: 'z' }, { key: 'a' }],
    ['the greater key of one day', { key: 'a' }, { key: 'z' }],
    ['the later part of one drop', { part: 9 }, { part: 10 }],
  ])('is in %s, its customer and category included', (_name, first, last) => {
    const sheets = [ticket({}, first), ticket({ customer: 'fabrikam', category: 'how-to' }, last)]
    expect(callsIn(...sheets)).toEqual({ fabrikam: 1 })
    expect(callsIn(...sheets.toReversed())).toEqual({ fabrikam: 1 })
    expect(callsIn(ticket({}, first), ticket({ category: 'incident' }, last))).toEqual({})
  })

  it('is on the later line of one part', () => {
    const tickets = [{ id: 'a' }, { id: 'a', category: 'billing' }]
    expect(callsIn(support({ tickets }))).toEqual({})
    expect(callsIn(support({ tickets: tickets.toReversed() }))).toEqual({ contoso: 1 })
  })
})

describe('the latest statement on a count', () => {
  it('applies to a customer, day and category', () => {
    const old = support({ counts: [{ calls: 9 }, { calls: 8, day: ago(1) }] }, { day: ago(1) })
    const now = support({ counts: [{ calls: 2 }, { calls: 4, customer: customerId('fabrikam') }] })
    expect(callsIn(now, old)).toEqual({ contoso: 10, fabrikam: 4 })
  })

  it('applies to a category after mapping', () => {
    const old = support({ counts: [{ calls: 9, category: 'question' }] }, { day: ago(1) })
    const now = support({ counts: [{ calls: 2, category: 'help' }] })
    expect(at([old, now], { question: 'help' }).calls).toEqual({ contoso: 2 })
    expect(at([old, now], { question: 'how-to' }).calls).toEqual({ contoso: 11 })
  })
})

describe('categories', () => {
  it('are mapped before they are compared with the six categories', () => {
    const tickets = [
      { id: 'a', category: 'request' },
      { id: 'b', category: 'help' },
      { id: 'c', category: 'ask' },
    ]
    const map = { request: 'help', help: 'billing', ask: 'how-to' } as const
    expect(at([support({ tickets })], map)).toMatchObject({ calls: { contoso: 2 }, unmappedCategories: [] })
  })

  it('that are not mapped are listed with their calls', () => {
    const tickets = [
      { id: 'a', category: 'ups' },
      { id: 'b', category: 'ups' },
      { id: 'b', category: 'oops' },
    ]
    const counts = [
      { category: 'zap', calls: 3 },
      { category: 'zip', calls: 4 },
      { category: 'zip', calls: 5 },
    ]
    expect(at([support({ tickets, counts })]).unmappedCategories).toEqual([
      { word: 'zip', calls: 5 },
      { word: 'zap', calls: 3 },
      { word: 'oops', calls: 1 },
      { word: 'ups', calls: 1 },
    ])
  })
})

describe('callers', () => {
  it.each([
    ['an id', 'FABRIKAM', { fabrikam: 1 }],
    ['a name', ' fabrikam', { fabrikam: 1 }],
    ['a name that is not the id', 'contoso LTD', { contoso: 1 }],
    ['a name of two customers', 'twin', {}],
    ['nobody', 'Acme', {}],
    ['no name', '', {}],
  ])('by name: %s', (_name, customer, calls) => {
    expect(callsIn(support({ tickets: [{ customer: '', customerName: customer }] }))).toEqual(calls)
  })

  it('by id need no state', () => {
    expect(callsIn(support({ tickets: [{ customer: 'acme' }] }))).toEqual({ acme: 1 })
  })

  it('by id take precedence over names', () => {
    const customers = [...CUSTOMERS, { customer: customerId('acme'), name: 'Contoso' }]
    const sheets = [support({ tickets: [{ customer: '', customerName: 'contoso' }] })]
    expect(supportAt(E, sheets, customers, { categories: new Map(), callers: new Map() }).calls).toEqual({
      contoso: 1,
    })
  })

  it('that match no customer or have no name are listed, whatever the category', () => {
    const names = ['Nobody Ltd', 'nobody ltd', 'twin', '', '', 'Fabrikam']
    const tickets = names.map((customerName, index) => ({
      id: `${index}`,
      customer: '',
      customerName,
      category: 'incident',
    }))
    expect(at([support({ tickets })]).unmatchedOrganisations).toEqual([
      { word: '(none)', calls: 2 },
      { word: 'Nobody Ltd', calls: 2 },
      { word: 'twin', calls: 1 },
    ])
  })
})

describe('unmatched names', () => {
  it('are limited to the hundred with the most calls, and counted', () => {
    const tickets = Array.from({ length: 20_150 }, (_, n) => ({
      id: `t${n}`,
      customer: '',
      customerName: `org ${n % 20_000}`,
      category: `word ${n % 20_000}`,
    }))
    const { unmatchedOrganisations, unmappedCategories, ...more } = at([support({ tickets })])
    expect(unmatchedOrganisations).toHaveLength(100)
    expect(unmappedCategories).toHaveLength(100)
    expect(new Set(unmatchedOrganisations.map(({ calls }) => calls))).toEqual(new Set([2]))
    expect(new Set(unmappedCategories.map(({ calls }) => calls))).toEqual(new Set([2]))
    expect(more).toMatchObject({ unmatchedOrganisationsMore: 19_900, unmappedCategoriesMore: 19_900 })
  })
})

describe('the calls of a customer', () => {
  it('are none if nobody called, and unknown without support data', () => {
    expect(callsOf({ supportSeen: true, calls: { contoso: 3 } }, CONTOSO)).toBe(3)
    expect(callsOf({ supportSeen: true, calls: {} }, CONTOSO)).toBe(0)
    expect(callsOf({ supportSeen: true, calls: {} }, customerId('constructor'))).toBe(0)
    expect(callsOf({ supportSeen: false, calls: {} }, CONTOSO)).toBeNull()
  })

  it('may be those of a customer with any id', () => {
    const seen = JSON.parse(JSON.stringify(at([support({ tickets: [{ customer: '__proto__' }] })])))
    expect(callsOf(seen, customerId('__proto__'))).toBe(1)
  })

  it('are given per 100 assigned seats, or sold ones if assigned is blank', () => {
    const figures = sumFigures([])
    expect(callsPer100({ ...figures, sold: 8, assigned: 7 }, 1)).toBe(14.3)
    expect(callsPer100({ ...figures, sold: 8 }, 1)).toBe(12.5)
    expect(callsPer100({ ...figures, sold: 8, assigned: 0 }, 1)).toBeNull()
    expect(callsPer100({ ...figures, sold: 8 }, null)).toBeNull()
  })
})

describe('the baseline', () => {
  /** Weekly calls with these 4, 8 and 12 weeks before, all others being 99. */
  const weeks = (e28: number | null, e56: number | null, e84: number | null) =>
    Array.from(
      { length: 24 },
      (_, index) => ({ 4: e28, 8: e56, 12: e84 })[24 - index] ?? (index % 4 === 0 ? null : 99),
    )

  it.each([
    [[3, 1, 2], 2],
    [[3, null, 2], 2.5],
    [[null, null, 7], 7],
    [[0, 0, 5], 0],
    [[null, 0, 1], 0.5],
    [[null, null, null], null],
  ] as const)('of %o is %d', ([e28, e56, e84], expected) => {
    expect(callsBaseline(weeks(e28, e56, e84))).toBe(expected)
  })

  it('of few weeks is computed from those', () => {
    expect(callsBaseline([])).toBeNull()
    expect(callsBaseline([1, 2, 3])).toBeNull()
    expect(callsBaseline([7, 1, 2, 3])).toBe(7)
  })
})
