// Summaries by product: what a row stands for, what adds up, what counts once.

import { describe, expect, it } from 'vitest'
import { csv, outcomeOf, readAt, rejectsOf, subscriptionsOf } from './read.ts'

const KEY = 'northwind/entitlements/2026-11-22/customer=contoso/summary.csv'
const COLUMNS =
  'skuPartNumber,capabilityStatus,consumedUnits,prepaidUnits.enabled,prepaidUnits.warning,prepaidUnits.suspended,prepaidUnits.lockedOut,appliesTo'

async function seatsOf(...rows: string[]) {
  const read = await readAt(KEY, csv(COLUMNS, ...rows))
  return subscriptionsOf(read).map(({ sku, status, sold, assigned }) => [sku, status, sold, assigned])
}

describe('a summary by product', () => {
  it('stands for the units that are enabled, in grace and disabled, where there are any', async () => {
    expect(
      await seatsOf('E3,Enabled,18,20,2,1,3,User', 'E5,Enabled,1,0,5,0,0,User', 'P1,,0,0,0,0,0,User'),
    ).toEqual([
      ['E3', 'active', 20, 18],
      ['E3', 'in_grace_period', 2, null],
      ['E3', 'disabled', 4, null],
      ['E5', 'in_grace_period', 5, 1],
      ['P1', 'active', 0, 0],
    ])
  })

  it('has a single status if the row states one other than active', async () => {
    expect(await seatsOf('E3,Suspended,18,20,2,1,3,User')).toEqual([['E3', 'disabled', 26, 18]])
  })

  it('adds up rows of one product, counting identical ones once', async () => {
    const read = await readAt(
      'northwind/entitlements/2026-11-22/deployment.csv',
      csv(
        'customerTenantId,productName,channel,licensesSold,licensesDeployed',
        'c,E3,reseller,40,31',
        'c,E3,direct,10,9',
        'c,E3,direct,10,9',
      ),
    )
    expect(subscriptionsOf(read)).toMatchObject([{ sold: 50, assigned: 40 }])
    expect(outcomeOf(read)).toMatchObject({
      source: 'Partner Center license deployment',
      rows: { read: 3, accepted: 3 },
      notes: [{ code: 'repeated_row' }],
    })
  })

  it('skips products that apply to a company', async () => {
    const read = await readAt(
      KEY,
      csv(COLUMNS, 'E3,Enabled,18,20,0,0,0,User', 'STREAM,x,0,many,0,0,0,Company'),
    )
    expect(outcomeOf(read).rows).toEqual({ read: 2, accepted: 1, rejected: 0, skipped: 1 })
  })

  it.each([
    ['Product Title,Total Licenses,Expired Licenses,Assigned licenses', 'E3,10,2,7', [8, 2]],
    ['Product Title,Total Licenses,Expired Licenses,Assigned licenses', 'E3,2,5,0', [5]],
    ['productSku.name,totalUnits,warningUnits,consumedUnits', 'E3,10,2,7', [8, 2]],
    ['productSku.name,totalUnits,activeUnits,warningUnits,consumedUnits', 'E3,12,10,2,7', [10, 2]],
  ])('subtracts units that are not enabled from a total: %s', async (header, row, sold) => {
    const read = await readAt(KEY, csv(header, row))
    expect(subscriptionsOf(read).map((each) => each.sold)).toEqual(sold)
  })

  it('checks a row in the order of its columns, with one code per row', async () => {
    const header = 'product_sku,licenses_sold,licenses_assigned,warning_units,status,is_trial,channel'
    const read = await readAt(
      KEY,
      csv(header, 'E3,20,x,y,active,,', 'E3,20,1,y,odd,,', 'E3,20,1,1,odd,maybe,', 'E3,20,1,1,,maybe,'),
    )
    expect(rejectsOf(read)).toEqual([
      '2 bad_number licenses_assigned x',
      '3 bad_number warning_units y',
      '4 bad_status status odd',
      '5 bad_boolean is_trial maybe',
    ])
  })

  it('rejects a row without a product after the colon', async () => {
    const read = await readAt(
      KEY,
      csv('AccountSkuId,ActiveUnits,WarningUnits,ConsumedUnits', 'contoso:E3,20,0,18', 'contoso:,5,0,1'),
    )
    expect(rejectsOf(read)).toEqual(['3 missing_value AccountSkuId contoso:'])
    expect(subscriptionsOf(read)).toMatchObject([{ sku: 'E3', sold: 20 }])
  })

  it('adds nothing from a rejected row, whatever is wrong with it', async () => {
    const record = { skuPartNumber: 'E3', consumedUnits: 1, 'prepaidUnits.enabled': 5 }
    const records = [record, { ...record, skuPartNumber: 'E5', channel: [{ name: 'direct' }] }]
    const read = await readAt(KEY, JSON.stringify(records))
    expect(outcomeOf(read).rows).toMatchObject({ accepted: 1, rejected: 1 })
    expect(subscriptionsOf(read).map(({ sku }) => sku)).toEqual(['E3'])
  })

  it('maps customers by the settings, and does not compare a domain with the key', async () => {
    const text = csv('Tenant,License,Count Used,Total Licenses', 'contoso.onmicrosoft.com,E3,18,20')
    expect(outcomeOf(await readAt(KEY, text)).rows).toMatchObject({ accepted: 1 })
    const customers = new Map([['contoso.onmicrosoft.com', 'c-1' as never]])
    const read = await readAt('northwind/entitlements/2026-11-22/cipp.csv', text, { settings: { customers } })
    expect(read.sheets).toMatchObject([{ sheet: { customer: 'c-1' } }])
  })
})
