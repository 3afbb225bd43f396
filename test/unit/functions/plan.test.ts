// What the planning function makes of its event: a schedule, or what an operator writes.

import type { Context } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { createHandler } from '../../../functions/plan.ts'
import { wire } from '../../../shared/adapters/wiring.ts'
import { madrid, planWorld, tokyo } from '../../support/planning.ts'
import { collected } from '../../support/stream.ts'

async function planned(event: object) {
  const world = planWorld([madrid, tokyo])
  const { log, counters, requestUnits } = wire({}, collected().stream)
  await createHandler({ ...world.ports, log, counters, requestUnits })(event, {} as Context)
  return world.jobs.take()
}

describe('planning by hand', () => {
  it('takes a partner and a day', async () => {
    const jobs = await planned({ partner: 'sakura', as_of: '2026-11-18' })
    expect(jobs).toMatchObject([
      { kind: 'publish', partner: 'sakura', asOf: '2026-11-18' },
      { kind: 'notify', partner: 'sakura' },
    ])
  })

  it('takes a day for all partners', async () => {
    const jobs = await planned({ as_of: '2026-11-18' })
    expect(jobs.map((job) => 'partner' in job && job.partner)).toEqual([
      'golden',
      'golden',
      'sakura',
      'sakura',
    ])
  })

  it('takes the event of a schedule', async () => {
    const jobs = await planned({ source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} })
    expect(jobs).not.toEqual([])
  })

  it('refuses a misspelt partner rather than mail all of them', async () => {
    await expect(planned({ partner_id: 'sakura', as_of: '2026-11-18' })).rejects.toThrow(
      'The event has an unknown field "partner_id"; write as_of, partner or both.',
    )
  })

  it('refuses what is no date', async () => {
    await expect(planned({ partner: 'sakura', as_of: '18.11.2026' })).rejects.toThrow(
      'as_of is not a date: "18.11.2026"; write it as YYYY-MM-DD.',
    )
  })
})
