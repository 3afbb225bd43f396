// Activity entries as bytes and back.

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readActivity, unpackEntries } from '../../../../shared/domain/sheets/activity-reader.ts'
import type { ActivityEntry } from '../../../../shared/domain/sheets/sheet.ts'
import { SheetTexts } from '../../../../shared/domain/sheets/sheet-texts.ts'
import type { NameReader } from '../../../../shared/domain/sheets/user-names.ts'
import { anyEntry, entry, packEntries } from './entries.ts'

describe('packed entries', () => {
  it('read back unchanged, in order', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 30 }), (entries) => {
        expect([...unpackEntries(packEntries(entries))]).toEqual(entries)
      }),
    )
  })

  it('read back with row 0 for unstated flags', () => {
    const packed = packEntries([entry({ licensed: null, licensedRow: 7, deleted: true, deletedRow: 9 })])
    expect([...unpackEntries(packed)]).toEqual([
      entry({ licensed: null, licensedRow: 0, deleted: true, deletedRow: 9 }),
    ])
  })

  it('of several sheets are read one sheet after the other', () => {
    const sheet = fc.array(anyEntry, { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 6 }), (sheets) => {
        const packed = sheets.map((entries) => ({ packed: packEntries(entries) }))
        const read = Array.from(readActivity(packed, new SheetTexts()), ([from, { names }]) => [
          from,
          usersOf(names),
        ])
        expect(read).toEqual(packed.map((from, at) => [from, namesOf(sheets[at] ?? [])]))
      }),
    )
  })

  it('of many large sheets are read in turn', () => {
    const name = (at: number) => `${createHash('sha256').update(`${at}`).digest('base64')}@contoso.example`
    const entries = Array.from({ length: 4_000 }, (_, at) => entry({ user: name(at) }))
    const packed = packEntries(entries)
    const read = readActivity(
      Array.from({ length: 8 }, () => ({ packed })),
      new SheetTexts(),
    )
    for (const [, { names }] of read) expect(usersOf(names)).toHaveLength(4_000)
  })

  it('may be empty', () => {
    expect([...unpackEntries(packEntries([]))]).toEqual([])
  })

  it('begin with the version of their layout', () => {
    const packed = packEntries([entry()])
    expect(packed[0]).toBe(3)
    expect(() => [...unpackEntries(Uint8Array.of(1, ...packed.subarray(1)))]).toThrow(
      'unknown layout of an activity sheet: 1',
    )
    expect(() => [...unpackEntries(new Uint8Array())]).toThrow('unknown layout')
  })

  it('are rejected when they are truncated', () => {
    const packed = packEntries([entry(), entry({ user: 'li' })])
    expect(() => [...unpackEntries(packed.subarray(0, -2))]).toThrow()
  })

  it.each([
    ['concealed names', (at: number) => createHash('md5').update(`${at}`).digest('hex'), 17],
    ['GUIDs', (at: number) => guid(createHash('md5').update(`${at}`).digest('hex')), 17],
    ['addresses', (at: number) => `ana.ruiz${at}@contoso.example`, 5],
  ])('take few bytes for %s', (_what, nameOf, bytes) => {
    const entries = Array.from({ length: 1_000 }, (_, at) => entry({ user: nameOf(at) }))
    expect(packEntries(entries).length).toBeLessThan(1_000 * bytes)
    expect([...unpackEntries(packEntries(entries))]).toEqual(entries)
  })

  it('take a few bytes each', () => {
    const entries = Array.from({ length: 40_000 }, (_, at) =>
      entry({
        user: `user${String(at >> 2).padStart(6, '0')}@contoso.example`,
        workload: ['teams', 'exchange', 'yammer', 'skype'][at % 4] ?? '',
      }),
    )
    expect(packEntries(entries).length).toBeLessThan(entries.length)
  })
})

function usersOf(names: NameReader): string[] {
  const users: string[] = []
  while (names.next()) users.push(names.text())
  return users
}

/** Entries of one user stand together. */
function namesOf(entries: readonly ActivityEntry[]): string[] {
  return entries.map(({ user }) => user).filter((user, at, all) => user !== all[at - 1])
}

function guid(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
