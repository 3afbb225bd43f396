// Restoring from a copy of the ledger: everything but the records of keys comes back, and the messages before what
// leads to mail.

import { beforeEach, describe, expect, it } from 'vitest'
import { digestPlace } from '../../../../shared/domain/digest/digest-record.ts'
import type { PartnerId } from '../../../../shared/domain/ids.ts'
import { messagePlace } from '../../../../shared/domain/mail/message-record.ts'
import { type RestoredRecord, restore } from '../../../../shared/flows/restore/restore.ts'
import type { Records } from '../../../../shared/ports/records.ts'
import { fakeRecords } from '../../../support/fakes/records.ts'
import { messageAt, messageKey, putMessage } from '../../../support/messages.ts'

const NORTHWIND = 'northwind' as PartnerId
const SENT = messageKey()
const DIGEST = digestPlace(NORTHWIND, '2026-W47')
const PUBLISHED = {
  ...{ partner: NORTHWIND, week: '2026-W47', asOf: '2026-11-22', dueAtMs: 0 },
  ...{ state: 'published', reason: '', recipients: [], snapshotKey: null },
}

describe('restore', () => {
  let records: Records
  let copy: Records
  let written: string[]

  beforeEach(async () => {
    const stored = fakeRecords()
    copy = fakeRecords()
    written = []
    records = {
      ...stored,
      put(key, value, seen) {
        written.push(key.name)
        return stored.put(key, value, seen)
      },
    }
    await copy.put({ partition: '#partners', name: 'partner#northwind' }, {}, null)
    await copy.put(DIGEST, PUBLISHED, null)
    await copy.put({ partition: NORTHWIND, name: 'support#2026-11-22#x' }, { key: 'x' }, null)
    await copy.put({ partition: NORTHWIND, name: 'new-kind#x' }, { until: '2027-01-01' }, null)
    await putMessage(SENT, { state: 'SENT' }, { records: copy })
  })

  const restored = (writes: boolean, settings = new Map()): Promise<RestoredRecord[]> => {
    const pause = async () => undefined
    const ports = { records, copy, pause, settings: async () => settings, clock: () => 0 }
    return Array.fromAsync(restore(writes, ports))
  }

  it('adds what is missing, the messages before the digest that would send them', async () => {
    expect(await restored(true)).toEqual([
      { kind: 'partners', change: 'added' },
      { kind: 'others', change: 'added' },
      { kind: 'messages', change: 'added' },
      { kind: 'digests', change: 'added' },
    ])
    expect(written).toEqual(['partner#northwind', 'new-kind#x', messagePlace(SENT).name, DIGEST.name])
    expect(await messageAt(SENT, { records })).toMatchObject({ state: 'SENT' })
    expect(await records.get(DIGEST)).toMatchObject({ value: PUBLISHED })
  })

  it('says the same without writing', async () => {
    const told = await restored(false)
    expect(written).toEqual([])
    expect(await restored(true)).toEqual(told)
  })

  it('replaces what the copy outweighs, and changes nothing the second time', async () => {
    await putMessage(SENT, { state: 'CLAIMED' }, { records })
    expect(await restored(true)).toContainEqual({ kind: 'messages', change: 'replaced' })
    expect(await messageAt(SENT, { records })).toMatchObject({ state: 'SENT' })
    written.length = 0
    expect((await restored(true)).every(({ change }) => change === 'none')).toBe(true)
    expect(written).toEqual([])
  })

  it('decides anew when a worker changes the record meanwhile', async () => {
    const { put } = records
    let isFirst = true
    records = {
      ...records,
      async put(key, value, seen) {
        if (isFirst && key.name === messagePlace(SENT).name) {
          isFirst = false
          await putMessage(SENT, { state: 'SENT', delivery: 'delivered' }, { records })
        }
        return put(key, value, seen)
      },
    }
    expect(await restored(true)).toContainEqual({ kind: 'messages', change: 'none' })
    expect(await messageAt(SENT, { records })).toMatchObject({ delivery: 'delivered' })
  })

  it('finds the records of a partner that never dropped a file', async () => {
    const silver = 'silver' as PartnerId
    await putMessage({ ...SENT, partner: silver }, { state: 'SENT' }, { records: copy })
    await restored(true, new Map([[silver, {}]]))
    expect(await messageAt({ ...SENT, partner: silver }, { records })).toMatchObject({ state: 'SENT' })
  })
})
