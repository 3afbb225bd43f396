// DynamoDB as the AWS SDK sees it: what the tables of the product rely on.

import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDynamo } from '../../../infra/emulator/dynamo.ts'
import { credentials } from '../../support/credentials.ts'
import { deleteTable } from '../emptied.ts'
import { freshName } from '../endpoint.ts'
import { serviceFor } from './service.ts'

const service = serviceFor('DYNAMODB', () => startDynamo({ credentials }))
const TableName = freshName()
const named = (name: string) => expect.objectContaining({ name })
let client: DynamoDBClient

beforeAll(async () => {
  client = new DynamoDBClient({ endpoint: service.endpoint, maxAttempts: 1 })
  await createTable()
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName })
})

afterAll(() => deleteTable(client, TableName))

const createTable = () =>
  client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  )

const keyOf = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } })

async function get(pk: string, sk: string) {
  const { Item } = await client.send(
    new GetItemCommand({ TableName, Key: keyOf(pk, sk), ConsistentRead: true }),
  )
  return Item
}

const put = (
  pk: string,
  sk: string,
  more: PutItemCommandInput['Item'] = {},
  rest: Partial<PutItemCommandInput> = {},
) => client.send(new PutItemCommand({ TableName, Item: { ...keyOf(pk, sk), ...more }, ...rest }))

const query = (
  pk: string,
  more: Partial<QueryCommandInput> = {},
  values: QueryCommandInput['ExpressionAttributeValues'] = {},
) =>
  client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ConsistentRead: true,
      ...more,
      ExpressionAttributeValues: { ':pk': { S: pk }, ...values },
    }),
  )

async function sortKeys(pk: string, more: Partial<QueryCommandInput> = {}, values = {}): Promise<string[]> {
  const { Items = [] } = await query(pk, more, values)
  return Items.map(({ sk }) => sk?.S ?? '')
}

describe('a table', () => {
  it('exists when it is reported, and is created once', async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    expect(Table?.TableStatus).toBe('ACTIVE')
    await expect(createTable()).rejects.toEqual(named('ResourceInUseException'))
    const absent = new GetItemCommand({ TableName: 'wire-no-such-table', Key: keyOf('a', 'b') })
    await expect(client.send(absent)).rejects.toEqual(named('ResourceNotFoundException'))
  })
})

describe('an item', () => {
  it('is returned as it was put, including large binaries and keys of maximum length', async () => {
    const [pk, sk] = ['é'.repeat(1024), 'é'.repeat(512)]
    const bytes = Buffer.alloc(300_000, 7)
    const item = {
      bytes: { B: bytes },
      list: { L: [{ N: '1' }, { NULL: true }] },
      map: { M: { a: { BOOL: true } } },
    }
    await put(pk, sk, item)
    const found = await get(pk, sk)
    expect(Buffer.from(found?.bytes?.B ?? []).equals(bytes)).toBe(true)
    expect(found).toMatchObject({ list: item.list, map: item.map })
  })

  it('is refused above 400 KB', async () => {
    const put400 = put('large', 'item', { bytes: { B: Buffer.alloc(410_000) } })
    await expect(put400).rejects.toEqual(named('ValidationException'))
  })

  it('costs a write unit per started KB, and a read unit per 4 KB read consistently', async () => {
    const body = { text: { S: 'a'.repeat(4500) } }
    const { ConsumedCapacity: written } = await put('cost', 'item', body, { ReturnConsumedCapacity: 'TOTAL' })
    const { ConsumedCapacity: read } = await query('cost', { ReturnConsumedCapacity: 'TOTAL' })
    expect([written?.CapacityUnits, read?.CapacityUnits]).toEqual([5, 2])
  })

  it('can be deleted, even if it does not exist', async () => {
    await put('deleted', 'item')
    const deletion = new DeleteItemCommand({ TableName, Key: keyOf('deleted', 'item') })
    await client.send(deletion)
    await client.send(deletion)
    expect(await get('deleted', 'item')).toBeUndefined()
  })
})

describe('a condition', () => {
  it('allows one of many puts', async () => {
    const condition = { ConditionExpression: 'attribute_not_exists(pk)' }
    const puts = Array.from({ length: 8 }, (_, n) => put('race', 'item', { n: { N: `${n}` } }, condition))
    const outcomes = await Promise.allSettled(puts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [lost] = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(lost?.reason).toEqual(named('ConditionalCheckFailedException'))
  })

  it('allows one of many updates of the same version', async () => {
    await put('revision', 'item', { revision: { N: '1' } })
    const update = (to: string) =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: keyOf('revision', 'item'),
          UpdateExpression: 'SET revision = :to, pending.#id = :to',
          ConditionExpression: 'revision = :seen',
          ExpressionAttributeNames: { '#id': 'a' },
          ExpressionAttributeValues: { ':seen': { N: '1' }, ':to': { N: to } },
        }),
      )
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: keyOf('revision', 'item'),
        UpdateExpression: 'SET pending = :none',
        ExpressionAttributeValues: { ':none': { M: {} } },
      }),
    )
    const outcomes = await Promise.allSettled(['2', '3', '4'].map(update))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const item = await get('revision', 'item')
    expect(item?.pending?.M?.a).toEqual(item?.revision)
  })
})

describe('a query', () => {
  it('returns only the items of its partition, in UTF-8 order', async () => {
    const keys = ['', ' ', '%', 'a', 'b', 'é', '\uffee', '😀'].map((end) => `k${end}`)
    for (const key of keys.toReversed()) await put('order', key)
    await put('order2', 'kx')
    expect(await sortKeys('order')).toEqual(keys)
    expect(await sortKeys('order', { ScanIndexForward: false })).toEqual(keys.toReversed())
  })

  it('supports ranges and prefixes', async () => {
    for (const key of ['2026-11-01#a', '2026-11-02#a', '2026-11-02#b', '2026-11-03#a'])
      await put('range', key)
    const between = { KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to' }
    const days = { ':from': { S: '2026-11-02' }, ':to': { S: '2026-11-02~' } }
    expect(await sortKeys('range', between, days)).toEqual(['2026-11-02#a', '2026-11-02#b'])
    const prefixed = { KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)' }
    expect(await sortKeys('range', prefixed, { ':prefix': { S: '2026-11-03' } })).toEqual(['2026-11-03#a'])
  })

  it('continues where its last page ended, also if a page is limited by size', async () => {
    for (const key of ['a', 'b', 'c', 'd']) await put('pages', key, { bytes: { B: Buffer.alloc(390_000) } })
    const found: string[] = []
    let pages = 0
    let start: QueryCommandInput['ExclusiveStartKey']
    do {
      const { Items = [], LastEvaluatedKey } = await query('pages', { ExclusiveStartKey: start })
      found.push(...Items.map(({ sk }) => sk?.S ?? ''))
      start = LastEvaluatedKey
      pages += 1
    } while (start !== undefined)
    expect(found).toEqual(['a', 'b', 'c', 'd'])
    expect(pages).toBeGreaterThan(1)
    expect(await sortKeys('pages', { Limit: 1 })).toEqual(['a'])
  })
})

describe('a batch', () => {
  it('writes and deletes up to 25 items', async () => {
    const keys = Array.from({ length: 25 }, (_, n) => `k${n}`)
    const write = (request: (key: string) => object) =>
      client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: keys.map(request) } }))
    await write((key) => ({ PutRequest: { Item: keyOf('batch', key) } }))
    expect(await sortKeys('batch')).toHaveLength(25)
    await write((key) => ({ DeleteRequest: { Key: keyOf('batch', key) } }))
    expect(await sortKeys('batch')).toEqual([])
  })
})
