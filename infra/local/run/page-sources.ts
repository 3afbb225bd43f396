// The data sources of the page: the services of the run, through the same adapters as the functions.

import { basename } from 'node:path'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { dynamoClient } from '../../../shared/adapters/dynamo/client.ts'
import { type Environment, serviceConfig } from '../../../shared/adapters/environment.ts'
import { explain } from '../../../shared/flows/measure/explain.ts'
import { MAIL } from '../../../shared/layout.ts'
import type { ReportBucket } from '../../../shared/ports/objects.ts'
import { TABLES } from '../../../shared/topology.ts'
import type { MailedMessage, PageSources, TableSource } from '../page/sources.ts'
import type { Functions } from './functions.ts'
import { portalOf } from './portal.ts'

export function pageSources({ environment, wiring, ses }: Functions): PageSources {
  const { reports, drops } = wiring
  const mailbox = ses === null ? () => keptMail(reports) : ses.messages
  return {
    mailbox,
    reports,
    drops,
    portal: portalOf(wiring),
    tables: tableSources(environment),
    async explain(id, job) {
      const partner = (await wiring.settings()).get(id)
      return partner === undefined ? null : explain(partner, job, wiring)
    },
  }
}

/** An attached SES has no mailbox to read; the product keeps a copy of every mail that SES accepted. */
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

function tableSources(environment: Environment): TableSource[] {
  const client = dynamoClient(serviceConfig(environment, 'DYNAMODB'), { read: 0, write: 0 })
  return Object.entries(TABLES).map(([name, variable]) => ({
    name,
    async first(rows) {
      const request = new ScanCommand({ TableName: environment[variable], Limit: rows })
      const { Items = [] } = await client.send(request)
      return Items.map((item) => unmarshall(item))
    },
  }))
}
