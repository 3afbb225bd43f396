// A register that caches known customers, so that none is written twice.

import type { CustomerId, PartnerId } from '../domain/ids.ts'
import type { CustomerRegister } from '../ports.ts'

export function rememberingRegister(register: CustomerRegister): CustomerRegister {
  const known = new Map<PartnerId, Set<CustomerId>>()

  async function knownOf(partner: PartnerId): Promise<Set<CustomerId>> {
    const remembered = known.get(partner)
    if (remembered !== undefined) return remembered
    const listed = new Set(await Array.fromAsync(register.list(partner)))
    known.set(partner, listed)
    return listed
  }

  return {
    async add(partner, customers) {
      const remembered = await knownOf(partner)
      const fresh = customers.filter((customer) => !remembered.has(customer))
      if (fresh.length === 0) return
      await register.add(partner, fresh)
      for (const customer of fresh) remembered.add(customer)
    },
    list: (partner) => register.list(partner),
    async remove(partner, customers) {
      known.delete(partner)
      await register.remove(partner, customers)
    },
  }
}
