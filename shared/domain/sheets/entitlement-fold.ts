// Folds subscription rows into entitlement sheets: of two lines of one subscription the later counts.

import type { Day } from '../calendar.ts'
import type { CustomerId } from '../ids.ts'
import { type Fold, intoRuns, jsonBytes, openPartCounter } from './fold.ts'
import { ownCopies, ownCopy } from './own-copy.ts'
import type { EntitlementSheet, ProductWords, Subscription } from './sheet.ts'

/** What a row states beside its subscription; null: nothing. */
export interface SubscriptionWords {
  readonly customerName: string | null
  readonly accountManager: string | null
  readonly productName: string | null
  readonly service: ProductWords['service']
}

export interface EntitlementFold extends Fold {
  add(customer: CustomerId, subscription: Subscription, words: SubscriptionWords): void
}

interface HeldCustomer {
  customerName: string | null
  accountManager: string | null
  readonly products: Map<string, ProductWords>
  readonly subscriptions: Map<string, Subscription>
}

/** An object weighs about so many times its JSON. */
const MEMORY_FACTOR = 4
const NO_WORDS: ProductWords = { name: null, service: null }

export function openEntitlementFold(effectiveDay: () => Day): EntitlementFold {
  const parts = openPartCounter()
  const customers = new Map<CustomerId, HeldCustomer>()
  let heldBytes = 0

  function held(customer: CustomerId): HeldCustomer {
    let found = customers.get(customer)
    if (found === undefined) {
      found = { customerName: null, accountManager: null, products: new Map(), subscriptions: new Map() }
      customers.set(ownCopy(customer) as CustomerId, found)
    }
    return found
  }

  return {
    add(customer, stated, statedWords) {
      const subscription = ownCopies(stated)
      const words = ownCopies(statedWords)
      const into = held(customer)
      into.customerName = words.customerName ?? into.customerName
      into.accountManager = words.accountManager ?? into.accountManager
      const before = into.products.get(subscription.sku) ?? NO_WORDS
      const { productName: name, service } = words
      into.products.set(subscription.sku, { name: name ?? before.name, service: service ?? before.service })
      into.subscriptions.set(subscription.id, subscription)
      heldBytes += MEMORY_FACTOR * (jsonBytes(subscription) + jsonBytes(words))
    },
    heldBytes: () => heldBytes,
    customers: parts.customers,
    *drain() {
      for (const customer of [...customers.keys()].sort()) {
        const from = customers.get(customer)
        if (from === undefined) continue
        customers.delete(customer)
        for (const sheet of sheetsOf(customer, effectiveDay(), from)) {
          yield { sheet, part: parts.next(customer) }
        }
      }
      heldBytes = 0
    },
  }
}

/** Each part states the words of its own products. */
function sheetsOf(customer: CustomerId, effectiveDay: Day, from: HeldCustomer): EntitlementSheet[] {
  const { customerName, accountManager, products } = from
  const wordsOf = (sku: string) => products.get(sku) ?? NO_WORDS
  const bytesOf = (subscription: Subscription) =>
    jsonBytes(subscription) + jsonBytes(subscription.sku) + jsonBytes(wordsOf(subscription.sku))
  return intoRuns(from.subscriptions.values(), bytesOf).map((subscriptions) => ({
    kind: 'entitlements',
    customer,
    effectiveDay,
    customerName,
    accountManager,
    products: Object.fromEntries(subscriptions.map(({ sku }) => [sku, wordsOf(sku)])),
    subscriptions,
  }))
}
