// Every fault at every call of every flow: the queue redelivers, the schedules run, and readers see the same.

import { describe, expect, it } from 'vitest'
import { portLevel } from './port-level.ts'
import { tableInReadme, tableOf } from './readme.ts'
import { SCENARIOS } from './scenarios.ts'
import { type Tally, tallyOf } from './tally.ts'

describe('any fault at any call to a port', () => {
  const tallies: Tally[] = []

  it.each(SCENARIOS)('$flow', { timeout: 120_000 }, async (scenario) => {
    const tally = await tallyOf(scenario, portLevel)
    tallies.push(tally)
    expect(tally.calls).toBeGreaterThan(1)
    expect(tally.tried).toBeGreaterThanOrEqual(tally.calls)
  })

  it('matches README.md (UPDATE_FAULTS=1 writes it)', ({ skip }) => {
    skip(tallies.length < SCENARIOS.length, 'not every flow was tried')
    const table = tableOf(tallies)
    console.log(table)
    expect(tableInReadme('Calls to ports', table)).toBe(table)
  })
})
