import { describe, expect, it } from 'vitest'
import { activity, graph, type Row } from './activity-builders.ts'
import { ago, classes, E, entitlements, subscription } from './builders.ts'

const E3 = subscription()
const user = (row: Partial<Row> = {}): Row => ({ user: 'ann', ...row })

describe('the licence flags of Microsoft Graph', () => {
  const e3 = entitlements([E3], { products: { E3: { name: 'Suite E3' } } })
  const active = { exchange: E, teams: E }

  it.each([
    ['all false', { exchange: false, teams: false }, 'transferred'],
    ['one true', { exchange: false, teams: true }, 'entitled'],
    ['one false, one not stated', { exchange: false }, 'transferred'],
    ['none stated', {}, 'entitled'],
    ['only that of another workload false', { yammer: false }, 'entitled'],
    ['only that of another workload true', { exchange: false, teams: false, yammer: true }, 'transferred'],
  ])('%s', (_name, flags, expected) => {
    expect(classes([e3, graph([{ user: 'ann', on: active, flags }])])).toEqual({ E3: { [expected]: 1 } })
  })

  it.each([
    [{ onedrive: false, sharepoint: true }, { onedrive: E }, 'entitled'],
    [{ onedrive: false, sharepoint: true }, { sharepoint: E }, 'entitled'],
    [{ onedrive: false }, { sharepoint: E }, 'transferred'],
    [{ sharepoint: false }, { onedrive: E }, 'transferred'],
  ])('OneDrive and SharePoint share their flags: %o, active in %o', (flags, on, expected) => {
    expect(classes([e3, graph([{ user: 'ann', on, flags }])])).toEqual({ E3: { [expected]: 1 } })
  })

  it('apply to workloads whose use is stated in other files', () => {
    const flags = graph([{ user: 'ann', flags: { exchange: true, teams: false } }])
    expect(classes([e3, flags, activity([user({ workload: 'teams' })])]).E3).toEqual({ transferred: 1 })
    expect(classes([e3, flags, activity([user({ workload: 'exchange' })])]).E3).toEqual({ entitled: 1 })
  })

  it('of a later row override those of an earlier one, and an is_licensed flag', () => {
    const yes = { user: 'ann', on: { exchange: E }, flags: { exchange: true } }
    const no = { user: 'ann', on: { exchange: E }, flags: { exchange: false } }
    expect(classes([e3, graph([yes, no])]).E3).toEqual({ transferred: 1 })
    expect(classes([e3, graph([no, yes])]).E3).toEqual({ entitled: 1 })
    const plain = activity([user({ licensed: true })], { day: ago(1) })
    expect(classes([e3, graph([no]), plain]).E3).toEqual({ transferred: 1 })
    const later = activity([user({ licensed: true })], { key: 'z' })
    expect(classes([e3, graph([no]), later]).E3).toEqual({ entitled: 1 })
  })

  it('of a later row replace those of an earlier one entirely, blanks included', () => {
    const earlier = { user: 'ann', on: active, flags: { exchange: true, teams: true } }
    const later = { user: 'ann', on: active, flags: { exchange: false } }
    expect(classes([e3, graph([earlier, later])]).E3).toEqual({ transferred: 1 })
  })

  it('of a row without a product apply to every product, those of another product do not', () => {
    const bi = subscription({ id: 'b1', sku: 'BI' })
    const both = entitlements([E3, bi], {
      products: { E3: { name: 'Suite E3' }, BI: { name: 'Power BI' } },
    })
    const no = { user: 'ann', flags: { exchange: false } }
    const rows = activity([user(), user({ product: 'BI' })], { day: ago(1) })
    expect(classes([both, rows, graph([{ ...no, products: 'something else' }])])).toEqual({
      E3: { transferred: 1 },
      BI: { transferred: 1 },
    })
    expect(classes([both, rows, graph([{ ...no, products: 'power bi' }])])).toEqual({
      E3: { entitled: 1 },
      BI: { transferred: 1 },
    })
  })
})
