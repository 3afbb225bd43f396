// The process killed at random moments: the next run continues, and nobody gets a second mail.

import { describe, expect, it } from 'vitest'
import { expectKillsSurvived } from './kills.ts'

describe('npm start with --state, killed', () => {
  it('ends with the same reports, receipts and mails', { timeout: 120_000 }, async () => {
    expect(await expectKillsSurvived({ numRuns: 3 })).toBeGreaterThan(0)
  })
})
