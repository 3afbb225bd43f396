// Folds rows of entitlements into sheets: of two lines of one subscription the later counts; rows of a
// summary add up.

import type { Day } from '../calendar.ts'
import type { CustomerId } from '../ids.ts'
import { detachString, ownCopies } from './detach-string.ts'
import { createPartCounter, type Fold, intoRuns, jsonBytes } from './fold.ts'
import type { EntitlementShape, EntitlementSheet, Subscription } from './sheet.ts'

/** The customer of a row, and other facts that it states about it; null: none. */
export interface Holder {
  readonly customer: CustomerId
  readonly customerName: string | null
  readonly accountManager: string | null
}

export interface EntitlementFold extends Fold {
  add(holder: Holder, subscription: Subscription): void
  /** Without an id, rows with the same product, status and seller are one subscription. */
  addUp(holder: Holder, seats: Omit<Subscription, 'id'>): void
}

interface HeldCustomer {
  customerName: string | null
  accountManager: string | null
  readonly subscriptions: Map<string, Subscription>
}

/** Memory of an object, as a multiple of its JSON. */
const MEMORY_FACTOR = 4

export function createEntitlementFold(shape: EntitlementShape, effectiveDay: () => Day): EntitlementFold {
  const parts = createPartCounter()
  const customers = new Map<CustomerId, HeldCustomer>()
  let heldBytes = 0
  /** Parts of a summary add up, so those already returned must not be overridden. */
  let round = 0

  function held({ customer, customerName, accountManager }: Holder): HeldCustomer {
    let found = customers.get(customer)
    if (found === undefined) {
      found = { customerName: null, accountManager: null, subscriptions: new Map() }
      customers.set(detachString(customer) as CustomerId, found)
    }
    if (customerName !== null) found.customerName = detachString(customerName)
    if (accountManager !== null) found.accountManager = detachString(accountManager)
    return found
  }

  function hold(holder: Holder, stated: Subscription): void {
    const subscription = ownCopies(stated)
    const { subscriptions } = held(holder)
    // Deleted first, so that it takes its place among the later rows.
    subscriptions.delete(subscription.id)
    subscriptions.set(subscription.id, subscription)
    heldBytes += MEMORY_FACTOR * jsonBytes(subscription)
  }

  return {
    add(holder, stated) {
      const before = held(holder).subscriptions.get(stated.id)
      hold(holder, before?.sku === stated.sku ? { ...stated, ...lastWords(before, stated) } : stated)
    },
    addUp(holder, seats) {
      const { sku, productName, status, isTrial, seller } = seats
      const product = sku === '' ? (productName ?? '').toUpperCase() : sku
      const id = [product, status, isTrial ? 'trial' : '', seller, round].join('\n')
      const before = held(holder).subscriptions.get(id)
      hold(holder, before === undefined ? { ...seats, id } : { ...seats, id, ...sums(before, seats) })
    },
    heldBytes: () => heldBytes,
    customers: parts.customers,
    *drain() {
      round += 1
      for (const customer of [...customers.keys()].sort()) {
        const from = customers.get(customer)
        if (from === undefined) continue
        customers.delete(customer)
        const { customerName, accountManager } = from
        for (const subscriptions of intoRuns(from.subscriptions.values(), jsonBytes)) {
          const sheet: EntitlementSheet = {
            kind: 'entitlements',
            customer,
            effectiveDay: effectiveDay(),
            shape,
            customerName,
            accountManager,
            subscriptions,
          }
          yield { sheet, part: parts.next(customer) }
        }
      }
      heldBytes = 0
    },
  }
}

/** Keeps the product names that were stated last, whatever else a later line states. */
function lastWords(
  before: Subscription,
  { productName, service }: Subscription,
): Pick<Subscription, 'productName' | 'service'> {
  return { productName: productName ?? before.productName, service: service ?? before.service }
}

/** A value stated in one row holds for all: a start, a name. */
function sums(before: Subscription, seats: Omit<Subscription, 'id'>): Partial<Subscription> {
  const stated = [before.assigned, seats.assigned].filter((assigned) => assigned !== null)
  return {
    sold: before.sold + seats.sold,
    assigned: stated.length === 0 ? null : stated.reduce((sum, assigned) => sum + assigned, 0),
    productName: seats.productName ?? before.productName,
    service: seats.service ?? before.service,
    startDay: seats.startDay ?? before.startDay,
    endDay: seats.endDay ?? before.endDay,
  }
}
