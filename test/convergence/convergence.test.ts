// Whatever happens on the way, what readers see in the end is a function of what the bucket holds.
// `npm run soak` tries thousands of sequences.

import { describe, it } from 'vitest'
import { cloudPipeline } from './cloud-pipeline.ts'
import { expectConvergence } from './converge.ts'
import { memoryPipeline } from './memory-pipeline.ts'
import { START_MS } from './quiet.ts'

describe('any sequence of changes, deliveries and deaths, then quiet', () => {
  it('equals a fresh rebuild and the model, in memory', { timeout: 120_000 }, async () => {
    await expectConvergence(async () => memoryPipeline(START_MS), { numRuns: 50 })
  })

  it('equals a fresh rebuild and the model, over the embedded services', { timeout: 120_000 }, async () => {
    await expectConvergence(() => cloudPipeline(START_MS), { numRuns: 5 })
  })
})
