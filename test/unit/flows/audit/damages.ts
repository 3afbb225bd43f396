// A bucket with drops of every kind, all read, and what can be damaged behind the product's back.

import { expect } from 'vitest'
import { READER_VERSION } from '../../../../shared/domain/drops/read-drop.ts'
import type { CustomerId, GenerationId } from '../../../../shared/domain/ids.ts'
import { dropPlace } from '../../../../shared/domain/ledger/drop-record.ts'
import type { IngestPorts } from '../../../../shared/flows/ingest/ports.ts'
import { reconcile } from '../../../../shared/flows/ingest/reconcile.ts'
import { manifestKey, stagedDetailsKey } from '../../../../shared/layout.ts'
import { address } from '../../../contract/builders.ts'
import { readingAt, recordOf } from '../../../support/ledger.ts'
import { goldenWorld, putPartners } from '../../../support/partners.ts'
import { reconcileAll } from '../../../support/reading.ts'
import { putRecord } from '../../../support/records.ts'
import type { World } from '../../../support/world.ts'

export const ENTITLEMENTS = 'golden/entitlements/2026-11-20/all.csv'
export const ACTIVITY = 'golden/activity/2026-11-20/day.csv'
export const COUNTS = 'golden/activity/2026-11-20/counts.csv'
export const SUPPORT = 'golden/support/2026-11-20/tickets.csv'
export const MISFIT = 'golden/licences/2026-11-20/all.csv'
export const REHEARSAL = 'validate/golden/support/2026-11-20/rehearsed.csv'
export const GONE = 'golden/activity/2026-11-19/gone.csv'
export const STRANGER = 'stranger/activity/2026-11-20/day.csv'

export const FILES: Readonly<Record<string, readonly string[]>> = {
  [ENTITLEMENTS]: [
    'customer_id,subscription_id,product_sku,product_name,licenses_sold,status',
    'alpha,s1,E3,Office 365 E3,10,active',
    'beta,s2,E3,Office 365 E3,5,active',
    'gamma,s3,E3,Office 365 E3,many,active',
  ],
  [ACTIVITY]: [
    'customer_id,user_id,product_sku,workload,activity_date',
    'alpha,ana,E3,teams,2026-11-20',
    'beta,bob,E3,exchange,2026-11-18',
  ],
  [COUNTS]: [
    'customer_id,product_sku,workload,licenses_active,licenses_qualified,window_days',
    'delta,E3,teams,4,9,28',
  ],
  [SUPPORT]: ['ticket_id,customer_id,opened_at,category', 'T1,alpha,2026-11-19,help', 'T2,beta,soon,help'],
  [MISFIT]: ['anything'],
  [REHEARSAL]: ['ticket_id,customer_id,opened_at,category', 'T1,alpha,2026-11-19,help', 'T2,beta,soon,help'],
  [GONE]: ['customer_id,user_id,product_sku,workload', 'alpha,ana,E3,teams'],
  [STRANGER]: ['customer_id,user_id,product_sku,workload', 'alpha,ana,E3,teams'],
}

/** Everything was uploaded and read; one object is deleted, one partner is not in the settings. */
export async function readWorld(keys: readonly string[] = Object.keys(FILES)): Promise<World> {
  const world = goldenWorld()
  for (const key of keys) {
    world.put(key, FILES[key] ?? [])
    await reconcile(key, world.ports)
  }
  if (keys.includes(GONE)) world.drops.remove(GONE)
  if (keys.includes(ACTIVITY)) world.put(ACTIVITY, FILES[ACTIVITY] ?? [])
  await reconcileAll(world, keys)
  return world
}

interface Damage {
  readonly does: (world: World) => Promise<unknown> | unknown
  /** What verifying says of it. */
  readonly named: readonly { readonly key: string; readonly words: string }[]
}

const receipt = (key: string) => `receipts/${key}.receipt.json`
const rejects = (key: string) => `receipts/${key}.rejects.csv`

