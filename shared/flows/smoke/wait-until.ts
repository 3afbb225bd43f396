// Looks again and again until something is there, or it is too late.

import type { Clock } from '../../ports/clock.ts'

export type Look =
  | { readonly kind: 'done' }
  /** `reason`: what is missing. */
  | { readonly kind: 'waiting'; readonly reason: string }
  /** It will never be there. */
  | { readonly kind: 'failed'; readonly reason: string }

export interface WaitPorts {
  readonly clock: Clock
  readonly pause: (ms: number) => Promise<void>
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

export const DONE: Look = { kind: 'done' }

/** The last look. `looked` is called after each. */
export async function waitUntil(
  look: () => Promise<Look>,
  patienceMs: number,
  ports: WaitPorts,
  looked: () => void,
): Promise<Look> {
  const lastMs = ports.clock() + patienceMs
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    const seen = await look()
    looked()
    if (seen.kind !== 'waiting' || ports.clock() >= lastMs) return seen
    await ports.pause(pauseMs)
  }
}
