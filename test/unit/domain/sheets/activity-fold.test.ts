// Folding activity: masks of days, last statements, parts.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, WINDOW_DAYS } from '../../../../shared/domain/calendar.ts'
import { customerId } from '../../../../shared/domain/ids.ts'
import {
  type ActivityFold,
  createActivityFold,
  useNamed,
  userNamed,
} from '../../../../shared/domain/sheets/activity-fold.ts'
import { unpackEntries } from '../../../../shared/domain/sheets/activity-reader.ts'
import type { SheetPart } from '../../../../shared/domain/sheets/fold.ts'
import type { Use } from '../../../../shared/domain/sheets/sheet.ts'

const EFFECTIVE = dayOf('2026-11-22')
const C1 = customerId('c1')
const C2 = customerId('c2')

function createFold(): ActivityFold {
  return createActivityFold({ shape: 'events', covers: 'day' }, () => EFFECTIVE)
}

function use(product: string, workload: string, subscription = ''): Use {
  return { product, workload, subscription }
}

function entriesOf(parts: Iterable<SheetPart>) {
  return [...parts].flatMap(({ sheet, part }) => {
    if (sheet.kind !== 'activity') throw new Error(`not activity: ${sheet.kind}`)
    return [...unpackEntries(sheet.packed)].map((entry) => ({ customer: sheet.customer, part, ...entry }))
  })
}

describe('the fold of activity', () => {
  it('sets a bit for each day of the window, and none for older days', () => {
    const fold = createFold()
    const ago = [0, 1, WINDOW_DAYS - 1, WINDOW_DAYS, 1_000]
    for (const days of ago) {
      const activeDay = addDays(EFFECTIVE, -days)
      fold.state(userNamed(fold, C1, 'u'), useNamed(fold, use('E3', 'teams')), activeDay, null, null)
    }
    expect(entriesOf(fold.drain())).toMatchObject([{ days: 0b11 | (1 << (WINDOW_DAYS - 1)) }])
  })

  it('keeps one entry per use, even if concatenated fields are equal', () => {
    const fold = createFold()
    const uses = [
      ['a', 'b', 'c'],
      ['ab', '', 'c'],
      ['', 'ab', 'c'],
      ['a', '', 'bc'],
      ['1,1', '', ''],
      ['1', ',1', ''],
    ] as const
    for (const [product, workload, subscription] of [...uses, ...uses]) {
      fold.state(
        userNamed(fold, C1, 'u'),
        useNamed(fold, use(product, workload, subscription)),
        null,
        null,
        null,
      )
    }
    const entries = entriesOf(fold.drain())
    expect(entries.map(({ product, workload, subscription }) => [product, workload, subscription])).toEqual(
      uses,
    )
  })

  it('numbers the rows of each user of each customer separately', () => {
    const fold = createFold()
    const teams = useNamed(fold, use('E3', 'teams'))
    const rows = [
      [C1, 'u'],
      [C2, 'u'],
      [C1, 'v'],
      [C1, 'u'],
    ] as const
    for (const [customer, user] of rows) fold.state(userNamed(fold, customer, user), teams, null, true, null)
    const found = entriesOf(fold.drain())
    expect(found.map(({ customer, user, licensedRow }) => [customer, user, licensedRow])).toEqual([
      ['c1', 'u', 1],
      ['c1', 'v', 0],
      ['c2', 'u', 0],
    ])
  })

  it('makes a sheet for a customer of whom nothing is stated', () => {
    const fold = createFold()
    userNamed(fold, C1, 'u')
    expect([...fold.drain()]).toMatchObject([{ part: 0, sheet: { customer: 'c1' } }])
    expect(fold.customers()).toBe(1)
  })

  it('continues with further parts after a drain, and counts customers once', () => {
    const fold = createFold()
    const parts: SheetPart[] = []
    for (const customer of [C2, C1, C2]) {
      fold.state(userNamed(fold, customer, 'u'), useNamed(fold, use('E3', 'teams')), null, null, null)
      parts.push(...fold.drain())
      expect(fold.heldBytes()).toBe(0)
    }
    expect(entriesOf(parts).map(({ customer, part }) => [customer, part])).toEqual([
      ['c2', 0],
      ['c1', 0],
      ['c2', 1],
    ])
    expect(fold.customers()).toBe(2)
    expect([...fold.drain()]).toEqual([])
  })

  it('hands over customers and users in order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(C1, C2), fc.string({ maxLength: 3 }))), (rows) => {
        const fold = createFold()
        for (const [customer, user] of rows)
          fold.state(userNamed(fold, customer, user), useNamed(fold, use('', 'teams')), null, null, null)
        const found = entriesOf(fold.drain()).map(({ customer, user }) => [customer, user])
        const expected = [...new Set(rows.map((row) => JSON.stringify(row)))].map(
          (row) => JSON.parse(row) as string[],
        )
        const before = ([a = '', b = '']: string[], [c = '', d = '']: string[]) =>
          a < c || (a === c && b < d) ? -1 : 1
        expect(found).toEqual(expected.sort(before))
      }),
    )
  })

  it('reports enough memory to be drained before one user outgrows a part', () => {
    const fold = createFold()
    for (let at = 0; Number.isFinite(fold.heldBytes()); at += 1) {
      expect(at).toBeLessThan(2_000)
      fold.state(
        userNamed(fold, C1, 'u'),
        useNamed(fold, use('E3', `app${at}${'x'.repeat(100)}`)),
        null,
        null,
        null,
      )
    }
    expect(entriesOf(fold.drain()).length).toBeGreaterThan(200)
  })

  it('holds about as much memory as it reports', () => {
    const fold = createFold()
    for (let at = 0; at < 1_000; at += 1)
      fold.state(userNamed(fold, C1, `user${at}`), useNamed(fold, use('E3', 'teams')), null, null, null)
    expect(fold.heldBytes()).toBeGreaterThan(60_000)
    expect(fold.heldBytes()).toBeLessThan(150_000)
  })
})
