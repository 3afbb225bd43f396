// Activity as counts: own columns, and the Partner Center usage resource.

import { describe, expect, it } from 'vitest'
import { aggregatesOf, csv, effectiveDateOf, outcomeOf, readAt, rejectsOf } from './read.ts'

const KEY = 'northwind/activity/2026-11-22/counts.csv'
const COLUMNS = 'customer_id,product_sku,workload,licenses_active,channel,window_days'

describe('counts of active licences', () => {
  it('name a product by SKU, with a default window of 28 days', async () => {
    const read = await readAt(
      KEY,
      csv(COLUMNS, 'C,e3,Teams,9,Direct,28', 'c,E3,Exchange,11,,', 'd,E5,viva_engage,0,,30'),
    )
    expect(outcomeOf(read)).toMatchObject({ shape: 'aggregates', customers: 2 })
    expect(aggregatesOf(read)).toEqual([
      {
        customer: 'c',
        product: 'E3',
        byName: false,
        channel: 'direct',
        workload: 'teams',
        active: 9,
        windowDays: 28,
      },
      {
        customer: 'c',
        product: 'E3',
        byName: false,
        channel: '',
        workload: 'exchange',
        active: 11,
        windowDays: 28,
      },
      {
        customer: 'd',
        product: 'E5',
        byName: false,
        channel: '',
        workload: 'yammer',
        active: 0,
        windowDays: 30,
      },
    ])
  })

  it('may name a product by its name, without window_days or licenses_qualified', async () => {
    const read = await readAt(
      KEY,
      csv('customer_id,productName,workload,licenses_active', 'c, Office 365 E3 ,teams,9'),
    )
    expect(aggregatesOf(read)).toMatchObject([
      { product: 'office 365 e3', byName: true, channel: '', windowDays: 28 },
    ])
  })

  it('prefer the SKU to the name', async () => {
    const header = 'customer_id,productName,product_sku,workload,licenses_active'
    const read = await readAt(KEY, csv(header, 'c,Name,sku,teams,1', 'c,Name,,teams,2', 'c,,,teams,3'))
    expect(aggregatesOf(read)).toMatchObject([
      { product: 'SKU', byName: false },
      { product: 'name', byName: true },
    ])
    expect(rejectsOf(read)).toEqual(['4 missing_value productName '])
  })

  it('keep the later of two lines of one product and workload, in its place', async () => {
    const read = await readAt(KEY, csv(COLUMNS, 'c,E3,teams,1,,28', 'c,E3,exchange,2,,', 'c,e3,TEAMS,3,,7'))
    expect(outcomeOf(read).rows.accepted).toBe(3)
    expect(aggregatesOf(read)).toMatchObject([
      { workload: 'exchange', active: 2 },
      { workload: 'teams', active: 3, windowDays: 7 },
    ])
  })

  it('are checked in the order of their columns', async () => {
    const read = await readAt(
      KEY,
      csv(
        COLUMNS,
        ',,,x,x,x',
        'c,,,x,x,x',
        'c,E3,,x,x,x',
        'c,E3,teams,,x,x',
        'c,E3,teams,1.5,x,x',
        'c,E3,teams,1,x,x',
        'c,E3,teams,1,,x',
      ),
    )
    expect(rejectsOf(read)).toEqual([
      '2 missing_value customer_id ',
      '3 missing_value product_sku ',
      '4 missing_value workload ',
      '5 missing_value licenses_active ',
      '6 bad_number licenses_active 1.5',
      '7 bad_number window_days x',
      '8 bad_number window_days x',
    ])
  })

  it.each(['product_sku', 'workload'])('are refused without %s', async (name) => {
    const { refused } = outcomeOf(await readAt(KEY, csv(COLUMNS.replace(name, 'other'), 'c,a,b,1,,')))
    expect(refused).toMatchObject({ code: 'missing_column', message: expect.stringContaining(name) })
  })
})

describe('the Partner Center usage resource', () => {
  const record = {
    processedDateTime: '2026-11-20T00:00:00',
    workloadCode: 'SPO',
    workloadName: 'SharePoint',
    serviceCode: 'o365',
    serviceName: 'Microsoft Office 365',
    channel: 'reseller',
    customerTenantId: '0112A436',
    customerName: 'TEST COMPANY',
    productId: 'x',
    productName: 'OFFICE 365 ENTERPRISE E3',
    licensesActive: 3,
    licensesQualified: 5,
  }
  const { licensesActive, ...rest } = record
  const otherSpelling = { ...rest, licenseActive: licensesActive }
  const expected = {
    customer: '0112a436',
    product: 'office 365 enterprise e3',
    byName: true,
    workload: 'sharepoint',
    channel: 'reseller',
    active: 3,
    windowDays: 28,
  }

  it.each([
    ['licensesActive in Value', { Value: [record], TotalCount: 1 }],
    ['licenseActive in Value', { Value: [otherSpelling] }],
    ['licensesActive in items', { items: [record] }],
    ['licenseActive in value', { value: [otherSpelling] }],
  ])('is read with %s', async (_, document) => {
    const read = await readAt(KEY, JSON.stringify(document))
    expect(effectiveDateOf(read)).toBe('2026-11-20')
    expect(outcomeOf(read)).toMatchObject({
      shape: 'aggregates',
      source: 'Partner Center license usage',
      covers: 'days',
    })
    expect(aggregatesOf(read)).toEqual([expected])
  })

  it('is read with both spellings in one file', async () => {
    const exchange = { ...otherSpelling, workloadName: 'Exchange', licenseActive: 4 }
    const read = await readAt(KEY, JSON.stringify({ Value: [record, exchange] }))
    expect(aggregatesOf(read)).toEqual([expected, { ...expected, workload: 'exchange', active: 4 }])
  })

  it('is read in its older form, where the customer is customerId', async () => {
    const { customerTenantId, productId, ...older } = record
    const read = await readAt(
      KEY,
      JSON.stringify({ items: [{ ...older, customerId: customerTenantId, usagePercent: productId }] }),
    )
    expect(aggregatesOf(read)).toEqual([expected])
  })
})
