import { describe, expect, expectTypeOf, it } from 'vitest'
import { productWord } from '../../../../shared/domain/catalogue/product-word.ts'
import { buildDigest } from '../../../../shared/domain/digest/build-digest.ts'
import type { DataQuality } from '../../../../shared/domain/digest/data-quality.ts'
import type { Digest } from '../../../../shared/domain/digest/digest.ts'
import type { RestatedCustomer } from '../../../../shared/domain/digest/digest-input.ts'
import type { FLAG_STATES, Flag, RULES } from '../../../../shared/domain/flags/flag.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import { DEFAULT_THRESHOLDS } from '../../../../shared/domain/settings.ts'
import { day, product } from './points.ts'
import { digestOf, everything, inputOf, partnerOf, partnerPoint, steady } from './portfolios.ts'

const calm = { sold: 100, assigned: 90, entitled: 80, calls: 1 }

describe('the head of a digest', () => {
  it('names partner, week, window and zone', () => {
    expect(digestOf({})).toMatchObject({
      partner: { id: 'golden', name: 'Golden' },
      week: '2026-W47',
      asOf: '2026-11-22',
      window: { start: '2026-10-26', end: '2026-11-22' },
      timezone: 'Europe/Madrid',
      scopedTo: null,
      restatements: [],
      undelivered: [],
    })
  })
})

describe('the portfolio', () => {
  it('is the sums over its customers, then the division', () => {
    const digest = digestOf({
      a: { weeks: [{ sold: 300, assigned: 200, entitled: 100, calls: 4 }] },
      b: { weeks: [{ sold: 100, assigned: null, entitled: 80, over: { trial: 40 }, calls: 2 }] },
    })
    expect(digest.portfolio).toMatchObject({
      customers: 2,
      licensesSold: 400,
      licensesAssigned: 200,
      deploymentPct: 50,
      entitlementsActive: 220,
      usagePct: 55,
      entitledActive: 180,
      adjustedUsagePct: 45,
      calls28d: 6,
    })
  })

  it('splits the change of the week into two parts that add up', () => {
    const digest = digestOf({ a: { weeks: [calm, { ...calm, sold: 160, entitled: 88 }] } })
    expect(digest.portfolio).toMatchObject({
      adjustedUsagePct: 55,
      adjustedUsageDelta7d: -25,
      deltaActivity: 8,
      deltaSeats: -33,
      notComparable: null,
      customersInTheWay: 0,
    })
  })

  it('says why it cannot be compared, and because of how many customers', () => {
    const unseen = { ...calm, point: { coverageDays: 5 } }
    const digest = digestOf({ a: { weeks: [calm, unseen] }, b: { weeks: [calm, calm] } })
    expect(digest.portfolio).toMatchObject({
      adjustedUsageDelta7d: null,
      notComparable: 'coverage',
      customersInTheWay: 1,
    })
  })

  it('is compared over those customers that can be', () => {
    const unseen = { ...calm, point: { coverageDays: 5 } }
    const digest = digestOf({
      a: { weeks: [calm, unseen] },
      b: { weeks: [calm, { ...calm, entitled: 90 }] },
      c: { weeks: [calm, { ...calm, sold: 160, entitled: 88 }] },
      joined: { weeks: [null, calm] },
      left: { weeks: [calm, null] },
    })
    expect(digest.portfolio.compared).toEqual({
      customers: 2,
      adjustedUsageDelta7d: -11.5,
      deltaActivity: 9,
      deltaSeats: -20.5,
    })
    expect(digestOf({ a: { weeks: [calm, unseen] } }).portfolio.compared).toBeNull()
  })

  it('is compared as the definitions page works it out', () => {
    const { portfolio } = digestOf({
      a: {
        weeks: [
          { sold: 100, entitled: 50 },
          { sold: 100, entitled: 60 },
        ],
      },
      b: {
        weeks: [
          { sold: 100, entitled: 30 },
          { sold: 100, point: { coverageDays: 0 } },
        ],
      },
      c: { weeks: [null, { sold: 50, entitled: 50 }] },
    })
    expect(portfolio).toMatchObject({
      customers: 3,
      compared: { customers: 1, adjustedUsageDelta7d: 10 },
      adjustedUsageDelta7d: null,
      customersInTheWay: 1,
    })
  })

  it('has the unused seats of those of whom they are known, and what they cost', () => {
    const prices = new Map([[productWord('ENTERPRISEPACK'), { amount: 20, currency: 'EUR' }]])
    const unseen = { ...calm, point: { coverageDays: 5 } }
    const unmatched = {
      ...calm,
      entitled: 0,
      point: { matching: { unmatchedUsers: 14, activeUsers: 14, idleSeats: 100 } },
    }
    const stories = {
      a: { weeks: [calm] },
      b: { weeks: [{ ...calm, entitled: 70 }] },
      unseen: { weeks: [unseen] },
      unmatched: { weeks: [unmatched] },
    }
    expect(digestOf(stories, { partner: partnerOf({ prices }) }).portfolio.unused).toEqual({
      seats: 50,
      customers: 2,
      listValue: [{ amount: 1000, currency: 'EUR', seats: 50 }],
    })
    const withoutPrices = partnerOf({ prices, opportunities: false })
    expect(digestOf(stories, { partner: withoutPrices }).portfolio.unused?.listValue).toEqual([])
    expect(digestOf({ a: { weeks: [unseen] } }).portfolio.unused).toBeNull()
  })

  it('has no calls if no support data arrived', () => {
    const stories = { a: { weeks: [{ ...calm, calls: null }] } }
    expect(
      digestOf(stories, { partnerPoint: partnerPoint({ supportSeen: false }) }).portfolio.calls28d,
    ).toBeNull()
  })

  it('of no customers is empty, not an error', () => {
    const digest = digestOf({})
    expect(digest.portfolio).toMatchObject({ customers: 0, usagePct: null, deploymentPct: null, calls28d: 0 })
    expect(digest.dataQuality.coverageDaysMin).toBeNull()
  })
})

