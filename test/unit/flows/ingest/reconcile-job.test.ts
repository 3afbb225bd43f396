// A job of several keys: what happens to one of them must not happen to the others.

import { expect, it } from 'vitest'
import { Transient } from '../../../../shared/domain/errors.ts'
import { reconcileJob } from '../../../../shared/flows/ingest/reconcile-job.ts'
import type { ReconcileJob } from '../../../../shared/ports/jobs.ts'
import { recordOf } from '../../../support/ledger.ts'
import { goldenWorld } from '../../../support/partners.ts'

const HEADER = 'customer_id,subscription_id,product_sku,licenses_sold,status'
const KEYS = ['alpha', 'beta', 'gamma'].map(
  (customer) => `golden/entitlements/2026-11-20/customer=${customer}/all.csv`,
)
const [ALPHA, BETA, GAMMA] = KEYS as [string, string, string]
const JOB: ReconcileJob = { kind: 'reconcile', keys: KEYS }

function worldOfSmallFiles() {
  const world = goldenWorld()
  for (const key of KEYS) world.put(key, [HEADER, `,s1,E3,10,active`])
  return world
}

function failingFor(key: string, { ports }: ReturnType<typeof goldenWorld>): typeof ports {
  const head = async (asked: string) => {
    if (asked === key) throw new Transient('not now')
    return ports.drops.head(asked)
  }
  return { ...ports, drops: { ...ports.drops, head } }
}

it('reconciles every key, and returns the records whose receipts it wrote', async () => {
  const world = worldOfSmallFiles()
  const written = await reconcileJob(JOB, true, world.ports)
  expect(written.map(({ record }) => record.key)).toEqual(KEYS)
  expect(await reconcileJob(JOB, true, world.ports)).toEqual([])
  expect(world.jobs.take()).toEqual([])
})

it('gives a key that fails a job of its own, and reads the others', async () => {
  const world = worldOfSmallFiles()
  const written = await reconcileJob(JOB, true, failingFor(BETA, world))
  expect(written.map(({ record }) => record.key)).toEqual([ALPHA, GAMMA])
  expect(world.jobs.take()).toEqual([{ kind: 'reconcile', keys: [BETA] }])
})

it('fails with its only key, so that the queue repeats it', async () => {
  const world = worldOfSmallFiles()
  const alone: ReconcileJob = { kind: 'reconcile', keys: [BETA] }
  await expect(reconcileJob(alone, true, failingFor(BETA, world))).rejects.toThrow('not now')
  expect(world.jobs.take()).toEqual([])
})

it('is parted when its worker ended before it, so that no file takes others along', async () => {
  const world = worldOfSmallFiles()
  expect(await reconcileJob(JOB, false, world.ports)).toEqual([])
  expect(world.jobs.take()).toEqual(KEYS.map((key) => ({ kind: 'reconcile', keys: [key] })))
  expect(await recordOf(ALPHA, world.ports)).toMatchObject({ revision: 0 })
})
