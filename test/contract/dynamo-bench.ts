// A DynamoDB with empty tables on demand: the embedded one, with faults where a test wants them, or another one.

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { startDynamo } from '../../infra/emulator/dynamo.ts'
import { createTables } from '../../shared/adapters/create-missing.ts'
import { dynamoClient } from '../../shared/adapters/dynamo/client.ts'
import type { RequestUnits } from '../../shared/adapters/dynamo/request-units.ts'
import { dynamoTable, type Table } from '../../shared/adapters/dynamo/table.ts'
import { credentials } from '../support/credentials.ts'
import { type Faults, injectFaults } from '../support/faults.ts'
import { deleteTable, emptyTable } from './emptied.ts'
import { freshName, givenEndpoint } from './endpoint.ts'

export interface DynamoBench {
  readonly client: DynamoDBClient
  readonly units: RequestUnits
  emptyTable(): Promise<Table>
  /** The name of the table that was created last. */
  lastTable(): string
  close(): Promise<void>
}

/** On other services creating a table is slow: a few are created and emptied again. No test uses more at once. */
const TABLES_ELSEWHERE = 4

/** With faults, always the embedded one. */
export async function startDynamoBench(faults?: Faults): Promise<DynamoBench> {
  const given = faults === undefined ? givenEndpoint('DYNAMODB') : null
  const service =
    given === null ? await startDynamo({ credentials, middleware: faults && injectFaults(faults) }) : null
  const units: RequestUnits = { read: 0, write: 0 }
  const client = dynamoClient({ endpoint: given ?? service?.endpoint ?? '' }, units)
  const made: string[] = []
  let last = ''

  async function newTable(name: string): Promise<void> {
    await createTables(client, [name])
    made.push(name)
    last = name
  }

  /** The least recently used one. */
  async function usedTable(): Promise<void> {
    const [oldest = '', ...others] = made
    made.splice(0, made.length, ...others, oldest)
    await emptyTable(client, oldest)
    last = oldest
  }

  return {
    client,
    units,
    lastTable: () => last,
    async emptyTable() {
      if (service !== null) await newTable(`Table${made.length + 1}`)
      else if (made.length < TABLES_ELSEWHERE) await newTable(freshName())
      else await usedTable()
      return dynamoTable(client, last)
    },
    async close() {
      if (service === null) for (const name of made) await deleteTable(client, name)
      client.destroy()
      await service?.close()
    },
  }
}