describe('the flags', () => {
  it('are in the order of the mail: at_risk, severity, state, rule, seats, id', () => {
    const { customers, ...rest } = inputOf({
      small: { weeks: [{ ...calm, sold: 50 }] },
      large: { weeks: [{ ...calm, sold: 500 }] },
      b: { weeks: [calm] },
      a: { weeks: [calm] },
    })
    const flags: Record<string, Flag[]> = {
      small: [flag('low_usage', 'critical', 'new'), flag('expansion', 'info', 'new')],
      large: [flag('low_usage', 'critical', 'new'), flag('stale_data', 'info', 'cleared')],
      b: [flag('at_risk', 'critical', 'continuing'), flag('low_deployment', 'critical', 'improving')],
      a: [flag('declining', 'warning', 'new'), flag('low_deployment', 'critical', 'improving')],
    }
    const digest = buildDigest({
      ...rest,
      customers: customers.map((customer) => ({ ...customer, flags: flags[customer.point.customer] ?? [] })),
    })
    expect(digest.flags.map(({ customerId, rule }) => `${customerId} ${rule}`)).toEqual([
      'b at_risk',
      'large low_usage',
      'small low_usage',
      'a low_deployment',
      'b low_deployment',
      'a declining',
      'small expansion',
      'large stale_data',
    ])
    expect(digest.flaggedCustomers.map(({ customerId }) => customerId)).toEqual(['b', 'large', 'small', 'a'])
  })

  it('carry the figures of their customers', () => {
    const [customer] = digestOf({
      a: {
        name: 'A Ltd',
        manager: 'ana@golden.example',
        weeks: [{ ...calm, entitled: 30, over: { trial: 5 } }],
      },
    }).flaggedCustomers
    const office365 = {
      productSku: 'ENTERPRISEPACK',
      productName: 'Office 365 E3',
      licensesSold: 100,
      unusedSeats: 70,
    }
    expect(customer).toStrictEqual({
      customerId: 'a',
      customerName: 'A Ltd',
      accountManager: 'ana@golden.example',
      licensesSold: 100,
      licensesAssigned: 90,
      deploymentPct: 90,
      entitlementsActive: 35,
      usagePct: 35,
      entitledActive: 30,
      adjustedUsagePct: 30,
      over: { transferred: 0, inactiveSubscription: 0, trial: 5, yammer: 0, unlicensed: 0, inferred: 0 },
      coverageDays: 28,
      calls28d: 1,
      callsPer100: 1.1,
      callsBaseline: null,
      adjustedUsageDelta7d: null,
      deltaActivity: null,
      deltaSeats: null,
      notComparable: 'no_point',
      unmatchedProducts: [],
      activeUsers: null,
      trend: [{ asOf: '2026-11-22', adjustedUsagePct: 30 }],
      unusedSeats: 70,
      listValue: [],
      weakProduct: office365,
      weakWorkload: null,
      nextStep: { kind: 'activate', ...office365 },
    })
  })

  it('have a mean with one decimal, like every other percentage', () => {
    const weeks = [...steady(2, calm), { ...calm, entitled: 79 }, { ...calm, entitled: 40 }]
    const declining = digestOf({ a: { weeks } }).flags.find(({ rule }) => rule === 'declining')
    expect(declining?.figures).toMatchObject({ adjustedUsagePct: 40, weekBeforePct: 79, meanBeforePct: 79.7 })
  })
})

