// Records as flows use them: changed concurrently, damaged by hand, and never retried without end.

import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { RecordPlace } from '../../../shared/domain/records.ts'
import { load, loadAll, loadReadable, type RecordPorts, update } from '../../../shared/flows/records.ts'
import { fakeRecords } from '../../support/fakes/records.ts'
import { putRecord, recordAt } from '../../support/records.ts'

interface Count {
  readonly count: number
}

const KIND = { schema: z.object({ count: z.number() }), repair: 'delete it' }
const COUNT: RecordPlace<Count> = { partition: 'golden', name: 'count#1', kind: KIND }
const plusOne = (seen: Count | null) => ({ count: (seen?.count ?? 0) + 1 })

describe('a record', () => {
  let ports: RecordPorts
  let waits: number[]

  beforeEach(() => {
    waits = []
    const pause = async (ms: number) => void waits.push(ms)
    ports = { records: fakeRecords(), pause }
  })

  it('is created and changed, and a change sees the current value', async () => {
    expect(await update(COUNT, plusOne, ports)).toEqual({ count: 1 })
    expect(await update(COUNT, async (seen) => plusOne(seen), ports)).toEqual({ count: 2 })
    expect(await recordAt(COUNT, ports)).toEqual({ count: 2 })
  })

  it('is left alone if there is nothing to change', async () => {
    expect(await update(COUNT, () => null, ports)).toBeNull()
    await putRecord(COUNT, { count: 7 }, ports)
    const before = await load(COUNT, ports)
    expect(await update(COUNT, () => null, ports)).toEqual({ count: 7 })
    expect(await load(COUNT, ports)).toEqual(before)
  })

  it('keeps all of ten concurrent changes', async () => {
    await Promise.all(Array.from({ length: 10 }, () => update(COUNT, plusOne, ports)))
    expect(await recordAt(COUNT, ports)).toEqual({ count: 10 })
  })

  it('that keeps changing is given up after growing pauses', async () => {
    const restless = async (seen: Count | null) => {
      await putRecord(COUNT, { count: 0 }, ports)
      return plusOne(seen)
    }
    await expect(update(COUNT, restless, ports)).rejects.toMatchObject({
      name: 'Transient',
      message: 'The record golden count#1 kept changing while it was to be written.',
    })
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(20_000)
  })

  it('that was damaged by hand throws an error that says what to do', async () => {
    await ports.records.put({ partition: 'golden', name: 'count#1' }, { count: 'seven' }, null)
    const sentence = 'The record golden count#1 cannot be read: count is damaged; delete it.'
    await expect(load(COUNT, ports)).rejects.toMatchObject({ name: 'PoisonInput', message: sentence })
    await expect(update(COUNT, plusOne, ports)).rejects.toThrow(sentence)
    const all = Array.fromAsync(loadAll({ partition: 'golden', prefix: 'count', kind: KIND }, ports))
    await expect(all).rejects.toThrow(sentence)
  })

  it('that was damaged by hand does not hide the others of a list', async () => {
    const places = ['count#1', 'count#2', 'count#3'].map((name) => ({ ...COUNT, name }))
    for (const place of places) await putRecord(place, { count: 1 }, ports)
    const damaged = await load(COUNT, ports)
    await ports.records.put({ partition: 'golden', name: 'count#1' }, {}, damaged?.version ?? null)
    const told: string[] = []
    const readable = loadReadable(
      { partition: 'golden', prefix: 'count', kind: KIND },
      ports,
      ({ message }) => told.push(message),
    )
    expect(await Array.fromAsync(readable, ({ place: { name } }) => name)).toEqual(['count#2', 'count#3'])
    expect(told).toEqual(['The record golden count#1 cannot be read: count is damaged; delete it.'])
  })
})
