// A Lambda function with the project's defaults. Binding a resource sets its environment variable and grants
// its use in one call, so a function holds what it needs and nothing else.

import { fileURLToPath } from 'node:url'
import { type Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { EventBus } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { STAGE_VARIABLE, TABLES, type TableName } from '../../shared/topology.ts'
import type { Tables } from '../stacks/state-stack.ts'
import { acknowledgeEveryResource, acknowledgeKeys } from './acknowledge.ts'
import { BUNDLING, NEVER_IMPORTED } from './bundling.ts'

export interface AppFunctionProps {
  /** The dimension of its metrics. */
  readonly stage: string
  /** Name of its file in functions/. */
  readonly entry: string
  readonly memoryMb: number
  readonly timeout: Duration
  /** Whether X-Ray gets a trace of each invocation. */
  readonly isTraced: boolean
}

/** What a function does with the objects of a bucket. */
export interface ObjectAccess {
  readonly actions: readonly string[]
  /** The keys; `*` stands for any suffix. */
  readonly keys: readonly string[]
  /** Why a `*` is acceptable there. */
  readonly reason?: string
}

/** What a function does with the items of a table. */
export type TableAction =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'DeleteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'UpdateItem'

const root = fileURLToPath(new URL('../..', import.meta.url))

export class AppFunction extends Construct {
  readonly lambda: NodejsFunction
  readonly logGroup: LogGroup
  readonly timeout: Duration

  constructor(scope: Construct, id: string, props: AppFunctionProps) {
    super(scope, id)
    const { stage, entry, memoryMb, timeout, isTraced } = props
    this.timeout = timeout
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.logGroup.grantWrite(role)
    this.lambda = new NodejsFunction(this, 'Function', {
      entry: `${root}functions/${entry}.ts`,
      projectRoot: root,
      depsLockFilePath: `${root}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMb,
      timeout,
      role,
      logGroup: this.logGroup,
      environment: { [STAGE_VARIABLE]: stage },
      tracing: isTraced ? Tracing.ACTIVE : Tracing.DISABLED,
      bundling: {
        ...BUNDLING,
        format: OutputFormat.ESM,
        logLevel: LogLevel.WARNING,
        bundleAwsSDK: true,
        externalModules: NEVER_IMPORTED,
      },
    })
    if (isTraced)
      acknowledgeEveryResource(role, 'X-Ray takes trace segments for the whole account, not for a resource.')
  }

  bindTables(tables: Tables, names: readonly TableName[], ...actions: readonly TableAction[]): void {
    for (const name of names) {
      const table: Table = tables[name]
      this.lambda.addEnvironment(TABLES[name], table.tableName)
      table.grant(this.lambda, ...actions.map((action) => `dynamodb:${action}`))
    }
  }

  /** Always includes listing: without it, S3 answers 403 for a missing key. */
  bindBucket(variable: string, bucket: Bucket, ...accesses: readonly ObjectAccess[]): void {
    this.lambda.addEnvironment(variable, bucket.bucketName)
    this.lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
    )
    for (const { actions, keys, reason } of accesses) {
      this.lambda.addToRolePolicy(
        new PolicyStatement({
          actions: [...actions],
          resources: keys.map((key) => bucket.arnForObjects(key)),
        }),
      )
      if (reason) for (const key of keys) acknowledgeKeys(this, bucket, key, reason)
    }
  }

  bindQueue(variable: string, queue: Queue): void {
    this.lambda.addEnvironment(variable, queue.queueUrl)
    queue.grant(this.lambda, 'sqs:SendMessage')
  }

  bindBus(variable: string, bus: EventBus): void {
    this.lambda.addEnvironment(variable, bus.eventBusName)
    bus.grantPutEventsTo(this.lambda)
  }
}