describe('a flagged customer', () => {
  const low = { ...calm, entitled: 30 }

  it('has its usage of 13 weeks, without those that too little was seen of', () => {
    const unseen = { ...low, point: { coverageDays: 20 } }
    const weeks = [null, ...steady(12, calm), unseen, low]
    const [customer] = digestOf({ a: { weeks } }).flaggedCustomers
    expect(customer?.trend.map(({ adjustedUsagePct }) => adjustedUsagePct)).toEqual([
      ...Array.from({ length: 11 }, () => 80),
      null,
      30,
    ])
    expect(customer?.trend[0]?.asOf).toBe('2026-08-30')
  })

  it('has what its unused seats cost, currency by currency', () => {
    const products = [
      product('ENTERPRISEPACK', { sold: 100, entitled: 30 }),
      product('SPB', { sold: 20, entitled: 15 }),
      product('VISIOCLIENT', { sold: 5 }),
    ]
    const prices = new Map([
      [productWord('Office 365 E3'), { amount: 20.5, currency: 'EUR' }],
      [productWord('SPB'), { amount: 18, currency: 'USD' }],
    ])
    const stories = { a: { weeks: [{ point: { products } }] } }
    expect(digestOf(stories, { partner: partnerOf({ prices }) }).flaggedCustomers[0]).toMatchObject({
      unusedSeats: 80,
      listValue: [
        { amount: 1435, currency: 'EUR', seats: 70 },
        { amount: 90, currency: 'USD', seats: 5 },
      ],
      weakProduct: { productSku: 'ENTERPRISEPACK', unusedSeats: 70 },
    })
  })

  it('is as the definitions page works it out', () => {
    const point = {
      products: [
        product('SPE_E3', { sold: 200, entitled: 61 }),
        product('VISIOCLIENT', { sold: 20, entitled: 13 }),
      ],
      workloads: [
        { workload: 'exchange', users: 60 },
        { workload: 'sharepoint', users: 44 },
        { workload: 'teams', users: 12 },
      ],
      matching: { unmatchedUsers: 0, activeUsers: 65, idleSeats: 0 },
    }
    const prices = new Map([[productWord('SPE_E3'), { amount: 36, currency: 'EUR' }]])
    const stories = { a: { weeks: [{ point }] } }
    expect(digestOf(stories, { partner: partnerOf({ prices }) }).flaggedCustomers[0]).toMatchObject({
      unusedSeats: 146,
      listValue: [{ amount: 5004, currency: 'EUR', seats: 139 }],
      weakProduct: { productSku: 'SPE_E3', unusedSeats: 139 },
      weakWorkload: { workload: 'teams', users: 12, activeUsers: 65 },
    })
  })

  it('has no unused seats while its names match no licence', () => {
    const point = { matching: { unmatchedUsers: 14, activeUsers: 14, idleSeats: 100 } }
    expect(digestOf({ a: { weeks: [{ ...calm, entitled: 0, point }] } }).flaggedCustomers[0]).toMatchObject({
      unusedSeats: null,
      listValue: [],
      weakProduct: null,
    })
  })
})

describe('better and worse', () => {
  it('are the comparable changes, the greatest first, then by id', () => {
    const to = (entitled: number) => ({ weeks: [calm, { ...calm, entitled }] })
    const digest = digestOf({
      up1: to(81),
      upB: to(90),
      upA: to(90),
      same: to(80),
      down: to(70),
      downer: to(60),
      new: { weeks: [calm] },
    })
    expect(
      digest.better.map(({ customerId, adjustedUsageDelta7d }) => [customerId, adjustedUsageDelta7d]),
    ).toEqual([
      ['upa', 10],
      ['upb', 10],
      ['up1', 1],
    ])
    expect(digest.worse.map(({ customerId }) => customerId)).toEqual(['downer', 'down'])
  })
})

