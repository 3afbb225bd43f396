// Which columns of entitlements go by which names, and the tools that are known by theirs.

import type { Tool } from './tools.ts'

export const ENTITLEMENT_NAMES = {
  customer_id: ['customer_id', 'customerTenantId', 'Tenant Id', 'Tenant'],
  customer_name: ['customer_name', 'Customer', 'tenantDisplayName'],
  account_manager: ['account_manager'],
  subscription_id: ['subscription_id', 'id'],
  product_sku: ['product_sku', 'skuPartNumber', 'productSku.skuPartNumber', 'AccountSkuId', 'sku'],
  product_name: [
    'product_name',
    'offerName',
    'Product Title',
    'License',
    'License Name',
    'productSku.name',
    'friendlyName',
  ],
  service: ['service', 'serviceCode'],
  licenses_sold: [
    'licenses_sold',
    'totalLicenses',
    'quantity',
    'licenseCount',
    'prepaidUnits.enabled',
    'Active Units',
    'Enabled',
    'Total Units',
  ],
  licenses_assigned: [
    'licenses_assigned',
    'licensesDeployed',
    'Assigned licenses',
    'consumedUnits',
    'Count Used',
    'Consumed',
  ],
  units_warning: ['prepaidUnits.warning', 'Warning Units', 'Expired Licenses'],
  units_suspended: ['prepaidUnits.suspended', 'Suspended Units'],
  units_locked_out: ['prepaidUnits.lockedOut', 'Locked Out Units'],
  status: ['status', 'capabilityStatus', 'subscriptionStatus', 'subscriptionState'],
  is_trial: ['is_trial'],
  channel: ['channel'],
  applies_to: ['applies_to'],
  seller: ['seller'],
  start_date: ['start_date', 'createdDateTime', 'creationDate', 'effectiveStartDate'],
  end_date: ['end_date', 'commitmentEndDate', 'nextLifecycleDateTime'],
} as const

/** A file with one of these and no `subscription_id` is a summary; so is one without an `id`. */
export const SUMMARY_SIGNS = [
  'consumedUnits',
  'prepaidUnits.enabled',
  'Assigned licenses',
  'Count Used',
  'licensesDeployed',
] as const

/** Totals that count units which are not enabled: these are taken off. */
export const UNITS_IN_TOTAL = [
  { total: 'Total Licenses', notEnabled: 'Expired Licenses' },
  { total: 'Total Units', notEnabled: 'Warning Units' },
] as const

/** The first that fits. */
export const ENTITLEMENT_TOOLS: readonly Tool[] = [
  { title: 'MSOnline account SKUs', signs: [['AccountSkuId']] },
  {
    title: 'Partner Center customer SKUs',
    signs: [['productSku.skuPartNumber'], ['productSku.name'], ['productSku.id']],
  },
  { title: 'CIPP licences', signs: [['License', 'Count Used']] },
  {
    title: 'Microsoft 365 admin center, Licenses',
    signs: [
      ['Product Title', 'Total Licenses'],
      ['Product Title', 'Assigned licenses'],
    ],
  },
  {
    title: 'Microsoft Graph subscribedSku',
    signs: [
      ['skuPartNumber', 'consumedUnits'],
      ['skuPartNumber', 'prepaidUnits.enabled'],
    ],
  },
  { title: 'Microsoft Graph companySubscription', signs: [['skuPartNumber', 'totalLicenses', 'id']] },
  { title: 'Partner Center license deployment', signs: [['licensesDeployed', 'productName']] },
  { title: 'Partner Center subscription analytics', signs: [['licenseCount', 'productName']] },
  { title: 'Partner Center subscriptions', signs: [['offerName', 'quantity']] },
]
