// What a soak starts from. `SEED=… REPLAY=…` (the seed and the path that fast-check printed) does one run again.

import process from 'node:process'

const SEED = Number(process.env.SEED ?? Date.now() % 0x7fffffff)

/** fast-check's options, and a line that says how to do the same again. */
export function soakRuns(numRuns: number): { seed: number; numRuns: number; path?: string } {
  const path = process.env.REPLAY
  console.log(`${numRuns} runs, SEED=${SEED}`)
  return { seed: SEED, numRuns, ...(path === undefined ? {} : { path }) }
}
