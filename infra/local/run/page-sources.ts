// What the page looks at: the services of the run, through the same adapters as the functions.

import { basename } from 'node:path'
import process from 'node:process'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { dynamoClient } from '../../../shared/adapters/dynamo/client.ts'
import { serviceConfig } from '../../../shared/adapters/environment.ts'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { MAIL } from '../../../shared/layout.ts'
import type { ReportBucket } from '../../../shared/ports.ts'
import { TABLES } from '../../../shared/topology.ts'
import type { MailedMessage, PageSources, TableSource } from '../page/sources.ts'
import type { Functions } from './functions.ts'

export function pageSources({ reports, drops }: Wiring, { ses }: Functions): PageSources {
  const mailbox = ses === null ? () => keptMail(reports) : ses.messages
  return { mailbox, reports, drops, tables: tableSources() }
}

/** Nobody can look into a foreign SES; of every mail that it took, the product keeps a copy. */
async function keptMail(reports: ReportBucket): Promise<MailedMessage[]> {
  const messages: MailedMessage[] = []
  for await (const { key, modifiedMs } of reports.list(MAIL)) {
    const found = await reports.get(key)
    if (found === null) continue
    messages.push({
      messageId: key,
      atMs: modifiedMs,
      destinations: [basename(key, '.eml')],
      raw: found.body,
    })
  }
  return messages
}

function tableSources(): TableSource[] {
  const client = dynamoClient(serviceConfig(process.env, 'DYNAMODB'), { read: 0, write: 0 })
  return Object.entries(TABLES).map(([name, variable]) => ({
    name,
    async first(rows) {
      const request = new ScanCommand({ TableName: process.env[variable], Limit: rows })
      const { Items = [] } = await client.send(request)
      return Items.map((item) => unmarshall(item))
    },
  }))
}
