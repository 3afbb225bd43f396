// Waits between attempts, longer each time and with jitter.

import { setTimeout } from 'node:timers/promises'

const FIRST_MS = 50
const LONGEST_MS = 5_000

/** How often a call that was only partly done is repeated before it counts as failed. */
export const MAX_ATTEMPTS = 8

/** `attempt` counts from 1. */
export async function backoff(attempt: number): Promise<void> {
  await setTimeout(Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt))
}

/** Waits between half of the time and all of it. */
export async function pause(ms: number): Promise<void> {
  await setTimeout(ms * (0.5 + Math.random() / 2))
}
