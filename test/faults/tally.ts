// Tries every fault at every call of a flow, and counts.

import { expect } from 'vitest'
import type { Scenario } from './scenarios.ts'
import type { Catch, Level } from './trap.ts'
import { type Outcome, tryOut } from './trial.ts'

export interface Tally {
  readonly flow: string
  readonly calls: number
  readonly tried: number
  /** Readers see the same as without a fault, and everybody has exactly the same mail. */
  readonly survived: number
  /** Readers see the same, and a mail that nobody can say was sent is told as such, and not sent again. */
  readonly unknown: number
}

/** Names of the calls that the flow makes, in order. */
async function callsOf(scenario: Scenario, level: Level): Promise<readonly string[]> {
  const trap = level.trap(null)
  await tryOut(scenario, trap, level)
  return trap.calls()
}

/** Fails at the first trial after which readers see anything else, or anybody has two mails. */
export async function tallyOf(scenario: Scenario, level: Level): Promise<Tally> {
  const calls = await callsOf(scenario, level)
  const clean = await outcomeOf(scenario, level, null)
  if (clean === 'cannot happen') throw new Error('nothing is caught in a clean run')
  let [survived, unknown] = [0, 0]
  for (const [index, name] of calls.entries()) {
    for (const kind of level.kinds) {
      const outcome = await outcomeOf(scenario, level, { call: index + 1, kind })
      if (outcome === 'cannot happen') continue
      expectSame(outcome, clean, `${scenario.flow}: ${kind} at call ${index + 1}, ${name}`)
      if (outcome.mails.length < clean.mails.length) unknown++
      else survived++
    }
  }
  return { flow: scenario.flow, calls: calls.length, tried: survived + unknown, survived, unknown }
}

function outcomeOf(
  scenario: Scenario,
  level: Level,
  caught: Catch | null,
): Promise<Outcome | 'cannot happen'> {
  return tryOut(scenario, level.trap(caught), level)
}

/** A mail may be missing only where it is told that nobody knows. */
function expectSame(outcome: Outcome, clean: Outcome, words: string): void {
  expect(outcome.seen, words).toEqual(clean.seen)
  expect(outcome.announced, words).toEqual(clean.announced)
  expect(outcome.bounced, words).toEqual(clean.bounced)
  const missing = clean.mails.filter((mail) => !outcome.mails.some(({ claimId }) => claimId === mail.claimId))
  expect(outcome.unknown, words).toEqual(missing.map(({ claimId }) => claimId))
  const expected = clean.mails.filter((mail) => !missing.includes(mail))
  expect(textsOf(outcome.mails), words).toEqual(textsOf(expected))
}

/** In no order; who was sent two stands here twice. */
function textsOf(mails: Outcome['mails']): string[] {
  return mails.map(({ to, claimId, raw }) => `${to} ${claimId}\n${withoutIds(raw)}`).sort()
}

/** SES gives every message an id and a date of its own. */
function withoutIds(raw: Uint8Array): string {
  return Buffer.from(raw)
    .toString('utf8')
    .replace(/^(Message-ID|Date): .*$/gim, '$1')
}
