// An embedded DynamoDB with empty tables on demand, and faults where a test wants them.

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { startDynamo } from '../../infra/local/cloud/dynamo.ts'
import type { Faults } from '../../infra/local/cloud/loopback.ts'
import { createTables } from '../../shared/adapters/create-missing.ts'
import { dynamoClient } from '../../shared/adapters/dynamo/client.ts'
import type { RequestUnits } from '../../shared/adapters/dynamo/request-units.ts'
import { dynamoTable, type Table } from '../../shared/adapters/dynamo/table.ts'

export interface DynamoBench {
  readonly client: DynamoDBClient
  readonly units: RequestUnits
  emptyTable(): Promise<Table>
  /** Name of the table that was made last. */
  lastTable(): string
  close(): Promise<void>
}

export async function startDynamoBench(faults: Faults = () => undefined): Promise<DynamoBench> {
  const service = await startDynamo({ faults })
  const units: RequestUnits = { read: 0, write: 0 }
  const client = dynamoClient({ endpoint: service.endpoint }, units)
  let tables = 0
  return {
    client,
    units,
    lastTable: () => `Table${tables}`,
    async emptyTable() {
      const name = `Table${++tables}`
      await createTables(client, [name])
      return dynamoTable(client, name)
    },
    async close() {
      client.destroy()
      await service.close()
    },
  }
}
