// The registered customers of one partner at a time, kept while its drops are compared; read anew before anybody is
// said to be missing.

import type { CustomerId, PartnerId } from '../../domain/ids.ts'
import type { CustomerRegister } from '../../ports.ts'

export interface KnownCustomers {
  /** Those that are not registered. */
  missing(partner: PartnerId, customers: Iterable<CustomerId>): Promise<CustomerId[]>
}

export function knownCustomers(register: CustomerRegister): KnownCustomers {
  let current: PartnerId | null = null
  let known: ReadonlySet<CustomerId> = new Set()

  async function refresh(partner: PartnerId): Promise<void> {
    known = new Set(await Array.fromAsync(register.list(partner)))
    current = partner
  }

  return {
    async missing(partner, customers) {
      if (partner !== current) await refresh(partner)
      const unknown = Array.from(customers).filter((customer) => !known.has(customer))
      if (unknown.length === 0) return []
      await refresh(partner)
      return unknown.filter((customer) => !known.has(customer))
    },
  }
}
