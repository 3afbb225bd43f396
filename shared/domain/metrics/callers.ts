// Who called: help desks write a customer's id or its name or a word of their own; the settings know such words, the
// entitlements know ids and names.

import { type CustomerId, customerId } from '../ids.ts'
import type { Caller } from '../sheets/sheet.ts'
import type { CustomerPoint } from './point.ts'

export type KnownCustomer = Pick<CustomerPoint, 'customer' | 'name'>

/** The partner's own words for customers, as ids are compared. */
export type CallerMap = ReadonlyMap<string, CustomerId>

/** Finds the customer's id; null: nobody that is known, or the name of two customers. An id goes before a name. */
export function callerFinder(
  customers: Iterable<KnownCustomer>,
  callers: CallerMap,
): (caller: Caller) => CustomerId | null {
  const ids = new Set<CustomerId>()
  const names = new Map<string, CustomerId | null>()
  for (const { customer, name } of customers) {
    ids.add(customer)
    const key = customerId(name)
    names.set(key, names.has(key) ? null : customer)
  }
  names.delete('')
  return ({ customer, customerName }) => {
    const words = [customer, customerName].map(customerId).filter((word) => word !== '')
    const mapped = words.map((word) => callers.get(word)).find((id) => id !== undefined)
    if (mapped !== undefined) return ids.has(mapped) ? mapped : null
    for (const word of words) {
      const found = ids.has(word) ? word : (names.get(word) ?? null)
      if (found !== null) return found
    }
    return null
  }
}
