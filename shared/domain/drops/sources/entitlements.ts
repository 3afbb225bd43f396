// The kinds of entitlement files.

import { documentedColumns, optional, required, requiredId } from '../rows/header.ts'
import { subscriptionShape } from './subscription-shape.ts'

/** The product's own columns. */
export const subscriptions = subscriptionShape({
  title: 'entitlements',
  fits: () => true,
  documented: new Set(),
  customer: ['customer_id'],
  customerName: optional('customer_name'),
  accountManager: optional('account_manager'),
  id: requiredId('subscription_id'),
  sku: requiredId('product_sku'),
  productName: optional('product_name'),
  service: optional('service'),
  sold: required('licenses_sold'),
  assigned: optional('licenses_assigned'),
  status: required('status'),
  isTrial: optional('is_trial'),
  seller: optional('seller'),
  startDate: optional('start_date'),
  endDate: optional('end_date'),
})

/** Microsoft Graph, `GET /directory/subscriptions`: one tenant, which only the key names. */
export const companySubscriptions = subscriptionShape({
  title: 'Microsoft Graph companySubscription',
  fits: (header) => header.has('skupartnumber') || header.has('totallicenses'),
  documented: documentedColumns(
    '@odata.type,commerceSubscriptionId,skuId,nextLifecycleDateTime,ownerId,ownerTenantId,ownerType,serviceStatus',
  ),
  customer: ['customer_id'],
  id: requiredId('id'),
  sku: requiredId('skupartnumber'),
  sold: required('totallicenses'),
  status: required('status'),
  isTrial: optional('istrial'),
  startDate: optional('createddatetime'),
})

/** Partner Center analytics, license deployment: the resource of today and the one before it. */
export const deployments = subscriptionShape({
  title: 'Partner Center license deployment',
  fits: (header) => header.has('licensesdeployed') || header.has('licensessold'),
  documented: documentedColumns('serviceCode,serviceName,channel,deploymentPercent'),
  customer: ['customertenantid', 'customerid', 'customer_id'],
  customerName: optional('customername'),
  id: requiredId('productid'),
  sku: requiredId('productid'),
  productName: optional('productname'),
  sold: required('licensessold'),
  assigned: optional('licensesdeployed'),
})
