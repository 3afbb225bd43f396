// Run by the guard in a process of its own: one line for each target and text, with what n and 8 n of it cost.

import { CUTTERS, FUNCTIONS, READERS, SYNTAX, type Target } from './targets.ts'
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
  readonly isLinear: boolean
}

/** Of eight times the text: linear is 8, quadratic 64. */
const FACTOR = 8
const MAX_RATIO = 16
/** What seems too slow is measured so often: the least counts. */
const TRIALS = 5
/** What is quadratic takes a second and more: times below say more about caches and ticks of the clock. */
const SHORT_MICROSECONDS = 120_000

await measureAll(8_000, { activity: READERS.activity }, ACTIVITY_TEXTS)
await measureAll(8_000, { entitlements: READERS.entitlements }, ENTITLEMENT_TEXTS)
await measureAll(8_000, { support: READERS.support }, SUPPORT_TEXTS)
await measureAll(3_000, SYNTAX, SYNTAX_TEXTS)
await measureAll(25_000, CUTTERS, UNIT_TEXTS)
await measureAll(8_000, FUNCTIONS, UNIT_TEXTS)

async function measureAll(
  repetitions: number,
  targets: Readonly<Record<string, Target>>,
  texts: Readonly<Record<string, TextOf>>,
): Promise<void> {
  for (const [targetName, target] of Object.entries(targets)) {
    for (const [textName, textOf] of Object.entries(texts)) {
      const what = `${targetName}: ${textName}`
      process.stderr.write(`${what}\n`)
      console.log(JSON.stringify({ what, ...(await measureOne(target, textOf, repetitions)) }))
    }
  }
}

async function measureOne(
  target: Target,
  textOf: TextOf,
  repetitions: number,
): Promise<Omit<Measured, 'what'>> {
  const few = textOf(repetitions)
  const more = textOf(FACTOR * repetitions)
  // First, so that the smaller does not seem dear because the code is still cold.
  let microsecondsOfMore = await cost(target, more, 1)
  if (microsecondsOfMore <= SHORT_MICROSECONDS)
    return { microseconds: null, microsecondsOfMore, isLinear: true }
  let microseconds = await cost(target, few, FACTOR)
  for (let trial = 1; trial < TRIALS && microsecondsOfMore > MAX_RATIO * microseconds; trial += 1) {
    microsecondsOfMore = Math.min(microsecondsOfMore, await cost(target, more, 1))
    microseconds = Math.min(microseconds, await cost(target, few, FACTOR))
  }
  return { microseconds, microsecondsOfMore, isLinear: microsecondsOfMore <= MAX_RATIO * microseconds }
}

/** Of one run: the mean of several, where one alone would be too short for the clock. */
async function cost(target: Target, text: string, runs: number): Promise<number> {
  const before = process.cpuUsage()
  for (let run = 0; run < runs; run += 1) await target(text)
  return process.cpuUsage(before).user / runs
}
