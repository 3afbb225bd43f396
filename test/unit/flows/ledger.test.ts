// The ledger of drops over records: lists by partner and day, changes by several at once, and entries damaged by hand.

import { beforeEach, describe, expect, it } from 'vitest'
import { dayOf } from '../../../shared/domain/calendar.ts'
import { begin, commit } from '../../../shared/domain/ledger/drop-changes.ts'
import { dropPlace, newDropRecord } from '../../../shared/domain/ledger/drop-record.ts'
import { readingOf } from '../../../shared/domain/ledger/drop-state.ts'
import * as ledger from '../../../shared/flows/ledger.ts'
import type { RecordPorts } from '../../../shared/flows/records.ts'
import { address, committed, partner, pending } from '../../contract/builders.ts'
import { fakeRecords } from '../../support/fakes/records.ts'
import { entryOf, recordOf } from '../../support/ledger.ts'
import { putRecord } from '../../support/records.ts'

const KEY = 'northwind/activity/2026-11-20/day.csv'
const OTHER = 'northwind/activity/2026-11-20/other.csv'

describe('the ledger of drops', () => {
  let ports: RecordPorts

  beforeEach(() => {
    ports = { records: fakeRecords(), pause: async () => {} }
  })

  async function note(key: string, id = 'g1') {
    return ledger.changeEntry(await entryOf(key, ports), (record) => begin(record, pending(id)), ports)
  }
  const keysIn = (entries: AsyncIterable<ledger.LedgerEntry>) =>
    Array.fromAsync(entries, ({ address: { key } }) => key)

  it('starts empty, and a change without effect creates no record', async () => {
    const entry = await entryOf(KEY, ports)
    expect(entry).toEqual({ address: address(KEY), record: newDropRecord(KEY), stored: null })
    expect(await ledger.changeEntry(entry, () => null, ports)).toEqual(entry)
    expect(await keysIn(ledger.drops(partner(), ports))).toEqual([])
  })

  it('lists a partner by dataset and key day, apart from rehearsals and invalid keys', async () => {
    const keys = [
      'northwind/entitlements/2026-11-14/all.csv',
      'northwind/entitlements/2026-11-22/all.csv',
      KEY,
      'northwind/support/2026-11-01/calls.csv',
    ]
    const others = ['northwind-2/activity/2026-11-20/day.csv', `validate/${KEY}`, 'northwind/licences/a.csv']
    for (const key of [...keys, ...others].reverse()) await note(key)
    expect(await keysIn(ledger.drops(partner(), ports))).toEqual(keys)
    expect(await keysIn(ledger.rehearsals(partner(), ports))).toEqual([`validate/${KEY}`])
    const invalid = await Array.fromAsync(ledger.invalidKeys(ports))
    expect(invalid.map(({ address: { key } }) => key)).toEqual(['northwind/licences/a.csv'])
    expect(await Array.fromAsync(ledger.partners(ports))).toEqual(['northwind', 'northwind-2'])
  })

  it('knows its partners by the names of their records, whatever is in them', async () => {
    await note(KEY)
    const key = { partition: '#partners', name: 'partner#northwind' }
    const stored = await ports.records.get(key)
    await ports.records.put(key, { partner: 7 }, stored?.version ?? null)
    await ports.records.put({ ...key, name: 'partner#No Partner' }, {}, null)
    await note('northwind-2/activity/2026-11-20/day.csv')
    expect(await Array.fromAsync(ledger.partners(ports))).toEqual(['northwind', 'northwind-2'])
  })

  it('includes both ends of a range of key days', async () => {
    for (const day of ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04']) {
      await note(`northwind/activity/${day}/day.csv`)
    }
    const days = { from: dayOf('2026-11-01'), to: dayOf('2026-11-03') }
    const listed = await keysIn(ledger.drops(partner(), ports, days))
    expect(listed.map((key) => key.split('/')[2])).toEqual(['2026-11-01', '2026-11-02', '2026-11-03'])
  })

  it('ignores a record that names another key, and overwrites it', async () => {
    await putRecord(
      dropPlace(address(KEY)),
      { ...newDropRecord(OTHER), revision: 1, state: committed() },
      ports,
    )
    expect(await keysIn(ledger.drops(partner(), ports))).toEqual([])
    expect(await recordOf(KEY, ports)).toMatchObject({ key: KEY, revision: 1, state: null })
    await note(KEY)
    expect(await keysIn(ledger.drops(partner(), ports))).toEqual([KEY])
  })

  it('lets one of many commits win, and turns the others into garbage', async () => {
    const ids = Array.from({ length: 8 }, (_, n) => `g${n}`)
    const entries = await Promise.all(ids.map((id) => note(KEY, id)))
    await Promise.all(
      entries.map((entry, n) =>
        ledger.changeEntry(entry, (record) => commit(record, 0, committed(`g${n}`), 2_000), ports),
      ),
    )
    const { revision, state, pending: begun, garbage } = await recordOf(KEY, ports)
    expect([revision, begun]).toEqual([1, []])
    expect([readingOf(state), ...garbage].map((one) => one?.generation).sort()).toEqual(ids)
  })

  it('starts from the given record, and reloads it only if it has changed since', async () => {
    const [slow, entry] = [await note(KEY), await note(OTHER)]
    await note(KEY, 'g2')
    let reads = 0
    const counted: RecordPorts = {
      ...ports,
      records: {
        ...ports.records,
        get(key) {
          reads++
          return ports.records.get(key)
        },
      },
    }
    await ledger.changeEntry(entry, (record) => begin(record, pending('g3')), counted)
    expect(reads).toBe(0)
    await ledger.changeEntry(slow, (record) => begin(record, pending('g3')), counted)
    expect(reads).toBe(1)
    expect((await recordOf(KEY, ports)).pending).toHaveLength(3)
  })
})
