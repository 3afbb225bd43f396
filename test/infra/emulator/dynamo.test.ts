// The embedded DynamoDB beyond its protocol: on disk, killed, disconnected, closed while busy.

import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { create } from 'dynalite/db/index.js'
import { describe, expect, it } from 'vitest'
import { startDynamo } from '../../../infra/emulator/dynamo.ts'
import { credentials } from '../../support/credentials.ts'
import { fetchSigned, signedHeaders } from '../../support/signed.ts'
import { temporaryFolder } from './temporary-folder.ts'

const TableName = 'Ledger'

async function opened(options: { folder?: string } = {}) {
  const service = await startDynamo({ credentials, ...options })
  const client = new DynamoDBClient({ endpoint: service.endpoint, maxAttempts: 1 })
  return {
    ...service,
    client,
    createTable: () =>
      client.send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        }),
      ),
    put: (pk: string) => client.send(new PutItemCommand({ TableName, Item: { pk: { S: pk } } })),
    get: async (pk: string) => {
      const question = new GetItemCommand({ TableName, Key: { pk: { S: pk } }, ConsistentRead: true })
      return (await client.send(question)).Item
    },
    status: async () => (await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus,
  }
}

describe('a table', () => {
  it('is active when it is created', async () => {
    const dynamo = await opened()
    await dynamo.createTable()
    await dynamo.put('a')
    expect(await dynamo.status()).toBe('ACTIVE')
    await dynamo.close()
  })

  it('persists with its items across a restart', async () => {
    const folder = join(temporaryFolder(), 'not', 'there', 'yet')
    const before = await opened({ folder })
    await before.createTable()
    await before.put('a')
    await before.close()
    const after = await opened({ folder })
    expect(await after.get('a')).toEqual({ pk: { S: 'a' } })
    await after.close()
  })

  it('is active after a restart even if it was being created during a kill', async () => {
    const folder = temporaryFolder()
    const before = await opened({ folder })
    await before.createTable()
    await before.close()
    const { db } = create({ path: folder })
    await db.put(`table~${TableName}`, { ...(await tableIn(db)), TableStatus: 'CREATING' })
    await db.close()

    const after = await opened({ folder })
    expect(await after.status()).toBe('ACTIVE')
    await after.put('a')
    await after.close()
  })
})

describe('a folder', () => {
  it('can be used by one process at a time', async () => {
    const folder = temporaryFolder()
    const first = await opened({ folder })
    await expect(startDynamo({ credentials, folder })).rejects.toThrow(
      `${folder} cannot be opened: another run may be using it`,
    )
    await first.createTable()
    await first.close()
    await (await opened({ folder })).close()
  })
})

describe('the service', () => {
  it('survives clients that disconnect during a request', async () => {
    const dynamo = await opened()
    const signed = await signedHeaders('POST', dynamo.endpoint)
    const headers = { ...signed, 'content-length': 1000, 'x-amz-target': 'DynamoDB_20120810.PutItem' }
    const request = httpRequest(dynamo.endpoint, { method: 'POST', headers })
    const gone = new Promise((resolve) => request.on('error', resolve))
    request.write('{"TableName":')
    request.on('socket', (socket) => socket.on('connect', () => setImmediate(() => request.destroy())))
    await gone
    await dynamo.createTable()
    expect(await dynamo.status()).toBe('ACTIVE')
    await dynamo.close()
  })

  it.each(['null', '[]', '1', '"a"', '{', ''])('answers the body %j with a client error', async (body) => {
    const dynamo = await opened()
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.ListTables',
    }
    const answer = await fetchSigned(dynamo.endpoint, { method: 'POST', headers, body })
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { __type: 'com.amazon.coral.service#SerializationException' },
    ])
    await dynamo.close()
  })

  it('answers requests that crash dynalite, and continues', async () => {
    const dynamo = await opened()
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.CreateTable',
    }
    const table = { TableName, BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: [], KeySchema: [null] }
    const body = JSON.stringify(table)
    const answer = await fetchSigned(dynamo.endpoint, { method: 'POST', headers, body })
    expect([answer.status, await answer.text()]).toEqual([
      500,
      expect.stringContaining('This request failed: '),
    ])
    await dynamo.createTable()
    expect(await dynamo.status()).toBe('ACTIVE')
    await dynamo.close()
  })

  it('closes safely while busy', async () => {
    const dynamo = await opened()
    await dynamo.createTable()
    const puts = Array.from({ length: 50 }, (_, n) => dynamo.put(`${n}`))
    const outcomes = Promise.allSettled(puts)
    await puts[0]
    await dynamo.close()
    expect(await outcomes).toHaveLength(50)
  })
})

async function tableIn(db: ReturnType<typeof create>['db']) {
  for await (const [, table] of db.iterator({ gte: `table~${TableName}`, lt: 'table~\uffff' })) return table
  throw new Error('no table in the folder')
}
