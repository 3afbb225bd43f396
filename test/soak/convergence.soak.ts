// Convergence, thousands of times.

import { describe, it } from 'vitest'
import { cloudPipeline } from '../convergence/cloud-pipeline.ts'
import { expectConvergence } from '../convergence/converge.ts'
import { memoryPipeline } from '../convergence/memory-pipeline.ts'
import { START_MS } from '../convergence/quiet.ts'
import { soakRuns } from './seed.ts'

describe('any sequence of changes, deliveries and deaths, then quiet', () => {
  it('equals a fresh rebuild and the model, in memory', async () => {
    await expectConvergence(async () => memoryPipeline(START_MS), soakRuns(5_000))
  })

  it('equals a fresh rebuild and the model, over the embedded services', async () => {
    await expectConvergence(() => cloudPipeline(START_MS), soakRuns(200))
  })
})
