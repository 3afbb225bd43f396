// The process killed, again and again.

import { describe, expect, it } from 'vitest'
import { soakRuns } from '../support/seed.ts'
import { expectKillsSurvived } from './kills.ts'

describe('npm start with --state, killed', () => {
  it('ends with the same reports, receipts and mails', async () => {
    const kills = await expectKillsSurvived(soakRuns(50))
    console.log(`${kills} kills`)
    expect(kills).toBeGreaterThanOrEqual(50)
  })
})
