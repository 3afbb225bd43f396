// Every fault at every call to AWS, over the embedded services.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tableInReadme, tableOf } from './readme.ts'
import { SCENARIOS } from './scenarios.ts'
import { serviceLevel } from './service-level.ts'
import { type Tally, tallyOf } from './tally.ts'

beforeEach(() => {
  // No waiting between attempts.
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('any fault at any call to AWS', () => {
  const tallies: Tally[] = []

  it.each(SCENARIOS)('$flow', async (scenario) => {
    const tally = await tallyOf(scenario, serviceLevel)
    tallies.push(tally)
    console.log(tally)
  })

  it('matches README.md (UPDATE_FAULTS=1 writes it)', ({ skip }) => {
    skip(tallies.length < SCENARIOS.length, 'not every flow was tried')
    const table = tableOf(tallies)
    console.log(table)
    expect(tableInReadme('Calls to AWS', table)).toBe(table)
  })
})
