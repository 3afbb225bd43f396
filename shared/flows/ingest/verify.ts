// Compares what the bucket holds with everything that is kept of it, key by key: the promise that the tables are a
// function of the bucket, put to the test. Nothing is written.

import type { PartnerId } from '../../domain/ids.ts'
import { inOrder } from '../in-order.ts'
import { type CheckPorts, checkKey } from './check-key.ts'
import type { CheckedKey, Difference, StrayObject } from './difference.ts'
import { knownCustomers } from './known-customers.ts'
import { outlivedReceipts } from './outlived-receipts.ts'
import { strayPartners, straysOf } from './strays.ts'
import { type Scope, walkKeys } from './walk-keys.ts'

/** Each may be reading a drop. */
const KEYS_AT_ONCE = 4

/**
 * Each key as it is compared, those without a difference too; behind a partner's keys what belongs to none, last the
 * receipts that outlived their objects. Whoever stops goes on from the greatest key so far.
 */
export function verify(scope: Scope, ports: CheckPorts): AsyncGenerator<CheckedKey> {
  return inOrder(checks(scope, ports), KEYS_AT_ONCE, (check) => check())
}

type Check = () => Promise<CheckedKey>

async function* checks(scope: Scope, ports: CheckPorts): AsyncGenerator<Check> {
  const known = knownCustomers(ports.register)
  const check = (key: string) => async () => ({ key, differences: await checkKey(key, ports, known) })
  const found = (checked: CheckedKey) => async () => checked
  const walked = new Set<PartnerId>()
  for await (const step of walkKeys(scope, ports)) {
    if ('key' in step) {
      yield check(step.key)
      continue
    }
    walked.add(step.partnerOver)
    for await (const stray of straysOf(step.partnerOver, ports)) yield found(stray)
  }
  if (scope.partner === null) for await (const stray of strayPartners(walked, ports)) yield found(stray)
  for await (const { place, etag, key } of outlivedReceipts(scope.partner, ports)) {
    yield key === null ? found({ key: place, differences: [unreadable({ place, etag })] }) : check(key)
  }
}

function unreadable(receipt: StrayObject): Difference {
  const words = 'There is a receipt that cannot be read; nobody knows of which key.'
  return { part: 'receipt', words, remedy: { kind: 'delete-objects', objects: [receipt] } }
}
