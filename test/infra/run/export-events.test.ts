// events.ndjson: one line for each event that the bus has taken.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportEvents } from '../../../infra/local/run/export-events.ts'
import { announce } from '../../../shared/flows/publish/announce.ts'
import type { Job } from '../../../shared/ports/jobs.ts'
import { GOLDEN, goldenWorld } from '../../support/partners.ts'
import { publishWeek } from '../../support/publishing.ts'
import { upload } from '../../support/reading.ts'
import type { World } from '../../support/world.ts'

describe('events.ndjson', () => {
  let out: string
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'uptake-events-'))
  })
  afterEach(() => rm(out, { recursive: true, force: true }))

  async function written({ ports }: World): Promise<Record<string, unknown>[]> {
    await exportEvents([GOLDEN], out, ports)
    const text = await readFile(join(out, 'events.ndjson'), 'utf8')
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  }

  async function announceAll({ jobs, ports }: World): Promise<void> {
    const waiting: Job[] = jobs.take()
    for (const job of waiting) if (job.kind === 'announce') await announce(job, ports)
  }

  it('has what the bus has taken of every week, each once and in order', async () => {
    const world = goldenWorld()
    await upload(world, 'entitlements/2026-11-15/all.csv', [
      'customer_id,customer_name,account_manager,product_sku,licenses_sold,licenses_assigned',
      'alpha,Alpha Ltd,,E3,100,10',
    ])
    for (const asOf of ['2026-11-15', '2026-11-22']) await publishWeek(world, asOf)
    expect(await written(world)).toEqual([])
    // The bus takes one of them, and then all of them.
    world.events.limits.push(1)
    const waiting = world.jobs.jobs.slice()
    await expect(announceAll(world)).rejects.toThrow('the bus is busy')
    world.jobs.jobs.push(...waiting)
    await announceAll(world)
    const lines = await written(world)
    expect(lines).toEqual(
      world.events.arrived
        .slice(1)
        .map(({ type, detail }) => ({ source: 'uptake', 'detail-type': type, detail })),
    )
    expect(lines.map((line) => line['detail-type'])).toContain('Flag new')
    expect(await written(world)).toEqual(lines)
  })
})
