// Compares what the bucket holds with everything that is kept of it, key by key: the promise that the tables are a
// function of the bucket, put to the test. Nothing is written.

import type { PartnerId } from '../../domain/ids.ts'
import { type CheckPorts, checkKey } from './check-key.ts'
import type { CheckedKey, Difference } from './difference.ts'
import { knownCustomers } from './known-customers.ts'
import { outlivedReceipts } from './outlived-receipts.ts'
import { strayPartners, straysOf } from './strays.ts'
import { type Scope, walkKeys } from './walk-keys.ts'

/**
 * Each key as it is compared, those without a difference too; behind a partner's keys what belongs to none, last the
 * receipts that outlived their objects. Whoever stops goes on from the greatest key so far.
 */
export async function* verify(scope: Scope, ports: CheckPorts): AsyncGenerator<CheckedKey> {
  const known = knownCustomers(ports.register)
  const walked = new Set<PartnerId>()
  for await (const step of walkKeys(scope, ports)) {
    if ('key' in step) {
      yield { key: step.key, differences: await checkKey(step.key, ports, known) }
      continue
    }
    walked.add(step.partnerOver)
    yield* straysOf(step.partnerOver, ports)
  }
  if (scope.partner === null) yield* strayPartners(walked, ports)
  for await (const { place, key } of outlivedReceipts(scope.partner, ports)) {
    if (key === null) yield { key: place, differences: [unreadable(place)] }
    else yield { key, differences: await checkKey(key, ports) }
  }
}

function unreadable(place: string): Difference {
  const words = 'There is a receipt that cannot be read; nobody knows of which key.'
  return { part: 'receipt', words, remedy: { kind: 'delete-objects', places: [place] } }
}
