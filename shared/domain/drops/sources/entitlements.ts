// Entitlement files: one row per subscription, or one per product, a summary.

import { createHash } from 'node:crypto'
import { createEntitlementFold } from '../../sheets/entitlement-fold.ts'
import { SUBSCRIPTION_STATUSES, type Subscription, type SubscriptionStatus } from '../../sheets/sheet.ts'
import { tooBig } from '../bytes/limits.ts'
import { type Field, ID } from '../rows/header.ts'
import type { Frame, RowCursor } from '../rows/row-cursor.ts'
import { ENTITLEMENT_NAMES, SUMMARY_SIGNS } from './entitlement-names.ts'
import type { Columns, Kind, RowReader } from './source.ts'
import { createUnitsReader, partsOf } from './summary-units.ts'

const REQUIRED = [['customer_id'], ['product_sku', 'product_name'], ['licenses_sold']] as const

export const subscriptions: Kind = {
  dataset: 'entitlements',
  shape: 'subscriptions',
  title: 'subscriptions',
  covers: null,
  names: ENTITLEMENT_NAMES,
  required: [
    ['customer_id'],
    ['subscription_id'],
    ['product_sku', 'product_name'],
    ['licenses_sold'],
    ['status'],
  ],
  signs: [],
  createReader: createSubscriptionReader,
}

export const summaries: Kind = {
  dataset: 'entitlements',
  shape: 'summary',
  title: 'product summary',
  covers: null,
  names: ENTITLEMENT_NAMES,
  required: REQUIRED,
  signs: SUMMARY_SIGNS,
  createReader: createSummaryReader,
}

function createSubscriptionReader(columns: Columns, frame: Frame): RowReader {
  const readHolder = createHolderReader(columns)
  const id = columns.field('subscription_id', ID)
  const readProduct = createProductReader(columns)
  const sold = columns.field('licenses_sold')
  const assigned = columns.field('licenses_assigned')
  const status = columns.field('status')
  const readTrial = createTrialReader(columns)
  const seller = columns.field('seller')
  const dates = [columns.field('start_date'), columns.field('end_date')] as const
  const fold = createEntitlementFold('subscriptions', () => frame.effectiveDay)

  return {
    fold,
    dates,
    read(row) {
      const holder = readHolder(row)
      const subscription: Subscription = {
        id: row.neededText(id).toLowerCase(),
        ...readProduct(row),
        sold: row.neededCount(sold),
        assigned: row.count(assigned),
        status: neededStatus(row, status),
        isTrial: readTrial(row),
        seller: sellerOf(row, seller),
        startDay: row.looseDay(dates[0]),
        endDay: row.looseDay(dates[1]),
      }
      if (row.fault === null) fold.add(holder, subscription)
    },
  }
}

/** No file that is alike row by row has so many. */
const MAX_SUMMARY_ROWS = 1_000_000

function createSummaryReader(columns: Columns, frame: Frame): RowReader {
  const readHolder = createHolderReader(columns)
  const readProduct = createProductReader(columns)
  const readUnits = createUnitsReader(columns)
  const status = columns.field('status')
  const readTrial = createTrialReader(columns)
  const channel = columns.field('channel')
  const appliesTo = columns.field('applies_to')
  const seller = columns.field('seller')
  const dates = [columns.field('start_date'), columns.field('end_date')] as const
  const fold = createEntitlementFold('summary', () => frame.effectiveDay)
  const seen = new Set<string>()
  let repeated = 0

  return {
    fold,
    dates,
    // Nobody can be assigned a licence of a whole company.
    skips: (row) => row.looseText(appliesTo) === 'company',
    read(row) {
      const holder = readHolder(row)
      const product = readProduct(row)
      const units = readUnits(row)
      const rowStatus = row.word(status, STATUSES, 'bad_status', 'active')
      const isTrial = readTrial(row)
      const others = [row.text(channel), row.text(appliesTo)]
      const stated = {
        ...product,
        isTrial,
        seller: sellerOf(row, seller),
        startDay: row.looseDay(dates[0]),
        endDay: row.looseDay(dates[1]),
      }
      if (row.fault !== null) return
      const fields = [holder, units, stated, rowStatus, ...others]
      const alike = createHash('sha1').update(JSON.stringify(fields)).digest('base64')
      if (seen.has(alike)) {
        repeated += 1
        return
      }
      if (seen.size >= MAX_SUMMARY_ROWS)
        throw tooBig(`has over ${MAX_SUMMARY_ROWS.toLocaleString('en')} rows`)
      seen.add(alike)
      for (const part of partsOf(units, rowStatus)) fold.addUp(holder, { ...stated, ...part })
    },
    notes: () => {
      if (repeated === 0) return []
      const message =
        repeated === 1
          ? '1 row repeats an earlier one in every column that is read, and is not added to it'
          : `${repeated.toLocaleString('en')} rows repeat earlier ones in every column that is read, and are not added to them`
      return [{ code: 'repeated_row', message }]
    },
  }
}

