// Items changed by hand: a damaged record throws an error that says what to do, a damaged state counts as none, and a sheet
// throws when it is accessed.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Attributes, Item, ItemKey } from '../../shared/adapters/dynamo/item.ts'
import { dynamoRecords } from '../../shared/adapters/dynamo/records.ts'
import { dynamoSheetStore } from '../../shared/adapters/dynamo/sheet-store.ts'
import type { Table } from '../../shared/adapters/dynamo/table.ts'
import { PoisonInput } from '../../shared/domain/errors.ts'
import { customerId } from '../../shared/domain/ids.ts'
import { dropPlace, newDropRecord } from '../../shared/domain/ledger/drop-record.ts'
import { noticePlace } from '../../shared/domain/notices/notice-record.ts'
import { load } from '../../shared/flows/records.ts'
import type { SheetStore } from '../../shared/ports/sheets.ts'
import { putRecord } from '../support/records.ts'
import { address, committed, generation, partner } from './builders.ts'
import { type DynamoBench, startDynamoBench } from './dynamo-bench.ts'
import { activity, entitlements, support } from './sheet-builders.ts'

describe('over DynamoDB, a damaged item', () => {
  let bench: DynamoBench
  let table: Table
  let sheets: SheetStore

  beforeAll(async () => {
    bench = await startDynamoBench()
  })
  afterAll(() => bench.close())
  beforeEach(async () => {
    table = await bench.emptyTable()
    sheets = dynamoSheetStore({ entitlements: table, activity: table, support: table })
  })

  /** Changes the only item. */
  async function forge(pk: string, changes: Attributes): Promise<ItemKey> {
    const [item] = await Array.fromAsync(table.query(pk, '0', 'z'))
    if (item === undefined) throw new TypeError('there is no item')
    await table.putAll([{ ...item, ...changes } as Item])
    return item
  }

  it.each([
    ['text', 'oh'],
    ['bytes', Buffer.from('oh')],
    ['bytes in a list', [Buffer.from('oh')]],
    ['a set', new Set(['oh'])],
    ['nothing', undefined],
  ])(
    'that is a record with %s instead of a list throws an error that says what to do',
    async (_what, mails) => {
      const ports = { records: dynamoRecords(table) }
      const place = noticePlace(partner())
      await putRecord(
        place,
        { partner: partner(), day: '2026-11-20', notifiedStateKey: 'a', mails: [] },
        ports,
      )
      await forge('northwind', { mails })
      await expect(load(place, ports)).rejects.toMatchObject({
        name: 'PoisonInput',
        message: expect.stringMatching(/^The record northwind notices cannot be read: mails\S* is damaged; /),
      })
    },
  )

  it('that is the state of a drop, %s, counts as none', async () => {
    const ports = { records: dynamoRecords(table) }
    const place = dropPlace(address())
    await putRecord(place, { ...newDropRecord(address().key), revision: 1, state: committed() }, ports)
    await forge('northwind', { state: [Buffer.from('oh')], pending: new Set(['oh']) })
    expect((await load(place, ports))?.value).toMatchObject({ revision: 1, state: null, pending: [] })
  })

  it.each([
    ['entitlements', entitlements(), { subscriptions: undefined }],
    ['entitlements', entitlements(), { subscriptions: 'some' }],
    ['activity', activity(), { effectiveDate: 'today' }],
    ['activity', activity(), { kind: 'whatever' }],
    ['support', support(), { packed: Buffer.from('oh') }],
  ] as const)('that is a sheet of %s throws when it is accessed', async (dataset, sheet, changes) => {
    const there = address(`northwind/${dataset}/2026-11-20/day.csv`)
    await sheets.put({ address: there, generation: generation('g1') }, [{ sheet, part: 0 }])
    const { pk, sk } = await forge(sheet.kind === 'support' ? 'northwind' : 'northwind#contoso', changes)
    const { partner: of, keyDay } = there
    const read =
      dataset === 'support'
        ? sheets.support(of, keyDay, keyDay)
        : sheets[dataset](of, customerId('contoso'), keyDay, keyDay)
    const [stored, ...others] = await Array.fromAsync(read)
    expect(others).toEqual([])
    expect(stored).toMatchObject({ key: there.key, generation: 'g1', part: 0 })
    expect(() => stored?.sheet).toThrow(PoisonInput)
    expect(() => stored?.sheet).toThrow(`The sheet ${pk} ${sk} cannot be read; `)
  })
})
