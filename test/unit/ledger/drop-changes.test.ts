// The changes of a drop's record, one at a time and in any order.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abandon, begin, commit, forget, receiptWritten } from '../../../shared/domain/ledger/drop-changes.ts'
import { type DropRecord, newDropRecord } from '../../../shared/domain/ledger/drop-record.ts'
import { type DropState, readingOf } from '../../../shared/domain/ledger/drop-state.ts'
import { hasReceipt } from '../../../shared/domain/ledger/freshness.ts'
import {
  committed,
  DELETED,
  finished,
  garbage,
  generation,
  pending,
  refused,
} from '../../contract/builders.ts'

const NEW = newDropRecord('northwind/activity/2026-11-20/day.csv')

describe('the record of a drop', () => {
  const begun = begin(NEW, pending('g1', 1_000))
  const read = begin(changed(commit(begun, 0, committed('g1'), 2_000)), pending('g2', 3_000))

  it('adds a pending reading once, without changing its revision', () => {
    expect(begin(begun, pending('g1', 1_000))).toEqual(begun)
    expect(begun).toEqual({ ...NEW, pending: [pending('g1', 1_000)] })
  })

  it('commits the result of a reading', () => {
    expect(commit(begun, 0, committed('g1'), 2_000)).toEqual({
      ...NEW,
      revision: 1,
      state: committed('g1'),
      committedAtMs: 2_000,
    })
  })

  it('ends a refused reading with its refusal', () => {
    const ended = commit(begun, 0, refused(finished('g1')), 2_000)
    expect(ended).toMatchObject({ revision: 1, state: { status: 'refused' }, pending: [], garbage: [] })
  })

  it.each([
    ['another reading', committed('g2')],
    ['a refusal of another reading', refused(finished('g2'))],
    ['a refusal unread', refused()],
    ['nothing', DELETED],
  ])('turns the previous generation into garbage and needs a new receipt when replaced by %s', (_, state) => {
    const told = changed(receiptWritten(read, 1, 2_500))
    const next = commit(told, 1, state, 4_000)
    expect(next).toMatchObject({ revision: 2, state, committedAtMs: 4_000, receiptWrittenAtMs: null })
    expect(next?.garbage).toEqual([garbage('g1', 4_000)])
  })

  it.each([0, 2])('turns a reading that started at revision %i into garbage at revision 1', (seen) => {
    const late = commit(read, seen, committed('g2'), 4_000)
    expect(late).toEqual({ ...read, pending: [], garbage: [garbage('g2', 4_000)] })
    expect(commit(read, seen, DELETED, 4_000)).toBeNull()
  })

  it('does not commit a reading that is no longer pending', () => {
    expect(commit(NEW, 0, committed('g1'), 2_000)).toBeNull()
    expect(commit(changed(abandon(begun, [generation('g1')], 2_000)), 0, committed('g1'), 3_000)).toBeNull()
  })

  it('turns abandoned readings into garbage, but never the committed one', () => {
    expect(abandon(read, ['g1', 'g2', 'g3'].map(generation), 5_000)).toEqual({
      ...read,
      pending: [],
      garbage: [garbage('g2', 5_000)],
    })
    expect(abandon(read, [generation('g1')], 5_000)).toBeNull()
  })

  it('records a receipt of the current revision only', () => {
    expect(receiptWritten(read, 1, 6_000)).toEqual({ ...read, receiptWrittenAtMs: 6_000 })
    expect(receiptWritten(read, 2, 6_000)).toBeNull()
  })

  it('forgets garbage and nothing else', () => {
    const left = changed(abandon(read, [generation('g2')], 5_000))
    expect(forget(left, ['g1', 'g2'].map(generation))).toEqual({ ...left, garbage: [] })
    expect(forget(read, ['g1', 'g2'].map(generation))).toBeNull()
  })

  it('keeps every generation in exactly one list until it is forgotten, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(step(), { maxLength: 40 }), (steps) => {
        let record: DropRecord = NEW
        const everBegun = new Set<string>()
        const forgotten = new Set<string>()
        for (const { name, change, id } of steps) {
          // Ids are fresh: nobody begins what was there before.
          if (name === 'begin' && everBegun.has(id)) continue
          const next = change(record)
          if (name === 'begin') everBegun.add(id)
          if (next === null) continue
          for (const { generation: gone } of record.garbage) {
            if (!next.garbage.some((left) => left.generation === gone)) forgotten.add(gone)
          }
          expectSound(record, next)
          record = next
          expect(
            placesOf(record)
              .concat([...forgotten])
              .sort(),
          ).toEqual([...everBegun].sort())
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** What no change may break. */
function expectSound(before: DropRecord, after: DropRecord): void {
  const isCommitted = after.revision !== before.revision
  expect(after.revision - before.revision).toBe(isCommitted ? 1 : 0)
  expect(after.state === before.state).toBe(!isCommitted)
  if (isCommitted) expect(hasReceipt(after)).toBe(false)
  // What is readable no more never becomes readable again.
  const counting = readingOf(after.state)?.generation
  expect(before.garbage.map((left) => left.generation)).not.toContain(counting)
}

function placesOf({ state, pending: begun, garbage: left }: DropRecord): string[] {
  const reading = readingOf(state)
  return [...begun, ...left, ...(reading === null ? [] : [reading])].map((one) => one.generation)
}

interface Step {
  readonly name: string
  readonly id: string
  readonly change: (record: DropRecord) => DropRecord | null
  /** What a counterexample shows. */
  readonly [fc.toStringMethod]: () => string
}

function step(): fc.Arbitrary<Step> {
  const name = fc.constantFrom('begin', 'begin', 'commit', 'refuse', 'delete', 'abandon', 'told', 'forget')
  const id = fc.integer({ min: 0, max: 12 }).map((n) => `g${n}`)
  return fc
    .record({ name, id, atMs: fc.nat(9), isLate: fc.boolean() })
    .map(({ name: chosen, id: named, atMs, isLate }) => ({
      name: chosen,
      id: named,
      change: (record) => changeBy(chosen, named, record, record.revision - (isLate ? 1 : 0), atMs),
      [fc.toStringMethod]: () => `${chosen} ${named}${isLate ? ' late' : ''}`,
    }))
}

function changeBy(name: string, id: string, record: DropRecord, seen: number, atMs: number) {
  const states: Record<string, DropState> = {
    commit: committed(id),
    refuse: refused(finished(id)),
    delete: { ...DELETED },
  }
  const state = states[name]
  if (state !== undefined) return commit(record, seen, state, atMs)
  if (name === 'begin') return begin(record, pending(id, atMs))
  if (name === 'abandon') return abandon(record, [generation(id)], atMs)
  return name === 'told' ? receiptWritten(record, seen, atMs) : forget(record, [generation(id)])
}

function changed(record: DropRecord | null): DropRecord {
  if (record === null) throw new TypeError('it stays as it is')
  return record
}
