// Which columns of activity go by which names, where a file is not a report of Microsoft Graph.

import type { Tool } from './tools.ts'

export const ACTIVITY_NAMES = {
  customer_id: ['customer_id', 'customerTenantId', 'Tenant Id'],
  user_id: ['user_id'],
  channel: ['channel'],
  product_sku: ['product_sku'],
  product_name: ['product_name'],
  workload: ['workload', 'workloadName'],
  activity_date: ['activity_date'],
  last_activity_date: ['last_activity_date'],
  subscription_id: ['subscription_id'],
  is_licensed: ['is_licensed'],
  is_deleted: ['is_deleted'],
  licenses_active: ['licenses_active', 'licenseActive'],
  window_days: ['window_days'],
} as const

export const ACTIVITY_TOOLS: readonly Tool[] = [
  {
    title: 'Partner Center license usage',
    signs: [
      ['workloadName', 'licenses_active'],
      ['workloadName', 'licenseActive'],
    ],
  },
]
