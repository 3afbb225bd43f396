// Entitlement files: own columns, Microsoft Graph companySubscription, Partner Center deployment.

import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import {
  csv,
  customersOf,
  effectiveDateOf,
  entitlementsOf,
  outcomeOf,
  readAt,
  rejectsOf,
  subscriptionsOf,
} from './read.ts'

const KEY = 'northwind/entitlements/2026-11-22/all.csv'
const COLUMNS =
  'customer_id,customer_name,account_manager,subscription_id,product_sku,product_name,service,licenses_sold,' +
  'licenses_assigned,status,is_trial,seller,start_date,end_date'

function readRows(...rows: string[]) {
  return readAt(KEY, csv(COLUMNS, ...rows))
}

describe('an entitlement file', () => {
  it('states a subscription with all its fields', async () => {
    const read = await readRows(
      ' Contoso , Contoso Ltd ,Li@Partner.example,S1,enterprisepack,Office 365 E3,Dynamics365,100,80,Enabled,no,own,2025-01-01,2027-01-01T00:00:00Z',
    )
    expect(read.sheets).toEqual([
      {
        part: 0,
        sheet: {
          kind: 'entitlements',
          customer: 'contoso',
          effectiveDay: dayOf('2026-11-22'),
          shape: 'subscriptions',
          customerName: 'Contoso Ltd',
          accountManager: 'Li@Partner.example',
          subscriptions: [
            {
              id: 's1',
              sku: 'ENTERPRISEPACK',
              productName: 'Office 365 E3',
              service: 'dynamics365',
              sold: 100,
              assigned: 80,
              status: 'active',
              isTrial: false,
              seller: 'own',
              startDay: dayOf('2025-01-01'),
              endDay: dayOf('2027-01-01'),
            },
          ],
        },
      },
    ])
    expect(outcomeOf(read)).toMatchObject({ shape: 'subscriptions', customers: 1, ignoredColumns: [] })
  })

  it('leaves blank cells unstated', async () => {
    const read = await readRows('c,,,s1,E3,,,0,,active,,,,')
    expect(entitlementsOf(read)[0]).toMatchObject({
      customerName: null,
      accountManager: null,
      subscriptions: [
        {
          productName: null,
          service: null,
          sold: 0,
          assigned: null,
          isTrial: false,
          seller: 'own',
          startDay: null,
          endDay: null,
        },
      ],
    })
  })

  it.each([
    ['active', ['Active', 'Enabled', 'NORMAL']],
    ['in_grace_period', ['In Grace Period', 'in_grace_period', 'Grace', 'Warning', 'Expired', 'PastDue']],
    ['disabled', ['Disabled', 'Suspended', 'LockedOut']],
    ['deprovisioned', ['Deprovisioned', 'De-provisioned', 'Deleted', 'Cancelled', 'Canceled', 'Upgraded']],
  ])('recognises the values for %s', async (status, words) => {
    const read = await readRows(...words.map((word, at) => `c,,,s${at},E3,,,1,,${word},,,,`))
    expect(subscriptionsOf(read).map((subscription) => subscription.status)).toEqual(words.map(() => status))
  })

  it.each([
    ['other', 'other'],
    ['OTHER', 'other'],
    ['own', 'own'],
    ['direct', 'own'],
  ])('reads the seller %j as %s', async (word, seller) => {
    expect(subscriptionsOf(await readRows(`c,,,s1,E3,,,1,,active,,${word},,`))[0]?.seller).toBe(seller)
  })

  it('accepts an unknown service', async () => {
    const read = await readRows('c,,,s1,E3,,azure,1,,active,,,,')
    expect(subscriptionsOf(read)).toMatchObject([{ sku: 'E3', productName: null, service: null }])
  })

  it('keeps the later of two lines of one subscription, and what each states of its customer', async () => {
    const read = await readRows(
      'c,First,a@x.example,S1,E3,Name,,5,,active,,,,',
      'c,,b@x.example,s1,E3,,office365,7,,disabled,,,,',
      'd,,,s1,E3,,,1,,active,,,,',
    )
    expect(outcomeOf(read)).toMatchObject({ rows: { read: 3, accepted: 3 }, customers: 2 })
    expect(entitlementsOf(read)[0]).toMatchObject({
      customer: 'c',
      customerName: 'First',
      accountManager: 'b@x.example',
      subscriptions: [{ id: 's1', productName: 'Name', service: 'office365', sold: 7, status: 'disabled' }],
    })
  })

  it('checks a row in the order of its columns, with one code per row', async () => {
    const read = await readRows(
      ',,,,E3,,,x,,pending,?,,soon,',
      'c,,,,,,,x,,pending,?,,soon,',
      'c,,,s1,,,,x,,pending,?,,soon,',
      'c,,,s1,E3,,,x,-1,pending,?,,soon,',
      'c,,,s1,E3,,,,-1,pending,?,,soon,',
      'c,,,s1,E3,,,1,-1,pending,?,,soon,',
      'c,,,s1,E3,,,1,,pending,?,,soon,',
      'c,,,s1,E3,,,1,,,?,,soon,',
      'c,,,s1,E3,,,1,,active,?,,soon,',
      'c,,,s1,E3,,,1,,active,,,soon,never',
    )
    expect(rejectsOf(read)).toEqual([
      '2 missing_value customer_id ',
      '3 missing_value subscription_id ',
      '4 missing_value product_sku ',
      '5 bad_number licenses_sold x',
      '6 missing_value licenses_sold ',
      '7 bad_number licenses_assigned -1',
      '8 bad_status status pending',
      '9 missing_value status ',
      '10 bad_boolean is_trial ?',
    ])
    expect(outcomeOf(read).notes).toMatchObject([{ code: 'ignored_value' }])
    expect(subscriptionsOf(read)).toMatchObject([{ startDay: null, endDay: null }])
  })
})

