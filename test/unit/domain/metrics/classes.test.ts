import { describe, expect, it } from 'vitest'
import { activity, type Row } from './activity-builders.ts'
import { aggregates, ago, classes, entitlements, subscription } from './builders.ts'

const E3 = subscription()
const GRACE = subscription({ id: 's2', status: 'in_grace_period' })
const TRIAL = subscription({ id: 't1', isTrial: true })
const OLD_TRIAL = subscription({ id: 't2', isTrial: true, status: 'deprovisioned' })

const held = (...subscriptions: Parameters<typeof entitlements>[0]) => entitlements(subscriptions)
const user = (row: Partial<Row> = {}): Row => ({ user: 'ann', ...row })

describe('rule 1: the stated subscription', () => {
  it.each([
    ['counted', E3, 'entitled'],
    ['in grace', GRACE, 'inactiveSubscription'],
    ['a trial', TRIAL, 'trial'],
    ['a trial that is over', OLD_TRIAL, 'trial'],
  ])('%s', (_name, stated, expected) => {
    const sheets = [held(E3, GRACE, TRIAL, OLD_TRIAL), activity([user({ subscription: stated.id })])]
    expect(classes(sheets)).toEqual({ E3: { [expected]: 1 } })
  })

  it('takes precedence over flags of the user', () => {
    const sheets = [held(E3, TRIAL), activity([user({ subscription: 't1', deleted: true })])]
    expect(classes(sheets)).toEqual({ E3: { trial: 1 } })
  })

  it('determines the product if the row does not', () => {
    const sheets = [held(E3), activity([user({ product: '', subscription: 's1' })])]
    expect(classes(sheets)).toEqual({ E3: { entitled: 1 } })
  })

  it('does not determine the product if the row names another one', () => {
    const sheets = [
      held(E3, subscription({ id: 'b1', sku: 'BI' })),
      activity([user({ product: 'BI', subscription: 's1' })]),
    ]
    expect(classes(sheets)).toEqual({ E3: {}, BI: { entitled: 1 } })
  })
})

describe('rule 2: no counted subscription of the product', () => {
  it.each([
    ['a trial', [TRIAL], 'exchange', 'trial'],
    ['a trial that is over', [OLD_TRIAL], 'exchange', 'trial'],
    ['a trial beside another', [GRACE, OLD_TRIAL], 'exchange', 'trial'],
    ['a subscription that is not active', [GRACE], 'exchange', 'inactiveSubscription'],
    ['Yammer on a suspended one', [GRACE], 'yammer', 'inactiveSubscription'],
  ])('%s', (_name, subscriptions, workload, expected) => {
    expect(classes([held(...subscriptions), activity([user({ workload })])])).toEqual({
      E3: { [expected]: 1 },
    })
  })

  it.each([
    [['exchange'], 'unlicensed'],
    [['yammer'], 'yammer'],
    [['viva_engage'], 'yammer'],
    [['yammer', 'exchange'], 'unlicensed'],
    [['yammer', 'some_other_app'], 'unlicensed'],
  ])('a product that is not held, active in %o: %s', (workloads, expected) => {
    const rows = workloads.map((workload) => user({ product: 'VISIO', workload }))
    expect(classes([held(E3), activity(rows)])).toEqual({ E3: {}, VISIO: { [expected]: 1 } })
  })
})

