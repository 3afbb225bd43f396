// The changed drops that can have moved a customer's figures: those with rows about it now, or when its week
// was reported.

import type { CustomerChange } from '../../domain/digest/reported-week.ts'
import { byCodePoint, type CustomerId, type DropId } from '../../domain/ids.ts'
import type { ReportBucket } from '../../ports/objects.ts'
import { customersEverHeld } from '../ingest/held-customers.ts'
import type { CountingGenerations, SeenDrop, SeenDrops } from './seen-drops.ts'

/** Keys of the drops, in order. */
export type Causes = (changed: readonly DropId[], moved: CustomerChange) => Promise<string[]>

/** `then`: the generations that counted for the latest snapshot. */
export function createCauses(
  then: CountingGenerations,
  seen: SeenDrops,
  reports: Pick<ReportBucket, 'get'>,
): Causes {
  const holders = new Map<DropId, Promise<ReadonlySet<CustomerId>>>()

  function holdersOf(id: DropId, { address, generation, held }: SeenDrop): Promise<ReadonlySet<CustomerId>> {
    const known = holders.get(id) ?? read()
    holders.set(id, known)
    return known

    async function read() {
      const customers = new Set<CustomerId>()
      for (const one of new Set([then[id] ?? null, generation])) {
        if (one === null) continue
        const known = held.find((other) => other.generation === one) ?? { generation: one }
        for (const customer of await customersEverHeld(address, known, reports)) customers.add(customer)
      }
      return customers
    }
  }

  async function canHaveMoved(id: DropId, drop: SeenDrop, moved: CustomerChange): Promise<boolean> {
    const { customer, dataset } = drop.address
    if (customer !== null && customer !== moved.customer) return false
    // Which customers the calls of a support file belong to is decided only when measuring.
    if (dataset === 'support') return callFlags(moved.was) !== callFlags(moved.isNow)
    return (await holdersOf(id, drop)).has(moved.customer)
  }

  return async (changed, moved) => {
    const keys: string[] = []
    for (const id of changed) {
      const drop = seen.get(id)
      if (drop !== undefined && (await canHaveMoved(id, drop, moved))) keys.push(drop.address.key)
    }
    return keys.sort(byCodePoint)
  }
}

function callFlags({ flags }: CustomerChange['was']): string {
  return JSON.stringify(flags.filter(({ rule }) => rule === 'high_support' || rule === 'at_risk'))
}
