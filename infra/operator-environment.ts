// What an operator's shell needs to know for `npm run uptake`, as assignments to export: the names that the functions
// know their buckets, tables and queues by.

import { CfnOutput } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { TABLES, type TableName } from '../shared/adapters/tables.ts'
import type { Queues } from './functions.ts'
import type { StateStack } from './state-stack.ts'

export function tellEnvironment(scope: Construct, state: StateStack, queues: Queues): void {
  const tables = Object.entries(TABLES) as [TableName, string][]
  tell(scope, 'EnvironmentStorage', [
    ['UPTAKE_DROPS_BUCKET', state.drops.bucketName],
    ['UPTAKE_REPORTS_BUCKET', state.reports.bucketName],
    ['UPTAKE_SETTINGS_BUCKET', state.settings.bucketName],
    ...tables.map(([name, variable]): [string, string] => [variable, state.tables[name].tableName]),
  ])
  tell(
    scope,
    'EnvironmentQueues',
    Object.entries(queues).map(([name, { queue }]) => [
      `UPTAKE_${name.toUpperCase()}_QUEUE_URL`,
      queue.queueUrl,
    ]),
  )
}

function tell(scope: Construct, id: string, variables: readonly (readonly [string, string])[]): void {
  const value = variables.map((assignment) => assignment.join('=')).join(' ')
  new CfnOutput(scope, id, { description: 'For npm run uptake, to be exported', value })
}
