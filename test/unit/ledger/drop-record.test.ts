// The stored record of a key: named after the key, read as it was written, without what is damaged.

import { describe, expect, it } from 'vitest'
import { parseDropKey } from '../../../shared/domain/drops/drop-key.ts'
import {
  addressOf,
  type DropRecord,
  dropPlace,
  newDropRecord,
} from '../../../shared/domain/ledger/drop-record.ts'
import { isPartnerKnown } from '../../../shared/domain/ledger/drop-state.ts'
import {
  expiredGenerations,
  isDamaged,
  isExpired,
  isUpToDate,
  needsReceipt,
} from '../../../shared/domain/ledger/freshness.ts'
import { readRecord } from '../../../shared/domain/records.ts'
import { committed, DELETED, finished, garbage, pending, refused } from '../../contract/builders.ts'

const KEY = 'northwind/activity/2026-11-20/day.csv'
const HOUR_MS = 3_600_000
const RECORD: DropRecord = {
  key: KEY,
  revision: 3,
  state: committed(),
  committedAtMs: 2_000,
  receiptWrittenAtMs: 3_000,
  pending: [pending('g2')],
  garbage: [garbage('g0', 1)],
}

const read = (value: unknown) => {
  const place = dropPlace(parseDropKey(KEY))
  return readRecord(place, place.kind, value)
}

describe('the name of a record', () => {
  it.each([
    [KEY, 'northwind', /^activity#2026-11-20#[0-9a-f]{32}$/],
    [`validate/${KEY}`, 'northwind', /^rehearsal#[0-9a-f]{32}$/],
    ['northwind/licences/a.csv', '#invalid', /^key#[0-9a-f]{32}$/],
    ['northwind/support/1999-12-31/a\nb#c|d\u0001.json', 'northwind', /^support#1999-12-31#[0-9a-f]{32}$/],
  ])('is derived from the key %j and parses back to its address', (key, partition, name) => {
    const place = dropPlace(parseDropKey(key))
    expect(place).toMatchObject({ partition, name: expect.stringMatching(name) })
    expect(addressOf(place, newDropRecord(key))).toEqual(parseDropKey(key))
    expect(addressOf(place, newDropRecord('northwind/activity/2026-11-20/other.csv'))).toBeNull()
  })
})

describe('a record', () => {
  it.each([
    ['new', newDropRecord(KEY)],
    ['committed', RECORD],
    ['refused', { ...RECORD, state: refused(finished()) }],
    ['refused unread', { ...RECORD, state: refused() }],
    ['deleted', { ...RECORD, state: DELETED }],
  ])('that is %s is read as it was written', (_, record) => {
    expect(read(JSON.parse(JSON.stringify(record)))).toEqual(record)
  })

  it.each([
    ['nothing', undefined],
    ['something else', 7],
    ['a status of its own', { ...committed(), status: 'lost' }],
    ['another status than its fields', { ...committed(), status: 'stopped' }],
    ['half of an object', { ...committed(), object: { version: 'v1' } }],
    ['no reading', { ...committed(), reading: null }],
  ])('whose state is %s counts as damaged, and keeps the rest', (_, state) => {
    const damaged = read({ ...RECORD, state })
    expect(damaged).toEqual({ ...RECORD, state: null })
    expect(isDamaged(damaged)).toBe(true)
    expect(isUpToDate(damaged, null, '')).toBe(false)
  })

  it('of which nothing is left counts as damaged', () => {
    expect(isDamaged(read({}))).toBe(true)
    expect(read({ ...RECORD, pending: 'oh', garbage: [1] })).toEqual({ ...RECORD, pending: [], garbage: [] })
  })
})

describe('a key', () => {
  it('is up to date while object, version and fingerprint are unchanged', () => {
    const seen = { version: 'v1', etag: '"e1"', bytes: 4_211 }
    const isRead = (object: Partial<typeof seen>, fingerprint = '1 Europe/Madrid') =>
      isUpToDate(RECORD, { ...seen, ...object }, fingerprint)
    expect(isRead({})).toBe(true)
    expect(isUpToDate(RECORD, { etag: seen.etag, bytes: seen.bytes }, '1 Europe/Madrid')).toBe(true)
    const others = [{ version: 'v2' }, { etag: '"e2"' }, { bytes: 1 }].map((object) => isRead(object))
    expect([...others, isRead({}, '2 Europe/Madrid'), isUpToDate(RECORD, null, '')]).toEqual(
      Array(5).fill(false),
    )
    expect(isUpToDate({ ...RECORD, state: DELETED }, null, '')).toBe(true)
  })

  it('needs a receipt until it has one that no late worker can overwrite', () => {
    const at = (record: Partial<DropRecord>, nowMs: number) => needsReceipt({ ...RECORD, ...record }, nowMs)
    expect(at({ receiptWrittenAtMs: null }, 3_000)).toBe(true)
    expect(at({}, HOUR_MS)).toBe(false)
    expect(at({}, 2 * HOUR_MS)).toBe(true)
    expect(at({ receiptWrittenAtMs: 2 * HOUR_MS }, 3 * HOUR_MS)).toBe(false)
    expect(at({ revision: 1 }, 2 * HOUR_MS)).toBe(false)
    expect(needsReceipt(newDropRecord(KEY), HOUR_MS)).toBe(false)
  })

  it('gives up readings and garbage that are older than an hour', () => {
    expect(expiredGenerations(RECORD, HOUR_MS)).toEqual([])
    expect(expiredGenerations(RECORD, HOUR_MS + 500)).toEqual(['g0'])
    expect(expiredGenerations(RECORD, HOUR_MS + 1_001)).toEqual(['g2', 'g0'])
  })

  it('is forgotten when the receipt of its deletion has expired', () => {
    const DAY_MS = 24 * HOUR_MS
    const deleted: DropRecord = {
      ...RECORD,
      state: DELETED,
      receiptWrittenAtMs: 2 * HOUR_MS,
      pending: [],
      garbage: [],
    }
    const isGone = (days: number, record: Partial<DropRecord> = {}) =>
      isExpired({ ...deleted, ...record }, 2 * HOUR_MS + days * DAY_MS + 1, 60)
    expect([isGone(59), isGone(60)]).toEqual([false, true])
    expect(isExpired(deleted, 2 * HOUR_MS + 60 * DAY_MS, 60)).toBe(false)
    expect(isExpired(deleted, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY)).toBe(false)
    const needed: Partial<DropRecord>[] = [
      { state: committed() },
      { state: refused() },
      { receiptWrittenAtMs: null },
      // Written while another worker could still overwrite it.
      { receiptWrittenAtMs: 3_000 },
      { pending: [pending('g2')] },
      { garbage: [garbage('g0', 1)] },
      // Damaged.
      { state: null },
    ]
    expect(needed.map((record) => isGone(61, record))).toEqual(needed.map(() => false))
  })

  it('is forgotten at once when it was never read', () => {
    expect(isExpired(newDropRecord(KEY), 0, 60)).toBe(true)
    expect(isExpired({ ...newDropRecord(KEY), pending: [pending('g1')] }, 0, 60)).toBe(false)
  })

  it('records whether its partner was in the settings', () => {
    const states = [committed(), refused(finished()), refused(), DELETED]
    expect(states.map(isPartnerKnown)).toEqual([true, true, false, true])
  })
})
