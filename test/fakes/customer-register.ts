// A register of customers in memory.

import { byCodePoint, type CustomerId, type PartnerId } from '../../shared/domain/ids.ts'
import type { CustomerRegister } from '../../shared/ports.ts'

export function fakeCustomerRegister(): CustomerRegister {
  const registered = new Map<PartnerId, Set<CustomerId>>()
  return {
    async add(partner, customers) {
      registered.set(partner, new Set([...(registered.get(partner) ?? []), ...customers]))
    },
    async *list(partner) {
      yield* [...(registered.get(partner) ?? [])].sort(byCodePoint)
    },
  }
}
