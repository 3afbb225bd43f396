// A sweep in many runs finds what one run finds: every run goes on from the folder that the one before left it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../../shared/flows/ingest/reconcile.ts'
import { sweep } from '../../../../shared/flows/ingest/sweep.ts'
import { goldenWorld, putPartners } from '../../../support/partners.ts'
import type { World } from '../../../support/world.ts'

const KEYS = [
  'golden/activity/2026-11-19.csv',
  'golden/activity/2026-11-19/all.csv',
  'golden/activity/2026-11-20/',
  'golden/activity/2026-11-20/customer=alpha/day.csv',
  'golden/activity/2026-11-20/one/two/three.csv',
  'golden/activity/2026-11-20/zulu.csv',
  'golden/activity/2026-11-21/all.csv',
  'golden/entitlements/2026-11-20/all.csv',
  'golden/licences/2026-11-20/all.csv',
  'golden/support/2026-11-20/calls.csv',
  'golden-two/activity/2026-11-20/all.csv',
  'golden-two/entitlements/2026-11-01/all.csv',
  'golden2/activity/2026-11-20/all.csv',
  'validate/golden/activity/2026-11-20/all.csv',
  'validate/golden/activity/2026-11-21/all.csv',
  'validate/golden-two/support/2026-11-21/all.csv',
  'validate/nobody.csv',
  'unknown/activity/2026-11-20/all.csv',
  'zz.csv',
]
const FILE = ['customer_id,subscription_id,product_sku,licenses_sold,status', 'alpha,s1,E3,10,active']

/** What became of a key since it was read, or before. */
const FATES = ['unread', 'read', 'replaced', 'removed', 'removed and noticed'] as const
type Fate = (typeof FATES)[number]

describe('a sweep', () => {
  it('finds the same in one run and in a run for each folder', async () => {
    const fates = fc.array(fc.constantFrom(...FATES), { minLength: KEYS.length, maxLength: KEYS.length })
    await fc.assert(
      fc.asyncProperty(fates, async (each) => {
        const world = await worldOf(each)
        const whole = await sweep(world.ports)
        const expected = keysQueued(world)
        expect(expected).toEqual(KEYS.filter((_, n) => isDifferent(each[n])).sort())
        const { compared, runs } = await sweepInRuns(world)
        expect(keysQueued(world)).toEqual(expected)
        expect(compared).toBeGreaterThanOrEqual(whole.compared)
        expect(runs).toBeGreaterThan(10)
      }),
      { numRuns: 25 },
    )
  })

  it('leaves nothing to the next run when there is time', async () => {
    const world = await worldOf(KEYS.map(() => 'unread'))
    const { next, compared } = await sweep(world.ports, { from: '', longestMs: 1 })
    expect([next, compared]).toEqual([undefined, KEYS.length])
  })
})

async function worldOf(fates: readonly (Fate | undefined)[]): Promise<World> {
  const world = goldenWorld()
  putPartners(world, 'golden', 'golden-two', 'golden2')
  for (const [n, key] of KEYS.entries()) {
    const fate = fates[n]
    world.put(key, FILE)
    if (fate !== 'unread') await reconcile(key, world.ports)
    if (fate === 'replaced') world.put(key, [...FILE, 'beta,s2,E3,5,active'])
    if (fate === 'removed' || fate === 'removed and noticed') world.drops.remove(key)
    if (fate === 'removed and noticed') await reconcile(key, world.ports)
  }
  world.jobs.take()
  return world
}

/** Generations become garbage, but no hour passes. */
function isDifferent(fate: Fate | undefined): boolean {
  return fate !== 'read' && fate !== 'removed and noticed'
}

/** No run has time for more than a folder. */
async function sweepInRuns({ ports, jobs }: World): Promise<{ runs: number; compared: number }> {
  const queued = []
  let [runs, compared] = [0, 0]
  for (let from: string | undefined = ''; from !== undefined; runs++) {
    const result = await sweep(ports, { from, longestMs: 0 })
    compared += result.compared
    const sent = jobs.take()
    const rest = sent.filter(({ kind }) => kind === 'sweep')
    expect(rest).toEqual(result.next === undefined ? [] : [{ kind: 'sweep', from: result.next }])
    queued.push(...sent.filter(({ kind }) => kind !== 'sweep'))
    from = result.next
  }
  await ports.jobs.send(queued)
  return { runs, compared }
}

/** Once each. */
function keysQueued({ jobs }: World): string[] {
  return [...new Set(jobs.take().flatMap((job) => (job.kind === 'reconcile' ? job.keys : [])))].sort()
}
