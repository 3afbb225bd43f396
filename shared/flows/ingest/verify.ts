// Compares what the bucket holds with everything that is kept of it, key by key: the promise that the tables are a
// function of the bucket, put to the test. Nothing is written.

import { type CheckPorts, checkKey } from './check-key.ts'
import type { CheckedKey } from './difference.ts'
import { straysOf } from './strays.ts'
import { type Scope, walkKeys } from './walk-keys.ts'

/**
 * Each key as it is compared, those without a difference too; behind a partner's keys what belongs to none. Whoever
 * stops goes on from the key that came last.
 */
export async function* verify(scope: Scope, ports: CheckPorts): AsyncGenerator<CheckedKey> {
  for await (const step of walkKeys(scope, ports)) {
    if ('key' in step) yield { key: step.key, differences: await checkKey(step.key, ports) }
    else yield* straysOf(step.partnerOver, ports)
  }
}
