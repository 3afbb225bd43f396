// Every fault at every call of every flow: the queue redelivers, the schedules run, and readers see the same.

import { describe, expect, it } from 'vitest'
import { memoryPipeline } from '../convergence/memory-pipeline.ts'
import { START_MS } from '../convergence/quiet.ts'
import { SCENARIOS } from './scenarios.ts'
import { tallyOf } from './tally.ts'

describe('any fault at any call', () => {
  it.each(SCENARIOS)('$flow', async (scenario) => {
    const t = Date.now()
    const tally = await tallyOf(scenario, async () => memoryPipeline(START_MS))
    console.log(JSON.stringify(tally), Date.now() - t)
    expect(tally.survived + tally.unknown).toBe(tally.tried)
  })
})