export const DAMAGES: Readonly<Record<string, Damage>> = {
  'an upload whose event was lost': {
    does: (world) => world.put('golden/support/2026-11-21/new.csv', FILES[SUPPORT] ?? []),
    named: [{ key: 'golden/support/2026-11-21/new.csv', words: 'ledger: The object has not been read.' }],
  },
  'a replacement whose event was lost': {
    does: (world) => world.put(ACTIVITY, ['customer_id,user_id,product_sku,workload', 'alpha,ana,E3,teams']),
    named: [{ key: ACTIVITY, words: 'ledger: Version v9 was read, but the bucket holds version v10.' }],
  },
  'a deletion whose event was lost': {
    does: (world) => world.drops.remove(COUNTS),
    named: [{ key: COUNTS, words: 'ledger: The object is gone, but its content still counts.' }],
  },
  'a lost receipt': {
    does: (world) => world.reports.delete(receipt(ENTITLEMENTS)),
    named: [{ key: ENTITLEMENTS, words: 'receipt: The receipt is missing.' }],
  },
  'the lost receipt of a deletion': {
    does: (world) => world.reports.delete(receipt(GONE)),
    named: [{ key: GONE, words: 'receipt: The receipt is missing.' }],
  },
  'the lost receipt of a key that does not fit': {
    does: (world) => world.reports.delete(receipt(`_refused/${MISFIT}`)),
    named: [{ key: MISFIT, words: 'receipt: The receipt is missing.' }],
  },
  'the deletion of a key that does not fit, whose event was lost': {
    does: (world) => world.drops.remove(MISFIT),
    named: [
      {
        key: MISFIT,
        words: 'ledger: The object is gone, but its content still counts.',
      },
    ],
  },
  'the deletion of a rehearsal, whose event was lost': {
    does: (world) => world.drops.remove(REHEARSAL),
    named: [
      {
        key: REHEARSAL,
        words: 'ledger: The object is gone, but its content still counts.',
      },
    ],
  },
  'a receipt with other figures': {
    does: (world) =>
      forge(world, receipt(SUPPORT), { rows: { read: 9, accepted: 9, rejected: 0 }, customers: 7 }),
    named: [
      {
        key: SUPPORT,
        words: 'receipt: The receipt differs from the reading: rows, customers.',
      },
    ],
  },
  'a receipt that is no receipt': {
    does: (world) => world.reports.put(receipt(ACTIVITY), 'oh', 'text/plain'),
    named: [{ key: ACTIVITY, words: 'receipt: The receipt is not JSON.' }],
  },
  'the receipt of a rehearsal with other figures': {
    does: (world) => forge(world, receipt(REHEARSAL), { customers: 7 }),
    named: [{ key: REHEARSAL, words: 'receipt: The receipt differs from the reading: customers.' }],
  },
  'a receipt where the partner was not known yet': {
    does: async (world) => {
      putPartners(world, 'golden', 'stranger')
      await reconcile(STRANGER, world.ports)
      await world.reports.put(receipt(`_refused/${STRANGER}`), '{}', 'application/json')
    },
    named: [
      {
        key: STRANGER,
        words: `receipt: An old file is left at ${receipt(`_refused/${STRANGER}`)}.`,
      },
    ],
  },
  'lost rejects': {
    does: (world) => world.reports.delete(rejects(ENTITLEMENTS)),
    named: [{ key: ENTITLEMENTS, words: 'rejects: The rejects are missing.' }],
  },
  'rejects cut short': {
    does: (world) => world.reports.put(rejects(SUPPORT), 'short', 'text/csv'),
    named: [{ key: SUPPORT, words: expect.stringMatching(/^rejects: The rejects have 5 bytes, not \d+\.$/) }],
  },
  'rejects with other words': {
    does: async (world) => {
      const csv = world.reports.texts()[rejects(SUPPORT)] ?? ''
      await world.reports.put(rejects(SUPPORT), csv.replace('soon', 'late'), 'text/csv')
    },
    named: [{ key: SUPPORT, words: 'rejects: The rejects differ from the file.' }],
  },
  'rejects of a key that does not fit': {
    does: (world) => world.reports.put(rejects(`_refused/${MISFIT}`), 'rows', 'text/csv'),
    named: [{ key: MISFIT, words: 'rejects: Rejects exist, though no row is rejected.' }],
  },
  'a record that says that a good file was refused': {
    does: async ({ ports }) => {
      const record = await recordOf(SUPPORT, ports)
      if (record.state?.status !== 'committed') throw new TypeError('it is not committed')
      const refusal = { code: 'not_text', message: 'It is not.' } as const
      const state = { ...record.state, status: 'refused', refusal } as const
      await putRecord(dropPlace(address(SUPPORT)), { ...record, state }, ports)
    },
    named: [{ key: SUPPORT, words: 'ledger: The record does not follow from the file: status.' }],
  },
  'lost words for the receipt': {
    does: async ({ ports, reports }) => reports.delete(stagedDetailsKey(await placeOf(SUPPORT, ports))),
    named: [{ key: SUPPORT, words: 'receipt: What the reading left for the receipt is missing or damaged.' }],
  },
  'a manifest that cannot be read': {
    does: async ({ ports, reports }) => {
      const place = await placeOf(COUNTS, ports)
      await reports.put(manifestKey(place), '{"customers":null}', 'application/json')
      await ports.sheets.remove(place, ['delta' as CustomerId])
    },
    named: [{ key: COUNTS, words: 'sheets: Sheets of delta are missing.' }],
  },
  'the lost rejects of a rehearsal': {
    does: (world) => world.reports.delete(rejects(REHEARSAL)),
    named: [{ key: REHEARSAL, words: 'rejects: The rejects are missing.' }],
  },
  'rejects of a drop that rejects nothing': {
    does: (world) => world.reports.put(rejects(ACTIVITY), 'rows', 'text/csv'),
    named: [{ key: ACTIVITY, words: 'rejects: Rejects exist, though no row is rejected.' }],
  },
  'rejects of a drop that is gone': {
    does: (world) => world.reports.put(rejects(GONE), 'rows', 'text/csv'),
    named: [{ key: GONE, words: 'rejects: Rejects exist, though no row is rejected.' }],
  },
  'lost sheets of a customer': {
    does: async ({ ports }) => ports.sheets.remove(await placeOf(ACTIVITY, ports), ['beta' as CustomerId]),
    named: [{ key: ACTIVITY, words: 'sheets: Sheets of beta are missing.' }],
  },
  'lost sheets of a partner': {
    does: async ({ ports }) => ports.sheets.remove(await placeOf(SUPPORT, ports), []),
    named: [{ key: SUPPORT, words: 'sheets: Sheets of partner are missing.' }],
  },
  'a sheet with other figures': {
    does: async ({ ports }) => {
      const sheet = {
        kind: 'aggregates',
        customer: 'delta' as CustomerId,
        effectiveDay: address(COUNTS).keyDay,
        rows: [],
      } as const
      await ports.sheets.put(await placeOf(COUNTS, ports), [{ sheet, part: 0 }])
    },
    named: [{ key: COUNTS, words: 'sheets: Sheets of delta differ from the file.' }],
  },
  'a sheet too many': {
    does: async ({ ports }) => {
      const place = await placeOf(ENTITLEMENTS, ports)
      for await (const { sheet } of ports.sheets.entitlements(...atDay(place.address)))
        await ports.sheets.put(place, [{ sheet, part: 1 }])
    },
    named: [{ key: ENTITLEMENTS, words: 'sheets: Sheets of alpha differ from the file.' }],
  },
  'a broken sheet': {
    does: async ({ ports }) => {
      const place = await placeOf(ACTIVITY, ports)
      for await (const { sheet } of ports.sheets.activity(...atDay(place.address))) {
        if (sheet.kind === 'activity')
          await ports.sheets.put(place, [{ sheet: { ...sheet, packed: Buffer.from('oh') }, part: 0 }])
      }
    },
    named: [{ key: ACTIVITY, words: 'sheets: Sheets of alpha cannot be read.' }],
  },
  'sheets that a forgotten worker left': {
    does: ({ ports }) => {
      const place = { address: address(ENTITLEMENTS), generation: 'late' as GenerationId }
      const sheet = {
        kind: 'support',
        effectiveDay: place.address.keyDay,
        keyCustomer: null,
        tickets: [],
        counts: [],
      } as const
      return ports.sheets.put({ ...place, address: address(SUPPORT) }, [{ sheet, part: 0 }])
    },
    named: [{ key: SUPPORT, words: 'sheets: No record knows the generation late, which has sheets.' }],
  },
  'another time zone': {
    does: (world) =>
      world.putSettings(
        JSON.stringify([{ id: 'golden', name: 'golden', timezone: 'Asia/Tokyo', recipients: [] }]),
      ),
    named: [COUNTS, ACTIVITY, ENTITLEMENTS, SUPPORT, REHEARSAL].map((key) => ({
      key,
      words: `ledger: It was read with reader and settings "${READER_VERSION} Europe/Madrid", which are "${READER_VERSION} Asia/Tokyo" now.`,
    })),
  },
}

async function placeOf(key: string, ports: IngestPorts) {
  return { address: address(key), generation: (await readingAt(key, ports)).generation }
}

function atDay({ partner, keyDay }: ReturnType<typeof address>) {
  return [partner, 'alpha' as CustomerId, keyDay, keyDay] as const
}

async function forge(world: World, key: string, changes: object): Promise<void> {
  const said = JSON.parse(world.reports.texts()[key] ?? '{}')
  await world.reports.put(key, JSON.stringify({ ...said, ...changes }), 'application/json')
}
