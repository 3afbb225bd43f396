// Tries every fault at every call of a flow, and counts.

import { expect } from 'vitest'
import type { Pipeline } from '../convergence/pipeline.ts'
import { KINDS } from './kinds.ts'
import type { Scenario } from './scenarios.ts'
import { type Catch, callsOf, type Outcome, tryOut } from './trial.ts'

export interface Tally {
  readonly flow: string
  readonly calls: number
  readonly tried: number
  /** Readers see the same as without a fault, and everybody has exactly the same mail. */
  readonly survived: number
  /** Readers see the same, and one mail that nobody can say was sent is told as such. */
  readonly unknown: number
}

/** Fails at the first trial after which readers see anything else, or anybody has two mails. */
export async function tallyOf(scenario: Scenario, open: () => Promise<Pipeline>): Promise<Tally> {
  const calls = await within(open, (pipeline) => callsOf(scenario, pipeline))
  const clean = await outcomeOf(scenario, null, open)
  if (clean === 'cannot happen') throw new Error('nothing is caught in a clean run')
  let [survived, unknown] = [0, 0]
  for (const [index, name] of calls.entries()) {
    for (const kind of KINDS) {
      const outcome = await outcomeOf(scenario, { call: index + 1, kind }, open)
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
  caught: Catch | null,
  open: () => Promise<Pipeline>,
): Promise<Outcome | 'cannot happen'> {
  return within(open, (pipeline) => tryOut(scenario, pipeline, caught))
}

async function within<T>(
  open: () => Promise<Pipeline>,
  work: (pipeline: Pipeline) => Promise<T>,
): Promise<T> {
  const pipeline = await open()
  try {
    return await work(pipeline)
  } finally {
    await pipeline.close()
  }
}

/** A mail may be missing only where it is told that nobody knows. */
function expectSame(outcome: Outcome, clean: Outcome, words: string): void {
  expect(outcome.seen, words).toEqual(clean.seen)
  const missing = clean.mails.filter((mail) => !outcome.mails.some(({ claimId }) => claimId === mail.claimId))
  expect(outcome.unknown, words).toEqual(missing.map(({ claimId }) => claimId))
  const expected = clean.mails.filter((mail) => !missing.includes(mail))
  expect(textsOf(outcome), words).toEqual(textsOf({ ...clean, mails: expected }))
}

/** In no order; who was to be sent one twice stands here twice. */
function textsOf({ mails }: Pick<Outcome, 'mails'>): string[] {
  return mails.map(({ to, claimId, raw }) => `${to} ${claimId}\n${Buffer.from(raw).toString('utf8')}`).sort()
}
