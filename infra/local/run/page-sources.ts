// What the page looks at: the embedded services, through the same adapters as the functions.

import process from 'node:process'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { dynamoClient } from '../../../shared/adapters/dynamo/client.ts'
import { serviceConfig } from '../../../shared/adapters/environment.ts'
import { TABLES } from '../../../shared/adapters/tables.ts'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import type { PageSources, TableSource } from '../page/sources.ts'
import type { Functions } from './functions.ts'

export function pageSources({ reports, drops }: Wiring, { cloud }: Functions): PageSources {
  return { mailbox: cloud.ses.messages, reports, drops, tables: tableSources() }
}

function tableSources(): TableSource[] {
  const client = dynamoClient(serviceConfig(process.env, 'DYNAMODB'), { read: 0, write: 0 })
  return Object.keys(TABLES).map((name) => ({
    name,
    async first(rows) {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: name, Limit: rows }))
      return Items.map((item) => unmarshall(item))
    },
  }))
}
