// A register that caches known customers, so that none is written twice, and that many drops of a partner which are read
// at once list them once. What it knows is looked up again after some hours: an operator may have removed a customer, who
// must be registered when a file names it again.

import type { CustomerId, PartnerId } from '../domain/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { CustomerRegister } from '../ports/sheets.ts'

const REMEMBERED_MS = 6 * 3_600_000

interface Remembered {
  readonly customers: Promise<Set<CustomerId>>
  readonly sinceMs: number
}

export function rememberingRegister(register: CustomerRegister, clock: Clock): CustomerRegister {
  const known = new Map<PartnerId, Remembered>()

  function knownOf(partner: PartnerId): Promise<Set<CustomerId>> {
    const remembered = known.get(partner)
    const sinceMs = clock()
    if (remembered !== undefined && sinceMs - remembered.sinceMs < REMEMBERED_MS) return remembered.customers
    const looked = { customers: listOf(partner), sinceMs }
    known.set(partner, looked)
    looked.customers.catch(() => {
      if (known.get(partner) === looked) known.delete(partner)
    })
    return looked.customers
  }

  async function listOf(partner: PartnerId): Promise<Set<CustomerId>> {
    return new Set(await Array.fromAsync(register.list(partner)))
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
