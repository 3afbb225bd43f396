import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDigest } from '../../../../shared/domain/digest/build-digest.ts'
import type { Undelivered } from '../../../../shared/domain/digest/digest.ts'
import { type RestatedCustomer, scopesOf } from '../../../../shared/domain/digest/digest-input.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import { type CustomerStory, everything, inputOf, ownDigest, recipient } from './portfolios.ts'

const calm = { sold: 100, assigned: 90, entitled: 80, calls: 1 }

const corrected = (week: string, id: string, accountManager: string): RestatedCustomer => ({
  week,
  customerId: id,
  customerName: id,
  accountManager,
  was: { adjustedUsagePct: 50, flags: [] },
  isNow: { adjustedUsagePct: 60, flags: [] },
  because: [],
  becauseMore: 0,
})

describe('what a recipient may see', () => {
  it('is everything for a reader of all customers', () => {
    const input = everything()
    expect(scopesOf(input)(recipient('ana@golden.example', 'all'))).toBe(input)
  })

  it('is the customers whose account manager has that address, in any case', () => {
    const input = inputOf({
      a: { manager: 'ana@golden.example', weeks: [calm] },
      b: { manager: 'li@golden.example', weeks: [calm] },
      c: { weeks: [calm] },
    })
    const digest = ownDigest(input, 'Ana@Golden.example')
    expect(digest).toMatchObject({
      scopedTo: 'ana@golden.example',
      scope: ['a'],
      portfolio: { customers: 1 },
    })
  })

  it('is computed from those customers: sums, changes and missing data', () => {
    const digest = ownDigest(everything(), 'li@golden.example')
    expect(digest.portfolio).toMatchObject({ customers: 2, licensesSold: 125, calls28d: 3 })
    expect(digest.dataQuality).toMatchObject({
      coverageDaysMin: 28,
      staleCustomers: [],
      left: [{ customerId: 'litware' }],
      refusedDrops: [{ key: 'golden/activity/2026-11-20/customer=fabrikam/week.csv' }],
      unmatchedOrganisations: [],
      unmappedCategories: [],
    })
  })

  it('counts the files of all customers together among its doubts, without naming them', () => {
    const file = (key: string, customer: string | null) => ({
      key: `golden/activity/2026-11-22/${key}`,
      customer: customer === null ? null : customerId(customer),
    })
    const files = [file('all.csv', null), file('own.csv', 'a'), file('other.csv', 'b')]
    const input = inputOf(
      {
        a: { manager: 'ana@golden.example', weeks: [calm] },
        b: { manager: 'li@golden.example', weeks: [calm] },
      },
      {
        refusedDrops: files.map((one) => ({ ...one, code: 'not_text', message: '', receiptKey: '' })),
        rejectedRows: files.map((one) => ({ ...one, read: 9, rejected: 1, isAlone: false })),
        unreadDrops: files,
      },
    )
    const { dataQuality } = ownDigest(input, 'ana@golden.example')
    expect(dataQuality.doubts).toEqual({ customers: 0, refusedFiles: 2, unreadFiles: 2, rejectingFiles: 2 })
    expect(JSON.stringify(dataQuality)).not.toMatch(/all\.csv|other\.csv/)
    expect(JSON.stringify(dataQuality)).toContain('own.csv')
  })

  it('excludes refused and unread files of other customers or without a customer', () => {
    const refused = (key: string, customer: string | null) => ({
      key,
      customer: customer === null ? null : customerId(customer),
      code: 'not_text' as const,
      message: '',
      receiptKey: '',
    })
    const input = inputOf(
      {
        a: { manager: 'ana@golden.example', weeks: [calm] },
        b: { manager: 'li@golden.example', weeks: [calm] },
      },
      {
        refusedDrops: [refused('mine', 'a'), refused('theirs', 'b'), refused('of all', null)],
        unreadDrops: [refused('my late one', 'a'), refused('their late one', 'b'), refused('late', null)],
      },
    )
    const { refusedDrops, unreadDrops } = ownDigest(input, 'ana@golden.example').dataQuality
    expect(refusedDrops).toMatchObject([{ key: 'mine' }])
    expect(unreadDrops).toEqual(['my late one'])
  })

  it('includes the name of a file only if it is for a customer of theirs', () => {
    const folder = 'golden/entitlements/2026-11-20'
    const keys = [
      `${folder}/secret of litware.csv`,
      `${folder}/customer=A/own.csv`,
      `${folder}/customer=b/b.csv`,
    ]
    const clashes = [{ subscription: 's1', keys, keysMore: 0 }]
    const input = inputOf(
      { a: { manager: 'ana@golden.example', weeks: [{ ...calm, point: { clashes } }] } },
      { restatements: [{ ...corrected('2026-W46', 'a', ''), because: [...keys, 'partners.json'] }] },
    )
    const { dataQuality, restatements } = ownDigest(input, 'ana@golden.example')
    const shown = [`${folder}/`, `${folder}/customer=A/own.csv`]
    expect(dataQuality.clashes).toMatchObject([{ keys: shown }])
    expect(restatements).toMatchObject([{ because: [...shown, 'partners.json'] }])
  })

  it('moves with a customer to its new account manager, including the week before', () => {
    const moved: CustomerStory = {
      weeks: [
        { ...calm, point: { accountManager: 'li@golden.example' } },
        { ...calm, entitled: 70, point: { accountManager: 'ana@golden.example' } },
      ],
    }
    const input = inputOf({ moved })
    expect(ownDigest(input, 'ana@golden.example')).toMatchObject({ portfolio: { adjustedUsageDelta7d: -10 } })
    expect(ownDigest(input, 'li@golden.example')).toMatchObject({ scope: [], dataQuality: { left: [] } })
  })

  it('includes corrections of own customers, by the current account manager, else by that of the week', () => {
    const [ana, li] = ['ana@golden.example', 'li@golden.example']
    const input = inputOf(
      { a: { manager: ana, weeks: [calm] }, b: { manager: li, weeks: [calm] } },
      {
        restatements: [
          corrected('2026-W46', 'a', li),
          corrected('2026-W46', 'b', ana),
          corrected('2026-W46', 'gone', ana),
          corrected('2026-W45', 'gone', li),
        ],
      },
    )
    expect(ownDigest(input, ana).restatements.map(({ customerId: id }) => id)).toEqual(['a', 'gone', 'gone'])
    expect(ownDigest(input, ana).scope).toEqual(['a', 'gone'])
    expect(ownDigest(input, li).restatements.map(({ customerId: id }) => id)).toEqual(['b'])
  })

  it('includes undelivered messages to the reader, and to everybody', () => {
    const undelivered: Undelivered[] = ['ana@golden.example', 'li@golden.example', null].map((to) => ({
      week: '2026-W46',
      recipient: to,
      how: 'refused',
      reason: 'why',
    }))
    const told = ownDigest(inputOf({}, { undelivered }), 'li@golden.example').undelivered
    expect(told.map(({ recipient: to }) => to)).toEqual(['li@golden.example', null])
  })

  it('never includes other customers, whatever the portfolio', () => {
    const managers = ['ana@golden.example', 'li@golden.example', '']
    const week = fc.option(
      fc.record({
        sold: fc.nat(300),
        assigned: fc.option(fc.nat(300)),
        entitled: fc.nat(100),
        calls: fc.option(fc.nat(50)),
        point: fc.record({
          coverageDays: fc.integer({ min: 0, max: 28 }),
          accountManager: fc.constantFrom(...managers),
        }),
      }),
      { freq: 5 },
    )
    const story = fc.record({ weeks: fc.array(week, { minLength: 2, maxLength: 5 }) })
    const stories = fc.dictionary(fc.stringMatching(/^[a-z]{6}$/), story, { maxKeys: 8 })
    fc.assert(
      fc.property(stories, (told) => {
        const input = inputOf(
          Object.fromEntries(
            Object.entries(told).map(([id, { weeks }]) => [id, { name: `name-${id}`, weeks }]),
          ),
        )
        const text = JSON.stringify(buildDigest(scopesOf(input)(recipient('ana@golden.example', 'own'))))
        const own = new Set(
          [...input.before, ...input.customers.map(({ point }) => point)]
            .filter(({ accountManager }) => accountManager === 'ana@golden.example')
            .map(({ customer }) => customer as string),
        )
        for (const id of Object.keys(told)) if (!own.has(id)) expect(text).not.toContain(id)
      }),
    )
  })
})
