// Run by the guard in a process of its own: one line for each target and text, with what n and 8 n of it cost.

import { FUNCTIONS, READERS, SYNTAX, type Target } from './targets.ts'
import {
  ACTIVITY_TEXTS,
  ENTITLEMENT_TEXTS,
  SUPPORT_TEXTS,
  SYNTAX_TEXTS,
  type TextOf,
  UNIT_TEXTS,
} from './texts.ts'

export interface Measured {
  readonly what: string
  /** null: so much of it is read in so short a time that nothing can be wrong. */
  readonly microseconds: number | null
  readonly microsecondsOfMore: number
}

const FACTOR = 8
const TRIALS = 5
/** The clock of a process may tick every 4 ms: shorter times than some ticks are not told apart. */
const SHORT_MICROSECONDS = 60_000

await measureAll(8_000, { activity: READERS.activity }, ACTIVITY_TEXTS)
await measureAll(8_000, { entitlements: READERS.entitlements }, ENTITLEMENT_TEXTS)
await measureAll(8_000, { support: READERS.support }, SUPPORT_TEXTS)
await measureAll(3_000, SYNTAX, SYNTAX_TEXTS)
await measureAll(4_000, FUNCTIONS, UNIT_TEXTS)

async function measureAll(
  repetitions: number,
  targets: Readonly<Record<string, Target>>,
  texts: Readonly<Record<string, TextOf>>,
): Promise<void> {
  for (const [targetName, target] of Object.entries(targets)) {
    for (const [textName, textOf] of Object.entries(texts)) {
      const what = `${targetName}: ${textName}`
      process.stderr.write(`${what}\n`)
      const more = textOf(FACTOR * repetitions)
      // The larger first: the smaller must not seem dear because the code was still cold.
      const microsecondsOfMore = await leastCost(target, more, SHORT_MICROSECONDS)
      const isShort = microsecondsOfMore <= SHORT_MICROSECONDS
      const microseconds = isShort ? null : await leastCost(target, textOf(repetitions), 0)
      console.log(JSON.stringify({ what, microseconds, microsecondsOfMore } satisfies Measured))
    }
  }
}

/** The least of five trials, or the first that is short enough. */
async function leastCost(target: Target, text: string, shortEnough: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let trial = 0; trial < TRIALS && least > shortEnough; trial += 1) {
    const before = process.cpuUsage()
    await target(text)
    least = Math.min(least, process.cpuUsage(before).user)
  }
  return least
}
