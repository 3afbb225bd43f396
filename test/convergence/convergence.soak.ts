// Convergence, thousands of times.

import { describe, it } from 'vitest'
import { soakRuns } from '../support/seed.ts'
import { cloudPipeline } from './cloud-pipeline.ts'
import { expectConvergence } from './converge.ts'
import { memoryPipeline } from './memory-pipeline.ts'
import { START_MS } from './quiet.ts'

describe('any sequence of changes, deliveries and deaths, then quiet', () => {
  it('equals a fresh rebuild and the model, in memory', async () => {
    await expectConvergence(async () => memoryPipeline(START_MS), soakRuns(5_000))
  })

  it('equals a fresh rebuild and the model, over the embedded services', async () => {
    await expectConvergence(() => cloudPipeline(START_MS), soakRuns(200))
  })
})
