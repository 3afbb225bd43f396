// The registered customers of one partner at a time, cached while its drops are compared; read again before a
// customer is reported as missing.

import type { CustomerId, PartnerId } from '../../domain/ids.ts'
import type { CustomerRegister } from '../../ports/sheets.ts'

export interface KnownCustomers {
  /** Those that are not registered. */
  missing(partner: PartnerId, customers: Iterable<CustomerId>): Promise<CustomerId[]>
}

export function knownCustomers(register: CustomerRegister): KnownCustomers {
  let latest: { readonly partner: PartnerId; readonly customers: ReadonlySet<CustomerId> } | null = null

  async function listed(partner: PartnerId): Promise<ReadonlySet<CustomerId>> {
    const customers = new Set(await Array.fromAsync(register.list(partner)))
    latest = { partner, customers }
    return customers
  }

  return {
    async missing(partner, customers) {
      const known = latest?.partner === partner ? latest.customers : await listed(partner)
      const unknown = Array.from(customers).filter((customer) => !known.has(customer))
      if (unknown.length === 0) return []
      const knownNow = await listed(partner)
      return unknown.filter((customer) => !knownNow.has(customer))
    },
  }
}
