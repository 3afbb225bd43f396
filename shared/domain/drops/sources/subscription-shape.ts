// Entitlement files, whatever their columns are called: one row per subscription.

import { openEntitlementFold } from '../../sheets/entitlement-fold.ts'
import { type ProductWords, SUBSCRIPTION_STATUSES, type SubscriptionStatus } from '../../sheets/sheet.ts'
import { ABSENT, type Column, customerColumn } from '../rows/header.ts'
import type { ShapeDefinition } from './shape.ts'

/** The columns of one kind of entitlement file. */
export interface SubscriptionVariant {
  readonly title: string
  readonly fits: ShapeDefinition['fits']
  readonly documented: ReadonlySet<string>
  /** Names that the column with the customer may have. */
  readonly customer: readonly string[]
  readonly customerName?: Column
  readonly accountManager?: Column
  readonly id: Column
  readonly sku: Column
  readonly productName?: Column
  readonly service?: Column
  readonly sold: Column
  readonly assigned?: Column
  /** Where there is none, every subscription is active. */
  readonly status?: Column
  readonly isTrial?: Column
  readonly seller?: Column
  readonly startDate?: Column
  readonly endDate?: Column
}

export function subscriptionShape(variant: SubscriptionVariant): ShapeDefinition {
  return {
    shape: 'subscriptions',
    title: variant.title,
    documented: variant.documented,
    fits: variant.fits,
    open(header, frame) {
      const field = (column: Column = ABSENT) => header.field(column)
      const customer = field(customerColumn(frame.keyCustomer, variant.customer))
      const customerName = field(variant.customerName)
      const accountManager = field(variant.accountManager)
      const id = field(variant.id)
      const sku = field(variant.sku)
      const productName = field(variant.productName)
      const service = field(variant.service)
      const sold = field(variant.sold)
      const assigned = field(variant.assigned)
      const status = field(variant.status)
      const isTrial = field(variant.isTrial)
      const seller = field(variant.seller)
      const startDate = field(variant.startDate)
      const endDate = field(variant.endDate)
      const statusKnown = variant.status !== undefined
      const fold = openEntitlementFold(() => frame.effectiveDay)

      return {
        fold,
        read(row) {
          const holder = row.customer(customer)
          const subscription = {
            id: row.neededText(id).toLowerCase(),
            sku: row.neededText(sku).toUpperCase(),
            sold: row.neededCount(sold),
            assigned: row.count(assigned),
            status: statusKnown ? row.neededWord(status, STATUSES, 'bad_status', 'active') : 'active',
            isTrial: row.flag(isTrial) ?? false,
            seller: row.text(seller).toLowerCase() === 'other' ? 'other' : 'own',
            startDay: row.day(startDate),
            endDay: row.day(endDate),
          } as const
          if (row.fault !== null) return
          fold.add(holder, subscription, {
            customerName: row.text(customerName) || null,
            accountManager: row.text(accountManager) || null,
            productName: row.text(productName) || null,
            service: SERVICES.find((known) => known === row.text(service).toLowerCase()) ?? null,
          })
        },
      }
    },
  }
}

const SERVICES: readonly ProductWords['service'][] = ['office365', 'dynamics365']

const STATUS_WORDS: Readonly<Record<SubscriptionStatus, readonly string[]>> = {
  active: ['active', 'enabled', 'normal'],
  in_grace_period: ['in_grace_period', 'in grace period', 'grace', 'warning', 'expired', 'pastdue'],
  disabled: ['disabled', 'suspended', 'lockedout'],
  deprovisioned: ['deprovisioned', 'de-provisioned', 'deleted', 'cancelled', 'canceled', 'upgraded'],
}

const STATUSES: ReadonlyMap<string, SubscriptionStatus> = new Map(
  SUBSCRIPTION_STATUSES.flatMap((status) => STATUS_WORDS[status].map((word) => [word, status] as const)),
)
