// A register of customers in memory.

import type { CustomerId, PartnerId } from '../../../shared/domain/ids.ts'
import type { CustomerRegister } from '../../../shared/ports/sheets.ts'
import { pager } from './pages.ts'

export function fakeCustomerRegister(): CustomerRegister {
  const registered = new Map<PartnerId, Set<CustomerId>>()
  const list = pager()
  return {
    async add(partner, customers) {
      registered.set(partner, new Set([...(registered.get(partner) ?? []), ...customers]))
    },
    async remove(partner, customers) {
      for (const customer of customers) registered.get(partner)?.delete(customer)
    },
    list: (partner) =>
      list(() =>
        Array.from(registered.get(partner) ?? [], (customer) => ({ order: customer, item: customer })),
      ),
  }
}