describe('Microsoft Graph companySubscription', () => {
  const record = {
    '@odata.type': '#microsoft.graph.companySubscription',
    id: '860697E3-B9A9',
    commerceSubscriptionId: 'x',
    createdDateTime: '2023-02-01T10:11:12.1234567Z',
    isTrial: false,
    nextLifecycleDateTime: '2027-02-01T00:00:00Z',
    ownerTenantId: null,
    serviceStatus: [{ servicePlanName: 'EXCHANGE_S_STANDARD'.repeat(100) }],
    skuId: 's',
    skuPartNumber: 'enterprisepack',
    status: 'Warning',
    totalLicenses: 25,
  }

  it('is read as exported, with the customer from the key', async () => {
    const read = await readAt(
      'northwind/entitlements/2026-11-22/customer=T1/subs.json',
      JSON.stringify({ value: [record] }),
    )
    expect(outcomeOf(read)).toMatchObject({
      format: 'json',
      shape: 'subscriptions',
      refused: null,
      source: 'Microsoft Graph companySubscription',
    })
    expect(entitlementsOf(read)[0]).toMatchObject({
      customer: 't1',
      subscriptions: [
        {
          id: '860697e3-b9a9',
          sku: 'ENTERPRISEPACK',
          sold: 25,
          assigned: null,
          status: 'in_grace_period',
          isTrial: false,
          startDay: dayOf('2023-02-01'),
        },
      ],
    })
  })

  it('is refused without a customer in the key, which the message asks for', async () => {
    const { refused } = outcomeOf(await readAt(KEY, JSON.stringify({ value: [record] })))
    expect(refused?.code).toBe('missing_column')
    expect(refused?.message).toContain('customer={customer_id}/')
  })

  it('rejects a record by its position', async () => {
    const bad = { ...record, totalLicenses: 'many' }
    const text = JSON.stringify([record, bad, { ...record, id: [{ a: 1 }] }, 5])
    const read = await readAt('northwind/entitlements/2026-11-22/customer=T1/subs.json', text)
    expect(rejectsOf(read)).toEqual(['2 bad_number totalLicenses many', '3 bad_json id ', '4 bad_json  '])
  })
})

describe('the Partner Center deployment resource', () => {
  const record = {
    processedDateTime: '2026-11-20T00:00:00',
    serviceCode: 'o365',
    serviceName: 'Microsoft Office 365',
    channel: 'reseller',
    customerTenantId: '0112A436-B14E-4888-967B-CA4BB2CF1234',
    customerName: 'TEST COMPANY',
    productId: 'd3b4fe1f-9992-4930-8acb-ca6ec609365e',
    productName: 'OFFICE 365 ENTERPRISE E3',
    licensesDeployed: 3,
    licensesSold: 5,
  }

  it.each([
    ['value', { value: [record] }],
    ['Value', { Value: [record], '@nextLink': null, TotalCount: 1 }],
    ['items', { totalCount: 1, items: [record] }],
  ])('is read in the envelope %s', async (_, document) => {
    const read = await readAt(KEY, JSON.stringify(document))
    expect(effectiveDateOf(read)).toBe('2026-11-20')
    expect(outcomeOf(read)).toMatchObject({ shape: 'summary', source: 'Partner Center license deployment' })
    expect(entitlementsOf(read)).toMatchObject([
      {
        customer: '0112a436-b14e-4888-967b-ca4bb2cf1234',
        customerName: 'TEST COMPANY',
        subscriptions: [
          {
            sku: '',
            productName: 'OFFICE 365 ENTERPRISE E3',
            service: 'office365',
            sold: 5,
            assigned: 3,
            status: 'active',
            isTrial: false,
          },
        ],
      },
    ])
  })

  it.each([
    ['@nextLink', 'https://api.example/next', 1],
    ['@odata.nextLink', 'https://api.example/next', 1],
    ['@nextLink', null, 0],
    ['note', '@nextLink', 0],
  ])('is reported as incomplete if %s is %j', async (name, value, notes) => {
    for (const document of [
      { value: [record], [name]: value },
      { [name]: value, value: [record] },
    ]) {
      const outcome = outcomeOf(await readAt(KEY, JSON.stringify(document)))
      expect(outcome.notes.map(({ code }) => code)).toEqual(Array.from({ length: notes }, () => 'more_pages'))
      expect(outcome).toMatchObject({ refused: null, rows: { accepted: 1 } })
    }
  })

  it('is read as NDJSON and CSV too', async () => {
    const names = Object.keys(record)
    const asCsv = csv(names.join(','), Object.values(record).join(','))
    const texts = [`${JSON.stringify(record)}\n`, asCsv]
    for (const text of texts) {
      const read = await readAt(KEY, text)
      expect(customersOf(read)).toEqual(['0112a436-b14e-4888-967b-ca4bb2cf1234'])
      expect(subscriptionsOf(read)).toMatchObject([{ sold: 5, assigned: 3 }])
    }
  })
})
