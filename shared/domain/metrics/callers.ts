// Who called: help desks write a customer's id or its name, and the entitlements know which is which.

import { type CustomerId, customerId } from '../ids.ts'
import type { Caller } from '../sheets/sheet.ts'
import type { CustomerPoint } from './point.ts'

export type KnownCustomer = Pick<CustomerPoint, 'customer' | 'name'>

/** Finds the customer's id; null: nobody, or the name of two customers. An id goes before a name. */
export function callerFinder(customers: Iterable<KnownCustomer>): (caller: Caller) => CustomerId | null {
  const ids = new Set<CustomerId>()
  const names = new Map<string, CustomerId | null>()
  for (const { customer, name } of customers) {
    ids.add(customer)
    const key = customerId(name)
    names.set(key, names.has(key) ? null : customer)
  }
  names.delete('')
  return ({ customer, customerName }) => {
    const id = customerId(customer)
    if (id !== '') return id
    const name = customerId(customerName)
    return ids.has(name) ? name : (names.get(name) ?? null)
  }
}