describe('rule 3: stated to be deleted or not licensed', () => {
  it.each([
    [{ deleted: true }, 'transferred'],
    [{ licensed: false }, 'transferred'],
    [{ licensed: false, workload: 'yammer' }, 'yammer'],
    [{ deleted: true, workload: 'yammer' }, 'yammer'],
    [{ deleted: false, licensed: true }, 'entitled'],
    [{ deleted: null, licensed: null }, 'entitled'],
    [{ deleted: true, licensed: true }, 'transferred'],
  ])('%o: %s', (said, expected) => {
    expect(classes([held(E3), activity([user(said)])])).toEqual({ E3: { [expected]: 1 } })
  })

  it.each([
    ['a later line', [user({ deleted: true }), user({ deleted: false })], [], 'entitled'],
    ['an earlier line', [user({ deleted: false }), user({ deleted: true })], [], 'transferred'],
    ['a later line that states nothing', [user({ deleted: true }), user()], [], 'transferred'],
    [
      'a row of another product',
      [user(), user({ product: 'BI', deleted: true, on: null })],
      [],
      'transferred',
    ],
    ['a row without activity', [user(), user({ on: null, deleted: true })], [], 'transferred'],
    ['a later day', [user({ deleted: true })], [user({ deleted: false })], 'transferred'],
  ])('the latest statement on deletion: %s', (_name, rows, older, expected) => {
    const sheets = [held(E3), activity(rows), activity(older, { day: ago(1) })]
    expect(classes(sheets).E3).toEqual({ [expected]: 1 })
  })

  it.each([
    ['a row of that product', { product: 'E3' }, 'transferred'],
    ['a row of no product', { product: '' }, 'transferred'],
    ['a row of an unknown subscription', { product: '', subscription: 'nobody knows' }, 'transferred'],
    ['another workload', { workload: 'teams' }, 'transferred'],
    ['a row of another product', { product: 'BI' }, 'entitled'],
    ['a row of a subscription of another product', { product: '', subscription: 'b1' }, 'entitled'],
  ])('which rows state the licence: %s', (_name, words, expected) => {
    const rows = [user(), user({ ...words, on: null, licensed: false })]
    const sheets = [held(E3, subscription({ id: 'b1', sku: 'BI' })), activity(rows)]
    expect(classes(sheets).E3).toEqual({ [expected]: 1 })
  })

  it('a greater key wins on the same day, and a later part in the same drop', () => {
    const yes = (place: object) => activity([user({ deleted: true })], place)
    const no = (place: object) => activity([user({ deleted: false })], place)
    expect(classes([held(E3), yes({ key: 'p/b' }), no({ key: 'p/a' })]).E3).toEqual({ transferred: 1 })
    expect(classes([held(E3), no({ key: 'p/b' }), yes({ key: 'p/a' })]).E3).toEqual({ entitled: 1 })
    expect(classes([held(E3), yes({ part: 1 }), no({ part: 0 })]).E3).toEqual({ transferred: 1 })
    expect(classes([held(E3), yes({ part: 2 }), no({ part: 10 })]).E3).toEqual({ entitled: 1 })
  })

  it('each field has its own latest statement', () => {
    const sheets = [
      held(E3),
      activity([user({ deleted: true, licensed: false })], { day: ago(1) }),
      activity([user({ licensed: true })]),
    ]
    expect(classes(sheets).E3).toEqual({ transferred: 1 })
  })

  it('ignores drops outside the window', () => {
    const said = activity([user({ on: null, deleted: true })], { day: ago(28) })
    expect(classes([held(E3), said, activity([user()])]).E3).toEqual({ entitled: 1 })
    const later = activity([user({ on: null, deleted: true })], { day: ago(-1) })
    expect(classes([held(E3), later, activity([user()])]).E3).toEqual({ entitled: 1 })
  })

  it('ignores excluded products', () => {
    const rows = [user(), user({ product: 'BI', deleted: true })]
    expect(classes([held(E3), activity(rows)], { excluded: ['BI'] })).toEqual({ E3: { entitled: 1 } })
  })
})

describe('the excess', () => {
  const two = Array.from({ length: 2 }, (_, index) => user({ user: `u${index}` }))
  const one = subscription({ sold: 1 })

  it.each([
    ['no other subscription', [one], { transferred: 1 }],
    ['a trial', [one, TRIAL], { trial: 1 }],
    ['one in grace', [one, GRACE], { inactiveSubscription: 1 }],
    ['one in grace and a trial', [one, TRIAL, GRACE], { inactiveSubscription: 1 }],
    ['a trial that is over', [one, OLD_TRIAL], { trial: 1 }],
  ])('with %s moves out, marked as inferred', (_name, subscriptions, moved) => {
    expect(classes([held(...subscriptions), activity(two)])).toEqual({
      E3: { entitled: 1, inferred: 1, ...moved },
    })
  })

  it('adds to what is there already', () => {
    const rows = [...two, user({ user: 'gone', deleted: true })]
    expect(classes([held(one), activity(rows)])).toEqual({ E3: { entitled: 1, transferred: 2, inferred: 1 } })
  })

  it('does not move if everybody has a seat', () => {
    expect(classes([held(subscription({ sold: 2 })), activity(two)])).toEqual({ E3: { entitled: 2 } })
  })
})

describe('counts instead of users', () => {
  it('are entitled before the excess moves out', () => {
    expect(classes([held(E3), aggregates([{ active: 7 }])])).toEqual({ E3: { entitled: 7 } })
    expect(classes([held(E3, GRACE), aggregates([{ active: 12 }])])).toEqual({
      E3: { entitled: 10, inactiveSubscription: 2, inferred: 2 },
    })
  })

  it('of a product without a seat move out completely', () => {
    expect(classes([held(TRIAL), aggregates([{ active: 3 }])])).toEqual({ E3: { trial: 3, inferred: 3 } })
  })

  it.each([
    [{ workload: 'teams' }, 'unlicensed'],
    [{ workload: 'yammer' }, 'yammer'],
  ])('of a product that is not held, in %o: %s', (row, expected) => {
    const sheets = [
      held(E3),
      aggregates([
        { product: 'VISIO', active: 2, ...row },
        { product: 'VISIO', active: 0 },
      ]),
    ]
    expect(classes(sheets)).toEqual({ E3: {}, VISIO: { [expected]: 2 } })
  })
})
