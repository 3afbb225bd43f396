// Batch reads and writes, several at once; unprocessed items are retried a limited number of times.

import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { Transient } from '../../domain/errors.ts'
import { backoff, MAX_ATTEMPTS } from '../backoff.ts'
import type { StoredItem } from './item.ts'

const WRITES_PER_BATCH = 25
const READS_PER_BATCH = 100
const BATCHES_AT_ONCE = 4

/** Keys must be unique. */
export async function writeAll(
  client: DynamoDBClient,
  table: string,
  requests: readonly WriteRequest[],
): Promise<void> {
  await inBatches(requests, WRITES_PER_BATCH, async (batch) => {
    let rest: WriteRequest[] = batch
    for (let attempt = 1; rest.length > 0; ) {
      await pause(attempt, `${rest.length} writes to ${table}`)
      const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: rest } }))
      const left = answer.UnprocessedItems?.[table] ?? []
      attempt = nextAttempt(attempt, rest.length, left.length)
      rest = left
    }
  })
}

/** The items that exist, in no order; keys must be unique. Not consistent: recent writes may be missing. */
export async function readAll(
  client: DynamoDBClient,
  table: string,
  keys: readonly StoredItem[],
): Promise<StoredItem[]> {
  const found: StoredItem[] = []
  await inBatches(keys, READS_PER_BATCH, async (batch) => {
    let rest: StoredItem[] = batch
    for (let attempt = 1; rest.length > 0; ) {
      await pause(attempt, `${rest.length} reads from ${table}`)
      const answer = await client.send(new BatchGetItemCommand({ RequestItems: { [table]: { Keys: rest } } }))
      found.push(...(answer.Responses?.[table] ?? []))
      const left = answer.UnprocessedKeys?.[table]?.Keys ?? []
      attempt = nextAttempt(attempt, rest.length, left.length)
      rest = left
    }
  })
  return found
}

/** Attempts start over as long as some items are processed. */
function nextAttempt(attempt: number, asked: number, left: number): number {
  return left < asked ? 2 : attempt + 1
}

async function pause(attempt: number, what: string): Promise<void> {
  if (attempt > MAX_ATTEMPTS)
    throw new Transient(`DynamoDB: ${what} still unprocessed after ${MAX_ATTEMPTS} attempts.`)
  if (attempt > 1) await backoff(attempt - 1)
}

async function inBatches<T>(
  all: readonly T[],
  size: number,
  each: (batch: T[]) => Promise<void>,
): Promise<void> {
  const step = size * BATCHES_AT_ONCE
  for (let start = 0; start < all.length; start += step) {
    const round = all.slice(start, start + step)
    const batches = Array.from({ length: Math.ceil(round.length / size) }, (_, n) =>
      round.slice(n * size, (n + 1) * size),
    )
    await Promise.all(batches.map(each))
  }
}
