// One table and the few calls that the product makes on it. Reads are consistent unless stated otherwise.

import { randomUUID } from 'node:crypto'
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { readAll, writeAll } from './batches.ts'
import { type Change, type Condition, conditional, expressions } from './change.ts'
import { fromStored, type Item, type ItemKey, toStored, toStoredItem } from './item.ts'

export interface Table {
  get(key: ItemKey): Promise<Item | null>
  /** False: the condition did not hold, possibly because of a retry after a lost answer. */
  putIf(item: Item, condition: Condition): Promise<boolean>
  deleteIf(key: ItemKey, condition: Condition): Promise<boolean>
  /** Creates the item if it does not exist. */
  update(key: ItemKey, change: Change): Promise<void>
  /**
   * False: the condition did not hold. A retry after a lost answer finds its own write, which counts as
   * success.
   */
  updateIf(key: ItemKey, change: Change, condition: Condition): Promise<boolean>
  /** The items of a partition whose sort keys start with a prefix, or with one of a range, in order. */
  query(pk: string, from: string, to?: string): AsyncIterable<Item>
  /** All items of a partition, in order. */
  partition(pk: string): AsyncIterable<Item>
  putAll(items: readonly Item[]): Promise<void>
  deleteAll(keys: readonly ItemKey[]): Promise<void>
  /** Those that exist, in no order. Not consistent. */
  getAll(keys: readonly ItemKey[]): Promise<Item[]>
}

export function dynamoTable(client: DynamoDBClient, TableName: string): Table {
  async function get(key: ItemKey): Promise<Item | null> {
    const answer = await client.send(new GetItemCommand({ TableName, Key: keyOf(key), ConsistentRead: true }))
    return answer.Item === undefined ? null : fromStored(answer.Item)
  }

  return {
    get,
    putIf: (item, condition) =>
      isMet(
        client.send(new PutItemCommand({ TableName, Item: toStoredItem(item), ...conditional(condition) })),
      ),
    deleteIf: (key, condition) =>
      isMet(client.send(new DeleteItemCommand({ TableName, Key: keyOf(key), ...conditional(condition) }))),
    async update(key, change) {
      await client.send(new UpdateItemCommand({ TableName, Key: keyOf(key), ...expressions(change, null) }))
    },
    async updateIf(key, { set, remove }, condition) {
      const writtenBy = randomUUID()
      const signed = expressions({ set: { ...set, writtenBy }, remove }, condition)
      const written = client.send(new UpdateItemCommand({ TableName, Key: keyOf(key), ...signed }))
      return (await isMet(written)) || (await get(key))?.writtenBy === writtenBy
    },
    async *query(pk, from, to = from) {
      const pages = paginateQuery(
        { client },
        {
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          // Parts of a sort key are separated by `#`, and `$` is the next character, so the range has exactly
          // these keys.
          ExpressionAttributeValues: toStored({ ':pk': pk, ':from': `${from}#`, ':to': `${to}$` }),
        },
      )
      for await (const { Items = [] } of pages) yield* Items.map(fromStored)
    },
    async *partition(pk) {
      const pages = paginateQuery(
        { client },
        {
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: toStored({ ':pk': pk }),
        },
      )
      for await (const { Items = [] } of pages) yield* Items.map(fromStored)
    },
    async putAll(items) {
      const requests = items.map((item) => ({ PutRequest: { Item: toStoredItem(item) } }))
      await writeAll(client, TableName, requests)
    },
    async deleteAll(keys) {
      const requests = keys.map((key) => ({ DeleteRequest: { Key: keyOf(key) } }))
      await writeAll(client, TableName, requests)
    },
    async getAll(keys) {
      const found = await readAll(client, TableName, keys.map(keyOf))
      return found.map(fromStored)
    },
  }
}

/** False: the condition of the write did not hold. */
async function isMet(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

function keyOf({ pk, sk }: ItemKey): Record<'pk' | 'sk', { S: string }> {
  return { pk: { S: pk }, sk: { S: sk } }
}
