// Packs what the fold holds into parts that fit into one item each: customers in order, of each its users in the order of
// their bytes. A user's entries stay together.

import type { CustomerId } from '../ids.ts'
import { createActivityPacker } from './activity-packer.ts'
import { MAX_PART_BYTES } from './fold.ts'
import type { HeldActivity } from './held-activity.ts'

export interface PackedPart {
  readonly customer: CustomerId
  readonly packed: Uint8Array
}

/**
 * At least one part a customer. A part is full once it would be without compression: how many items a customer has costs
 * next to nothing, their bytes do.
 */
export function* packParts(held: HeldActivity, maxBytes = MAX_PART_BYTES): Generator<PackedPart> {
  const { customers, names, uses } = held
  const packer = createActivityPacker((use) => uses.get(use))
  const usersOf = usersByCustomer(held)
  for (const customer of [...customers.keys()].sort()) {
    let isEmpty = true
    for (const user of usersOf(customers.get(customer) ?? 0)) {
      if (!isEmpty && packer.length() + held.packedBytes(user) > maxBytes) {
        yield { customer, packed: packer.take() }
      }
      packer.user(names.bytes, names.start(user), names.end(user))
      held.eachEntry(user, packer.entry)
      isEmpty = false
    }
    yield { customer, packed: packer.take() }
  }
}

/** Sorted by customer at once, by counting; then each customer's by name. */
function usersByCustomer({ customers, names }: HeldActivity): (customer: number) => Int32Array {
  const places = new Int32Array(customers.size + 1)
  for (let user = 0; user < names.size; user += 1) count(places, names.owner(user) + 1)
  for (let customer = 1; customer <= customers.size; customer += 1) {
    places[customer] = (places[customer] ?? 0) + (places[customer - 1] ?? 0)
  }
  const starts = places.slice()
  const users = new Int32Array(names.size)
  for (let user = 0; user < names.size; user += 1) users[count(places, names.owner(user))] = user
  // A radix sort was no faster: 35 ms against 40 for 2,700 customers of 105 users.
  return (customer) =>
    users.subarray(starts[customer], starts[customer + 1]).sort((a, b) => names.compare(a, b))
}

/** Adds one, and returns what it was before. */
function count(counts: Int32Array, at: number): number {
  const before = counts[at] ?? 0
  counts[at] = before + 1
  return before
}
