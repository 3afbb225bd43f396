// Uploads: under which key a form is signed, what became of the file, and a file that goes to the right dataset.

import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../../shared/domain/calendar.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import { mayUpload } from '../../../../shared/domain/portal/link.ts'
import { type UploadId, uploadId } from '../../../../shared/domain/portal/upload.ts'
import { reconcile } from '../../../../shared/flows/ingest/reconcile.ts'
import { latestDrops } from '../../../../shared/flows/portal/latest-drops.ts'
import { moveUpload } from '../../../../shared/flows/portal/move-upload.ts'
import type { Reader } from '../../../../shared/flows/portal/open-link.ts'
import { revokeLinks } from '../../../../shared/flows/portal/operator-links.ts'
import { linkToRejects } from '../../../../shared/flows/portal/outcome.ts'
import { signUpload, type WantedUpload } from '../../../../shared/flows/portal/sign-upload.ts'
import { uploadState } from '../../../../shared/flows/portal/upload-state.ts'
import type { DropMover } from '../../../../shared/ports/objects.ts'
import { ANA, golden, LI, portalWorld } from '../../../support/portal.ts'
import type { World } from '../../../support/world.ts'

const HOUR_MS = 3_600_000
const LICENCES = ['customer_id,product_sku,licenses_sold', 'contoso,E3,10', 'fabrikam,E3,twelve']
const MENDED = ['customer_id,product_sku,licenses_sold', 'fabrikam,E3,12']
const WANTED: WantedUpload = {
  dataset: 'entitlements',
  day: dayOf('2026-11-22'),
  customer: null,
  fileName: 'licences.csv',
  replace: false,
  checkOnly: false,
  goesOn: true,
}

function portal(world: World = portalWorld()) {
  const ports = { ...world.ports, portalUrl: 'https://portal.example/uptake' }
  const reader = { partner: golden, recipient: ANA } as Reader
  return {
    world,
    ports,
    sign: (wanted: Partial<WantedUpload> = {}) => signUpload(reader, { ...WANTED, ...wanted }, ports),
    move: (key: string) => moveUpload(reader, key, ports),
    state: (id: UploadId | null, partner = golden.id) => uploadState(partner, id as UploadId, ports),
    async read(key: string, lines: readonly string[]) {
      world.put(key, lines)
      await reconcile(key, ports)
    },
    latest: () => latestDrops(golden, ports),
  }
}

