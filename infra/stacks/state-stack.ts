// What outlives the pipeline: the buckets and the tables, what SES knows the sender by, the policy that partners' users
// hold, and the bus that other programs listen to. The tables could be rebuilt from the drops; they are retained all the
// same.

import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import { AttributeType, BillingMode, Table, TableEncryption, type TableProps } from 'aws-cdk-lib/aws-dynamodb'
import { EventBus } from 'aws-cdk-lib/aws-events'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  HttpMethods,
  type IBucket,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { EXPIRY_ATTRIBUTE, TABLE_KEYS, type TableName } from '../../shared/topology.ts'
import { PartnerUploads } from '../constructs/partner-uploads.ts'
import { keepDrops, keepReports, keepSettings } from '../constructs/retention.ts'
import { SenderIdentity } from '../constructs/sender-identity.ts'
import type { StageSettings } from './stage.ts'

export interface StateStackProps extends StackProps {
  readonly stage: StageSettings
}

export type Tables = Readonly<Record<TableName, Table>>

export class StateStack extends Stack {
  readonly drops: Bucket
  readonly reports: Bucket
  readonly settings: Bucket
  readonly tables: Tables
  /** The policy of partners' users. */
  readonly partnerPolicyArn: string
  /** Receives what digests tell other programs. */
  readonly events: EventBus
  /** How long drops, reports and receipts are kept. */
  readonly retentionDays: number

  constructor(scope: Construct, id: string, { stage, ...props }: StateStackProps) {
    super(scope, id, props)
    this.retentionDays = stage.retentionDays
    const logs = safeBucket(this, 'AccessLogs', {
      lifecycleRules: [{ id: 'logs', expiration: Duration.days(90) }],
    })
    Validations.of(logs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It receives the access logs of the other buckets: logging itself would never end.',
    })
    // The cast: CDK's classes and interfaces disagree under exactOptionalPropertyTypes.
    const serverAccessLogsBucket = logs as IBucket
    this.drops = safeBucket(this, 'Drops', {
      versioned: true,
      serverAccessLogsBucket,
      serverAccessLogsPrefix: 'drops/',
      // The portal's pages post forms to it. The signed policy in a form is the credential, wherever it comes from.
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: ['*'] }],
      lifecycleRules: keepDrops(this.retentionDays),
    })
    announceChanges(this.drops)
    this.reports = safeBucket(this, 'Reports', {
      versioned: true,
      serverAccessLogsBucket,
      serverAccessLogsPrefix: 'reports/',
      lifecycleRules: keepReports(this.retentionDays),
    })
    this.settings = safeBucket(this, 'Settings', {
      versioned: true,
      serverAccessLogsBucket,
      serverAccessLogsPrefix: 'settings/',
      lifecycleRules: keepSettings(),
    })
    announceChanges(this.settings)
    this.tables = {
      // Links of mail vanish by themselves; whether they still open is read from the record.
      Ledger: safeTable(this, 'Ledger', { timeToLiveAttribute: EXPIRY_ATTRIBUTE }),
      Entitlements: safeTable(this, 'Entitlements'),
      Activity: safeTable(this, 'Activity'),
      SupportCalls: safeTable(this, 'SupportCalls'),
      Metrics: safeTable(this, 'Metrics'),
      Partners: safeTable(this, 'Partners'),
    }
    this.partnerPolicyArn = new PartnerUploads(this, 'PartnerUploads', this).policyArn
    this.events = eventBus(this, 'Events', stage.name)
    new SenderIdentity(this, 'Sender', stage)
  }
}

function safeBucket(scope: Construct, id: string, props: BucketProps): Bucket {
  return new Bucket(scope, id, {
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    // Not one that a failed first deployment has made.
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    ...props,
  })
}

/**
 * Through the L1 property: the L2 switch adds a helper function and a custom resource for the same setting.
 */
function announceChanges(bucket: Bucket): void {
  if (!(bucket.node.defaultChild instanceof CfnBucket)) throw new Error(`${bucket.node.path} is no bucket`)
  bucket.node.defaultChild.notificationConfiguration = {
    eventBridgeConfiguration: { eventBridgeEnabled: true },
  }
}

function safeTable(
  scope: Construct,
  id: TableName,
  props: Pick<TableProps, 'timeToLiveAttribute'> = {},
): Table {
  return new Table(scope, id, {
    ...props,
    partitionKey: { name: TABLE_KEYS.partition, type: AttributeType.STRING },
    sortKey: { name: TABLE_KEYS.sort, type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    // Also after a failed first deployment, which could not delete a protected table. It blocks no second one:
    // its name is its own.
    removalPolicy: RemovalPolicy.RETAIN,
  })
}

/** Its name is fixed, since rules of other programs name it. CloudFormation could not delete it while it has any. */
function eventBus(scope: Construct, id: string, stage: string): EventBus {
  const bus = new EventBus(scope, id, {
    eventBusName: `uptake-${stage}`,
    description: 'Published digests, and flags that are new or cleared',
  })
  // Not one that a failed first deployment has made: it would be in the way of the next.
  bus.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
  return bus
}