describe('corrections', () => {
  const corrected: RestatedCustomer = {
    week: '2026-W46',
    customerId: 'gone',
    customerName: 'Gone Ltd',
    accountManager: 'ana@golden.example',
    was: {
      adjustedUsagePct: 50,
      flags: [flag('low_usage', 'warning', 'new'), flag('expansion', 'info', 'new')],
    },
    isNow: { adjustedUsagePct: null, flags: [] },
    because: ['golden/activity/2026-11-12/a.csv'],
    becauseMore: 2,
  }

  it('keep their order, and their customers may be named', () => {
    const digest = digestOf({ a: { weeks: [calm] } }, { restatements: [corrected] })
    expect(digest.scope).toEqual(['a', 'gone'])
    expect(digest.restatements).toStrictEqual([
      {
        week: '2026-W46',
        customerId: 'gone',
        customerName: 'Gone Ltd',
        was: {
          adjustedUsagePct: 50,
          flags: [
            { rule: 'expansion', severity: 'info', state: 'new' },
            { rule: 'low_usage', severity: 'warning', state: 'new' },
          ],
        },
        isNow: { adjustedUsagePct: null, flags: [] },
        because: ['golden/activity/2026-11-12/a.csv'],
        becauseMore: 2,
      },
    ])
  })
})

describe('data quality', () => {
  it('lists what was missing, old, refused, unmatched or contradictory', () => {
    const input = everything()
    const { dataQuality } = buildDigest({
      ...input,
      stopped: [{ dataset: 'support', lastDay: day('2026-11-08') }],
      unreadDrops: ['golden/b.csv', 'golden/a.csv'].map((key) => ({ key, customer: null })),
      customers: input.customers.map((customer) =>
        customer.point.name === 'Proseware'
          ? {
              ...customer,
              point: {
                ...customer.point,
                clashes: [{ subscription: 's1', keys: ['a.csv', 'b.csv'], keysMore: 0 }],
                otherWindows: [{ sku: 'E3', windowDays: 7 }],
              },
            }
          : customer,
      ),
    })
    expect(dataQuality).toStrictEqual({
      coverageDaysMin: 12,
      missingDays: ['2026-10-29', '2026-11-03', '2026-11-04'],
      staleCustomers: [
        {
          customerId: 'tailspin',
          customerName: 'Tailspin Toys',
          stateDate: '2026-11-14',
          activityDate: '2026-11-08',
        },
      ],
      left: [{ customerId: 'litware', customerName: 'Litware' }],
      refusedDrops: [
        {
          key: 'golden/activity/2026-11-20/customer=fabrikam/week.csv',
          code: 'missing_column',
          message: 'The header has no column user_id. Name the column user_id.',
          receiptKey: 'receipts/golden/activity/2026-11-20/customer=fabrikam/week.csv.receipt.json',
        },
      ],
      refusedDropsMore: 0,
      stopped: [{ dataset: 'support', lastDay: '2026-11-08' }],
      unreadDrops: ['golden/a.csv', 'golden/b.csv'],
      unreadDropsMore: 0,
      clashes: [
        {
          customerId: 'calm',
          customerName: 'Proseware',
          subscriptionId: 's1',
          keys: ['a.csv', 'b.csv'],
          keysMore: 0,
        },
      ],
      clashesMore: 0,
      unmatchedOrganisations: [
        { word: 'Nobody Knows Ltd', calls: 3 },
        { word: '(none)', calls: 1 },
      ],
      unmatchedOrganisationsMore: 0,
      unmappedCategories: [{ word: 'wish', calls: 2 }],
      unmappedCategoriesMore: 0,
      unmatchedProducts: [],
      unmatchedProductsMore: 0,
      freeProducts: [],
      rejectedRows: [],
      doubts: { customers: 1, refusedFiles: 1, unreadFiles: 2, rejectingFiles: 0 },
      aggregatesOtherWindow: [
        { customerId: 'calm', customerName: 'Proseware', productSku: 'E3', windowDays: 7 },
      ],
    })
  })

  it('lists refused files in the order of their keys', () => {
    const refused = (key: string) => ({
      key,
      customer: null,
      code: 'not_text' as const,
      message: 'No text.',
      receiptKey: '',
    })
    const keys = ['golden/support/b.csv', 'golden/activity/\u{1F600}.csv', 'golden/activity/\uFB00.csv']
    const { dataQuality } = buildDigest({ ...everything(), refusedDrops: keys.map(refused) })
    expect(dataQuality.refusedDrops.map(({ key }) => key)).toEqual(keys.toReversed())
  })

  it('cuts lists to the largest hundred and counts the rest, but never cuts customers', () => {
    const names = Array.from({ length: 130 }, (_, n) => `c${String(n).padStart(3, '0')}`)
    const input = inputOf(Object.fromEntries(names.map((name) => [name, { weeks: [calm] }])))
    const { dataQuality } = buildDigest({
      ...input,
      customers: input.customers.map((customer, n) => ({
        ...customer,
        point: {
          ...customer.point,
          clashes: [{ subscription: `s${n}`, keys: ['a.csv'], keysMore: n }],
          clashesMore: 2,
          otherWindows: [{ sku: 'E3', windowDays: 7 }],
        },
      })),
      left: names.map((name) => ({ customer: customerId(name), name, accountManager: '', weeks: [] })),
      refusedDrops: names.map((key) => ({
        key,
        customer: null,
        code: 'not_text',
        message: 'No text.',
        receiptKey: key,
      })),
      unreadDrops: names.map((key) => ({ key, customer: null })),
      partnerPoint: partnerPoint({ unmatchedOrganisationsMore: 19_900, unmappedCategoriesMore: 7 }),
    })
    expect(dataQuality.refusedDrops.map(({ key }) => key)).toEqual(names.slice(0, 100))
    expect(dataQuality.unreadDrops).toEqual(names.slice(0, 100))
    expect(dataQuality.clashes.map(({ subscriptionId }) => subscriptionId)).toEqual(
      Array.from({ length: 100 }, (_, n) => `s${129 - n}`),
    )
    expect(dataQuality).toMatchObject({
      refusedDropsMore: 30,
      unreadDropsMore: 30,
      clashesMore: 30 + 130 * 2,
      unmatchedOrganisationsMore: 19_900,
      unmappedCategoriesMore: 7,
    })
    expect(dataQuality.left).toHaveLength(130)
    expect(dataQuality.aggregatesOtherWindow).toHaveLength(130)
  })

  it('does not list a customer as stale whose data is fresh again', () => {
    const old = { ...calm, point: { stateDay: day('2026-11-01') } }
    expect(digestOf({ a: { weeks: [old, calm] } }).dataQuality.staleCustomers).toEqual([])
  })
})

