// The environment of an operator's shell for `npm run uptake`, as assignments to export: the same variables
// by which the functions find their buckets, tables and queues.

import { CfnOutput, Token } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import {
  BUCKETS,
  type BucketName,
  PARTNER_POLICY_VARIABLE,
  QUEUE_NAMES,
  queueVariable,
  RETENTION_VARIABLE,
  TABLES,
  type TableName,
} from '../../shared/topology.ts'
import type { Queues } from './functions.ts'
import type { StateStack } from './state-stack.ts'

type Variables = readonly (readonly [string, string])[]

interface OperatorEnvironment {
  readonly state: StateStack
  readonly queues: Queues
  /** Who sends mail, and where it leads. */
  readonly mail: Variables
}

export function outputEnvironment(scope: Construct, { state, queues, mail }: OperatorEnvironment): void {
  const tables = Object.entries(TABLES) as [TableName, string][]
  const buckets = Object.keys(BUCKETS) as BucketName[]
  outputVariables(scope, 'EnvironmentStorage', [
    ...buckets.map((name): [string, string] => [BUCKETS[name].variable, state[name].bucketName]),
    ...tables.map(([name, variable]): [string, string] => [variable, state.tables[name].tableName]),
    [RETENTION_VARIABLE, String(state.retentionDays)],
    [PARTNER_POLICY_VARIABLE, state.partnerPolicyArn],
  ])
  outputVariables(
    scope,
    'EnvironmentQueues',
    QUEUE_NAMES.map((name) => [queueVariable(name), queues[name].queue.queueUrl]),
  )
  outputVariables(scope, 'EnvironmentMail', mail)
}

function outputVariables(scope: Construct, id: string, variables: Variables): void {
  const value = variables.map(([name, text]) => `${name}=${forShell(text)}`).join(' ')
  new CfnOutput(scope, id, { description: 'For npm run uptake, to be exported', value })
}

/** Names of resources, some of which only the deployment knows, need no quotes; an imprint does. */
function forShell(text: string): string {
  return Token.isUnresolved(text) || PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

const PLAIN = /^[\w@%+=:,./-]*$/