function createHolderReader(columns: Columns) {
  const customer = columns.field('customer_id', ID)
  const customerName = columns.field('customer_name')
  const accountManager = columns.field('account_manager')
  return (row: RowCursor) => ({
    customer: row.customer(customer),
    customerName: row.text(customerName) || null,
    accountManager: row.text(accountManager) || null,
  })
}

function createProductReader(columns: Columns) {
  const sku = columns.field('product_sku', ID)
  const name = columns.field('product_name')
  const service = columns.field('service')
  return (row: RowCursor): Pick<Subscription, 'sku' | 'productName' | 'service'> => {
    const stated = row.text(sku)
    // `contoso:SPE_E3`, as MSOnline writes it.
    const partNumber = row.nameOf(sku) === 'accountskuid' ? stated.slice(stated.lastIndexOf(':') + 1) : stated
    const productName = row.text(name)
    if (partNumber === '' && productName === '')
      row.reject('missing_value', sku.places.length > 0 ? sku : name)
    return {
      sku: partNumber.toUpperCase(),
      productName: productName || null,
      service: SERVICES.get(row.text(service).toLowerCase()) ?? null,
    }
  }
}

/** Without a column of its own, a trial is what has begun as one and was not paid for since. */
function createTrialReader(columns: Columns): (row: RowCursor) => boolean {
  const isTrial = columns.field('is_trial')
  if (isTrial.places.length > 0) return (row) => row.flag(isTrial) ?? false
  const began = columns.named('is_trial', ['trialStartDate'])
  const paid = columns.named('is_trial', ['trialToPaidConversionDate'])
  return (row) => row.text(began) !== '' && row.text(paid) === ''
}

function sellerOf(row: RowCursor, seller: Field): Subscription['seller'] {
  return row.text(seller).toLowerCase() === 'other' ? 'other' : 'own'
}

function neededStatus(row: RowCursor, status: Field): SubscriptionStatus {
  row.neededText(status)
  return row.word(status, STATUSES, 'bad_status', 'active')
}

const SERVICES: ReadonlyMap<string, Subscription['service']> = new Map([
  ['office365', 'office365'],
  ['o365', 'office365'],
  ['dynamics365', 'dynamics365'],
  ['crm', 'dynamics365'],
])

export const STATUS_WORDS: Readonly<Record<SubscriptionStatus, readonly string[]>> = {
  active: ['active', 'enabled', 'normal'],
  in_grace_period: ['in_grace_period', 'in grace period', 'grace', 'warning', 'expired', 'pastdue'],
  disabled: ['disabled', 'suspended', 'lockedout'],
  deprovisioned: ['deprovisioned', 'de-provisioned', 'deleted', 'cancelled', 'canceled', 'upgraded'],
}

const STATUSES: ReadonlyMap<string, SubscriptionStatus> = new Map(
  SUBSCRIPTION_STATUSES.flatMap((status) => STATUS_WORDS[status].map((word) => [word, status] as const)),
)