describe('users', () => {
  it('appear in the type of a digest only as numbers', () => {
    expectTypeOf<DataQuality['unmatchedProducts'][number]['users']>().toBeNumber()
    expectTypeOf<Extract<FieldNames<Digest>, 'user' | 'userId' | 'upn' | 'packed'>>().toBeNever()
  })

  it('do not slip in with a point that holds more than it should', () => {
    const input = everything()
    const smuggling = {
      ...input,
      customers: input.customers.map((customer) => ({
        ...customer,
        users: ['bob@secret.example'],
        point: { ...customer.point, users: ['bob@secret.example'] },
        flags: customer.flags.map((told) => ({ ...told, users: ['bob@secret.example'] })),
      })),
      partnerPoint: { ...input.partnerPoint, users: ['bob@secret.example'] },
    }
    expect(JSON.stringify(buildDigest(smuggling))).not.toContain('bob@secret.example')
  })
})

describe('thresholds of one customer', () => {
  it('decide whether its week can be compared', () => {
    const unseen = { ...calm, point: { coverageDays: 15 } }
    const partner = partnerOf({ thresholds: { ...DEFAULT_THRESHOLDS, coverageDays: 10 } })
    const stories = { a: { weeks: [unseen, unseen] } }
    expect(digestOf(stories, { partner }).portfolio.notComparable).toBeNull()
    expect(digestOf(stories).portfolio.notComparable).toBe('coverage')
  })
})

/** The names of all fields, however deep. */
type FieldNames<Value> = Value extends readonly (infer Member)[]
  ? FieldNames<Member>
  : Value extends object
    ? { [Name in keyof Value & string]: Name | FieldNames<Exclude<Value[Name], undefined>> }[keyof Value &
        string]
    : never

function flag(
  rule: (typeof RULES)[number],
  severity: Flag['severity'],
  state: (typeof FLAG_STATES)[number],
): Flag {
  return { rule, severity, state, weeks: 1, guard: null, figures: {}, thresholds: {} }
}
