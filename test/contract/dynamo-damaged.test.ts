// Items that somebody changed by hand: a record that cannot be read counts as none, and a sheet says so when it is asked.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dynamoDropLedger } from '../../shared/adapters/dynamo/drop-ledger.ts'
import type { Attributes, Item, ItemKey } from '../../shared/adapters/dynamo/item.ts'
import { dynamoSheetStore } from '../../shared/adapters/dynamo/sheet-store.ts'
import type { Table } from '../../shared/adapters/dynamo/table.ts'
import { PoisonInput } from '../../shared/domain/errors.ts'
import { customerId } from '../../shared/domain/ids.ts'
import type { DropLedger, SheetStore } from '../../shared/ports.ts'
import { address, commitment, generation, outcome, partner, pending } from './builders.ts'
import { type DynamoBench, startDynamoBench } from './dynamo-bench.ts'
import { activity, entitlements, support } from './sheet-builders.ts'

const DROP = address('northwind/activity/2026-11-20/day.csv')
const OTHER = address('northwind/activity/2026-11-20/other.csv')

describe('over DynamoDB, what was damaged', () => {
  let bench: DynamoBench
  let table: Table
  let ledger: DropLedger
  let sheets: SheetStore

  beforeAll(async () => {
    bench = await startDynamoBench()
  })
  afterAll(() => bench.close())
  beforeEach(async () => {
    table = await bench.emptyTable()
    ledger = dynamoDropLedger(table)
    sheets = dynamoSheetStore({ entitlements: table, activity: table, support: table })
  })

  /** Changes the one item there. */
  async function forge(pk: string, changes: Attributes): Promise<ItemKey> {
    const [item] = await Array.fromAsync(table.query(pk, '0', 'z'))
    if (item === undefined) throw new TypeError('there is no item')
    await table.put({ ...item, ...changes } as Item)
    return item
  }

  async function commitOnce(): Promise<void> {
    await ledger.notePending(DROP, pending('g1'))
    await ledger.commit(DROP, 0, commitment(), 2_000)
  }

  it.each([
    ['no JSON', 'oh'],
    ['something else', 7],
    ['nothing', undefined],
    ['no commitment', '{}'],
    ['half a commitment', JSON.stringify({ ...commitment(), object: { version: 'v1' } })],
    [
      'of an unknown content',
      JSON.stringify({ ...commitment(), outcome: { ...outcome(), sha256: undefined } }),
    ],
    ['a status of its own', JSON.stringify(commitment({ status: 'lost' as 'deleted' }))],
  ])('a commitment that is %s counts as none, and can be made again', async (_what, value) => {
    await commitOnce()
    await forge('northwind', { commitment: value })
    expect(await ledger.get(DROP)).toMatchObject({ revision: 1, commitment: null })
    expect(await Array.fromAsync(ledger.list(partner()))).toMatchObject([{ revision: 1, commitment: null }])
    await ledger.notePending(DROP, pending('g2', 3_000))
    expect(await ledger.commit(DROP, 1, commitment({ generation: generation('g2') }), 4_000)).toBe(true)
    expect(await ledger.get(DROP)).toMatchObject({ revision: 2, commitment: { generation: 'g2' } })
  })

  it.each([undefined, 'oh', OTHER.key])('a record that names %j is of no key in lists', async (key) => {
    await commitOnce()
    await forge('northwind', { key })
    expect(await Array.fromAsync(ledger.list(partner()))).toEqual([])
    expect(await ledger.get(DROP)).toMatchObject({ address: DROP, revision: 1, commitment: null })
    await ledger.notePending(DROP, pending('g2', 3_000))
    await ledger.commit(DROP, 1, commitment({ generation: generation('g2') }), 4_000)
    expect(await Array.fromAsync(ledger.list(partner()), (record) => record.address.key)).toEqual([DROP.key])
  })

  it.each([
    ['entitlements', entitlements(), { subscriptions: undefined }],
    ['entitlements', entitlements(), { subscriptions: 'some' }],
    ['activity', activity(), { effectiveDate: 'today' }],
    ['activity', activity(), { kind: 'whatever' }],
    ['support', support(), { packed: Buffer.from('oh') }],
  ] as const)('a sheet of %s says so when it is asked', async (dataset, sheet, changes) => {
    const there = address(`northwind/${dataset}/2026-11-20/day.csv`)
    await sheets.put({ address: there, generation: generation('g1') }, sheet, 0)
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