describe('a form', () => {
  it('is for one key, one size and a quarter of an hour, and leads to the outcome', async () => {
    const { sign } = portal()
    const { form, id, key, replaces } = await sign()
    expect([key, replaces]).toEqual(['golden/entitlements/2026-11-22/licences.csv', false])
    expect(form.fields).toEqual({
      key,
      'max-bytes': '1000000000',
      seconds: '900',
      success_action_redirect: `https://portal.example/uptake/uploaded/golden/${id}`,
    })
  })

  it.each([
    [{ checkOnly: true }, 'validate/golden/entitlements/2026-11-22/licences.csv'],
    [{ customer: customerId('Contoso') }, 'golden/entitlements/2026-11-22/customer=contoso/licences.csv'],
    [{ dataset: 'support', fileName: '../../other/a.csv' }, 'golden/support/2026-11-22/a.csv'],
  ] as const)('for %j has the key %s', async (wanted, key) => {
    expect((await portal().sign(wanted)).key).toBe(key)
  })

  it('goes nowhere if the page stays', async () => {
    const { form } = await portal().sign({ goesOn: false })
    expect(Object.keys(form.fields)).not.toContain('success_action_redirect')
  })

  it('takes a free name, also while another file is on its way', async () => {
    const { sign, world } = portal()
    world.put('golden/entitlements/2026-11-22/licences.csv', ['old'])
    world.put('golden/entitlements/2026-11-22/licences-3.csv', ['old'])
    const files = [await sign(), await sign(), await sign({ fileName: 'licences-3.csv' })]
    expect(files.map(({ file, replaces }) => [file, replaces])).toEqual([
      ['licences-2.csv', false],
      ['licences-4.csv', false],
      ['licences-3-2.csv', false],
    ])
  })

  it('takes a name again of which nothing came', async () => {
    const { sign, world } = portal()
    await sign()
    world.advance(HOUR_MS)
    expect((await sign()).file).toBe('licences.csv')
  })

  it('replaces what it is asked to replace, and says so', async () => {
    const { sign, world } = portal()
    world.put('golden/entitlements/2026-11-22/licences.csv', ['old'])
    expect(await sign({ replace: true })).toMatchObject({ file: 'licences.csv', replaces: true })
    expect(await sign({ fileName: 'new.csv', replace: true })).toMatchObject({ replaces: false })
    expect((await sign({ fileName: 'new.csv' })).file).toBe('new-2.csv')
  })

  it('is for recipients who may upload', () => {
    expect([ANA, { ...ANA, upload: false }, LI, { ...LI, upload: true }].map(mayUpload)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('the outcome of an upload', () => {
  it('is the receipt, once the file was read', async () => {
    const { sign, state, world, ports, read } = portal()
    const { id, key } = await sign()
    expect(await state(id)).toEqual({ kind: 'waiting', key, hasArrived: false })
    world.put(key, LICENCES)
    expect(await state(id)).toEqual({ kind: 'waiting', key, hasArrived: true })
    await read(key, LICENCES)
    expect(await state(id)).toMatchObject({
      kind: 'answered',
      outcome: { receipt: { key, rows: { accepted: 1, rejected: 1 }, committed: true }, hasRejects: true },
    })
    expect(await linkToRejects(key, ports)).toContain('licences.csv.rejects.csv')
  })

  it('is not the receipt of what it replaces, not even of the same bytes', async () => {
    const { sign, state, world, ports, read } = portal()
    await read('golden/entitlements/2026-11-22/licences.csv', LICENCES)
    const { id, key } = await sign({ replace: true })
    expect(await state(id)).toMatchObject({ kind: 'waiting', hasArrived: false })
    world.put(key, LICENCES)
    expect(await state(id)).toMatchObject({ kind: 'waiting', hasArrived: true })
    await reconcile(key, ports)
    expect(await state(id)).toMatchObject({ kind: 'answered', outcome: { receipt: { version: 'v2' } } })
  })

  it('is that of a check', async () => {
    const { sign, state, read } = portal()
    const { id, key } = await sign({ checkOnly: true })
    await read(key, MENDED)
    expect(await state(id)).toMatchObject({
      kind: 'answered',
      outcome: { receipt: { rehearsal: true, committed: false }, hasRejects: false },
    })
  })

  it('is that nothing came, an hour later', async () => {
    const { sign, state, world } = portal()
    const { id, key } = await sign()
    world.advance(HOUR_MS)
    expect(await state(id)).toEqual({ kind: 'lapsed', key })
  })

  it('is shown for a day, to nobody under another id or partner, and only while its uploader may upload', async () => {
    const { sign, state, world, ports } = portal()
    const { id } = await sign()
    expect(await state(uploadId('x'.repeat(43)))).toBeNull()
    expect(await state(id, 'brisa' as typeof golden.id)).toBeNull()
    for (const recipients of [[], [LI], [{ ...ANA, upload: false }]]) {
      const settings = async () => new Map([[golden.id, { ...golden, recipients }]])
      expect(await uploadState(golden.id, id, { ...ports, settings })).toBeNull()
    }
    world.advance(24 * HOUR_MS)
    expect(await state(id)).toBeNull()
  })

  it('ends with the links of its uploader', async () => {
    const { sign, state, ports } = portal()
    const { id } = await sign()
    await revokeLinks({ partner: golden, recipient: ANA }, ports)
    expect(await state(id)).toBeNull()
  })
})

describe('a file in the wrong dataset', () => {
  const wrong = 'golden/activity/2026-11-22/licences.csv'
  const right = 'golden/entitlements/2026-11-22/licences.csv'

  it('is moved to the right one, and its outcome is found there', async () => {
    const { sign, move, state, read, ports, world } = portal()
    const { id } = await sign({ dataset: 'activity' })
    world.advance(1000)
    await read(wrong, MENDED)
    expect(await state(id)).toMatchObject({
      outcome: { receipt: { refused: { code: 'wrong_dataset', dataset: 'entitlements' } } },
    })
    const moved = await move(wrong)
    for (const key of [wrong, right]) await reconcile(key, ports)
    expect(await state(moved)).toMatchObject({ key: right, outcome: { receipt: { committed: true } } })
    expect(await state(id)).toMatchObject({ key: wrong, outcome: { receipt: { deleted: true } } })
  })

  it('takes no name from another file', async () => {
    const { move, read, state } = portal()
    await read(right, MENDED)
    await read(wrong, MENDED)
    expect(await state(await move(wrong))).toMatchObject({
      key: 'golden/entitlements/2026-11-22/licences-2.csv',
    })
  })

  it('is copied once, though somebody tries again before it is gone', async () => {
    const { read, world, ports } = portal()
    await read(wrong, MENDED)
    const reader = { partner: golden, recipient: ANA } as Reader
    const keys: string[] = []
    const dropMover: DropMover = {
      async move(_, seen, toKey) {
        keys.push(toKey)
        world.put(toKey, MENDED)
        throw new Error(`${seen.version} is copied, and the time is over`)
      },
    }
    await expect(moveUpload(reader, wrong, { ...ports, dropMover })).rejects.toThrow('v1 is copied')
    expect(keys).toEqual([right])
    expect(await moveUpload(reader, wrong, ports)).not.toBeNull()
    expect((await Array.fromAsync(world.drops.list(''))).map(({ key }) => key)).toEqual([right])
  })

  it('stays if it was replaced meanwhile', async () => {
    const { move, read, world } = portal()
    await read(wrong, MENDED)
    world.put(wrong, LICENCES)
    expect(await move(wrong)).toBeNull()
    expect((await Array.fromAsync(world.drops.list(''))).map(({ key }) => key)).toEqual([wrong])
  })

  it.each([
    'golden/entitlements/2026-11-22/fine.csv',
    'golden/entitlements/2026-11-22/missing.csv',
    'brisa/activity/2026-11-22/licences.csv',
    'golden/nonsense',
  ])('is the only one that is moved: not %s', async (key) => {
    const { move, read, world } = portal()
    await read('golden/entitlements/2026-11-22/fine.csv', MENDED)
    await read('brisa/activity/2026-11-22/licences.csv', MENDED)
    const before = await Array.fromAsync(world.drops.list(''))
    expect(await move(key)).toBeNull()
    expect(await Array.fromAsync(world.drops.list(''))).toEqual(before)
  })
})

describe('the latest files', () => {
  it('are those of all datasets, and checks, by when they were uploaded', async () => {
    const { read, latest, world, sign } = portal()
    await read('golden/entitlements/2026-11-22/licences.csv', LICENCES)
    world.advance(1000)
    await read('golden/activity/2026-11-20/a.csv', LICENCES)
    world.advance(1000)
    await read('validate/golden/entitlements/2026-11-22/licences.csv', MENDED)
    world.advance(1000)
    await read((await sign({ day: dayOf('2026-01-01') })).key, MENDED)
    await read('brisa/entitlements/2026-11-22/other.csv', MENDED)
    expect(
      (await latest()).map(({ address, status, hasRejects }) => [address.key, status, hasRejects]),
    ).toEqual([
      ['golden/entitlements/2026-01-01/licences.csv', 'committed', false],
      ['validate/golden/entitlements/2026-11-22/licences.csv', 'rehearsed', false],
      ['golden/activity/2026-11-20/a.csv', 'refused', false],
      ['golden/entitlements/2026-11-22/licences.csv', 'committed', true],
    ])
  })
})
