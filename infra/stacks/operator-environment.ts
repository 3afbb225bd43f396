// The environment of an operator's shell for `npm run uptake`, as assignments to export: the same variables
// by which the functions find their buckets, tables and queues.

import { CfnOutput } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import {
  BUCKETS,
  type BucketName,
  PARTNER_POLICY_VARIABLE,
  PORTAL_VARIABLE,
  QUEUE_NAMES,
  queueVariable,
  RETENTION_VARIABLE,
  TABLES,
  type TableName,
} from '../../shared/topology.ts'
import type { Queues } from './functions.ts'
import type { StateStack } from './state-stack.ts'

export function outputEnvironment(
  scope: Construct,
  state: StateStack,
  queues: Queues,
  portalUrl: string,
): void {
  const tables = Object.entries(TABLES) as [TableName, string][]
  const buckets = Object.keys(BUCKETS) as BucketName[]
  outputVariables(scope, 'EnvironmentStorage', [
    ...buckets.map((name): [string, string] => [BUCKETS[name].variable, state[name].bucketName]),
    ...tables.map(([name, variable]): [string, string] => [variable, state.tables[name].tableName]),
    [RETENTION_VARIABLE, String(state.retentionDays)],
    [PARTNER_POLICY_VARIABLE, state.partnerPolicyArn],
    [PORTAL_VARIABLE, portalUrl],
  ])
  outputVariables(
    scope,
    'EnvironmentQueues',
    QUEUE_NAMES.map((name) => [queueVariable(name), queues[name].queue.queueUrl]),
  )
}

function outputVariables(
  scope: Construct,
  id: string,
  variables: readonly (readonly [string, string])[],
): void {
  const value = variables.map((assignment) => assignment.join('=')).join(' ')
  new CfnOutput(scope, id, { description: 'For npm run uptake, to be exported', value })
}
