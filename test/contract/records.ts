// The contract of every record store: a write succeeds only if the record is as it was read.

import { beforeEach, describe, expect, it } from 'vitest'
import type { Records, StoredRecord } from '../../shared/ports/records.ts'
import { noise } from '../support/noise.ts'
import { race } from './race.ts'

const WORKERS = 8
const KEY = { partition: 'northwind', name: 'digest#2026-W47' }
const VALUE = {
  state: 'waiting',
  dueAtMs: 1_764_140_400_000,
  share: 0.25,
  isLate: false,
  snapshotKey: null,
  reason: '',
  recipients: [{ recipient: 'ana@x.example', name: 'Ana “客户” \u{1f4e6}', tries: [1, -2] }],
  nothing: [],
  more: {},
}

export function recordsContract(make: () => Promise<Records>): void {
  describe('a store of records', () => {
    let records: Records

    beforeEach(async () => {
      records = await make()
    })

    async function created(key = KEY, value: object = VALUE): Promise<string> {
      const version = await records.put(key, value, null)
      if (version === null) throw new Error(`${key.name} was there`)
      return version
    }
    const listed = async (prefix: string) =>
      (await Array.fromAsync(records.list(KEY.partition, prefix))).map(({ name }) => name)

    it('is empty at first', async () => {
      expect(await records.get(KEY)).toBeNull()
    })

    it('returns what was put, with the written version', async () => {
      const version = await created()
      const stored: StoredRecord = { ...KEY, value: VALUE, version }
      expect(await records.get(KEY)).toEqual(stored)
      expect(await Array.fromAsync(records.list(KEY.partition, 'digest'))).toEqual([stored])
    })

    it('returns the same of a record that expires, however long it is', { timeout: 120_000 }, async () => {
      const values = [VALUE, { ...VALUE, recipients: longList('a') }]
      for (const [n, value] of values.entries()) {
        await records.put({ ...KEY, name: `link#${n}` }, value, null, 4_102_444_800_000)
        expect((await records.get({ ...KEY, name: `link#${n}` }))?.value).toEqual(value)
      }
      const found = await Array.fromAsync(records.list(KEY.partition, 'link'), ({ value }) => value)
      expect(found).toEqual(values)
    })

    it('leaves out fields without a value', async () => {
      await created(KEY, { state: 'waiting', reason: undefined })
      expect((await records.get(KEY))?.value).toEqual({ state: 'waiting' })
    })

    it('lists all records of a partition, and deletes all that it holds', { timeout: 120_000 }, async () => {
      await created({ ...KEY, name: 'notices' })
      await created(KEY, { ...VALUE, recipients: longList('a') })
      await created({ ...KEY, name: 'a' })
      const other = { ...KEY, partition: 'northwind-2' }
      await created(other)
      const all = () => Array.fromAsync(records.all(KEY.partition), ({ name }) => name)
      expect(await all()).toEqual(['a', KEY.name, 'notices'])
      await records.clear(KEY.partition)
      expect(await all()).toEqual([])
      expect(await records.get(KEY)).toBeNull()
      expect(await records.get(other)).not.toBeNull()
      await records.clear(KEY.partition)
    })

    it('stores long repetitive text', async () => {
      const reasons = Array.from({ length: 20_000 }, (_, n) => `the key golden/activity/${n}.csv is not read`)
      await created(KEY, { ...VALUE, reasons })
      expect((await records.get(KEY))?.value).toEqual({ ...VALUE, reasons })
    })

    it('stores values larger than an item, and their replacements', { timeout: 120_000 }, async () => {
      const large = (seed: string) => ({
        ...VALUE,
        recipients: longList(seed),
        mails: longList(`${seed} 2`, 99),
      })
      const first = await created(KEY, large('a'))
      expect(await records.put(KEY, large('b'), 'another version')).toBeNull()
      expect((await records.get(KEY))?.value).toEqual(large('a'))
      expect(await Array.fromAsync(records.list(KEY.partition, 'digest'))).toMatchObject([{ version: first }])
      const second = await records.put(KEY, large('b'), first)
      expect((await records.get(KEY))?.value).toEqual(large('b'))
      await records.put(KEY, VALUE, second)
      expect((await records.get(KEY))?.value).toEqual(VALUE)
    })

    it('does not create a record that exists', async () => {
      const version = await created()
      expect(await records.put(KEY, { other: 1 }, null)).toBeNull()
      expect(await records.get(KEY)).toMatchObject({ value: VALUE, version })
    })

    it('replaces the whole record, only if it is unchanged', async () => {
      const first = await created()
      const second = await records.put(KEY, { state: 'published' }, first)
      expect(second).not.toBe(first)
      expect(await records.get(KEY)).toMatchObject({ value: { state: 'published' }, version: second })
      expect(await records.put(KEY, VALUE, first)).toBeNull()
      expect((await records.get(KEY))?.value).toEqual({ state: 'published' })
    })

    it('detects another write of the same value', async () => {
      const first = await created()
      await records.put(KEY, VALUE, first)
      expect(await records.put(KEY, { state: 'published' }, first)).toBeNull()
    })

    it('does not replace a missing record', async () => {
      const version = await created()
      const other = { ...KEY, name: 'digest#2026-W48' }
      expect(await records.put(other, VALUE, version)).toBeNull()
      expect(await records.get(other)).toBeNull()
    })

    it('keeps partitions and names apart', async () => {
      await created()
      expect(await records.get({ ...KEY, partition: 'northwind-2' })).toBeNull()
      expect(await records.get({ ...KEY, name: 'digest' })).toBeNull()
      expect(await Array.fromAsync(records.list('northwind-2', 'digest'))).toEqual([])
    })

    it('lists names with the same first parts, in order', async () => {
      const names = [
        'send#digest#2026-W47#b',
        'send#digest#2026-W47#a',
        'send#digest#2026-W470#c',
        'send#gap#d',
      ]
      for (const name of [...names, 'send', 'sender#e', "send#o'connor+#1@x.example"]) {
        await created({ ...KEY, name }, { name })
      }
      expect(await listed('send#digest#2026-W47')).toEqual([
        'send#digest#2026-W47#a',
        'send#digest#2026-W47#b',
      ])
      expect(await listed('send')).toHaveLength(5)
      expect(await listed('sen')).toEqual([])
    })

    it('lists an inclusive range', async () => {
      for (const day of ['31', '01', '02', '03', '04'])
        await created({ ...KEY, name: `activity#2026-11-${day}#a` })
      await created({ ...KEY, name: 'support#2026-11-02#a' })
      const listed = await Array.fromAsync(
        records.list(KEY.partition, 'activity#2026-11-01', 'activity#2026-11-03'),
      )
      expect(listed.map(({ name }) => name.split('#')[1])).toEqual(['2026-11-01', '2026-11-02', '2026-11-03'])
    })

    it('lists everything of a partition, and nothing but records', async () => {
      await created({ ...KEY, name: 'notices' })
      await created({ ...KEY, name: 'support#2026-11-02#a' }, { recipients: longList('a') })
      await created({ ...KEY, partition: 'northwind-2' })
      const all = await Array.fromAsync(records.list(KEY.partition, '', '~'), ({ name }) => name)
      expect(all).toEqual(['notices', 'support#2026-11-02#a'])
    })

    it('lists more than fits into one page', async () => {
      const names = Array.from({ length: 60 }, (_, n) => `send#${String(n).padStart(2, '0')}`)
      for (const name of names) await created({ ...KEY, name }, pieces(3_000, 20))
      expect(await listed('send')).toEqual(names)
    })

    it('deletes a record only if it is unchanged', async () => {
      const first = await created()
      const second = await records.put(KEY, { state: 'published' }, first)
      expect(await records.delete(KEY, first)).toBe(false)
      expect(await records.delete(KEY, second ?? '')).toBe(true)
      expect(await records.get(KEY)).toBeNull()
      expect(await records.delete(KEY, second ?? '')).toBe(true)
      await created()
    })

    it('lets either a deletion or a replacement of the same record win', async () => {
      const seen = await created()
      const [deleted, written] = await Promise.all([
        records.delete(KEY, seen),
        records.put(KEY, { state: 'published' }, seen),
      ])
      expect(deleted).toBe(written === null)
      expect((await records.get(KEY))?.version ?? null).toBe(written)
    })

    it('lets one of many new records win', async () => {
      const written = await race(WORKERS, (worker) => records.put(KEY, { worker }, null))
      expect(written.filter((version) => version !== null)).toHaveLength(1)
      const winner = written.findIndex((version) => version !== null)
      expect(await records.get(KEY)).toMatchObject({ value: { worker: winner }, version: written[winner] })
    })

    it('lets one of many equal replacements win', async () => {
      const seen = await created()
      const written = await race(WORKERS, () => records.put(KEY, { state: 'published' }, seen))
      expect(written.filter((version) => version !== null)).toHaveLength(1)
    })
  })
}

/** Incompressible text; by default too long for an item. */
export function longList(seed: string, count = 6_000): object[] {
  return Array.from({ length: count }, (_, n) => ({
    recipient: `${noise(`${seed} ${n}`, 60)}@x.example`,
    contentSha256: noise(`${seed} key ${n}`, 64),
  }))
}

/** Fields with text too short to be compressed. */
function pieces(bytes: number, count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`field${n}`, 'x'.repeat(bytes)]))
}
