// Packs what the fold holds into parts that fit into one item each: customers in order, of each its users in the order of
// their bytes. A user's entries stay together.

import type { CustomerId } from '../ids.ts'
import type { ActivityPacker } from './activity-packer.ts'
import { MAX_PART_BYTES } from './fold.ts'
import type { HeldActivity } from './held-activity.ts'
import { sortedByName } from './name-order.ts'

export interface PackedPart {
  readonly customer: CustomerId
  readonly packed: Uint8Array
}

/**
 * At least one part a customer. A part is full once it would be without compression: how many items a customer has costs
 * next to nothing, their bytes do.
 */
export function* packParts(
  held: HeldActivity,
  packer: ActivityPacker,
  maxBytes = MAX_PART_BYTES,
): Generator<PackedPart> {
  const { customers, names, uses } = held
  packer.enter(uses)
  const { users, starts } = byCustomer(held)
  for (const customer of [...customers.keys()].sort()) {
    const number = customers.get(customer) ?? 0
    let mostBytes = 0
    const sorted = sortedByName(users.subarray(starts[number], starts[number + 1]), names)
    for (let at = 0; at < sorted.length; at += 1) {
      const user = sorted[at] ?? 0
      const userBytes = held.packedBytes(user)
      // Few customers come near: of the others nobody asks how long they are so far.
      if (mostBytes > 0 && mostBytes + userBytes > maxBytes && packer.length() + userBytes > maxBytes) {
        yield { customer, packed: packer.take() }
        mostBytes = 0
      }
      packer.user(names.bytes, names.start(user), names.end(user))
      held.eachEntry(user, packer.entry)
      mostBytes += userBytes
    }
    yield { customer, packed: packer.take() }
  }
}

/** All users sorted by customer, by counting, and where those of each customer begin. */
function byCustomer({ customers, names }: HeldActivity): { users: Int32Array; starts: Int32Array } {
  const places = new Int32Array(customers.size + 1)
  for (let user = 0; user < names.size; user += 1) count(places, names.owner(user) + 1)
  for (let customer = 1; customer <= customers.size; customer += 1) {
    places[customer] = (places[customer] ?? 0) + (places[customer - 1] ?? 0)
  }
  const starts = places.slice()
  const users = new Int32Array(names.size)
  for (let user = 0; user < names.size; user += 1) users[count(places, names.owner(user))] = user
  return { users, starts }
}

/** Adds one, and returns what it was before. */
function count(counts: Int32Array, at: number): number {
  const before = counts[at] ?? 0
  counts[at] = before + 1
  return before
}
