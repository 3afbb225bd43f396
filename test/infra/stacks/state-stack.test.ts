import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { StateStack } from '../../../infra/stacks/state-stack.ts'
import { TABLES } from '../../../shared/topology.ts'
import { synthesise } from './synthesise.ts'

const { app, state } = synthesise({ retentionDays: 90 })

const everything = (type: string) => Object.entries(state.findResources(type))

it('has no termination protection: a stack whose first deployment failed could not be replaced', () => {
  const stack = app.node.findAll().find((construct) => construct instanceof StateStack)
  expect(stack).toMatchObject({ terminationProtection: false })
})

describe('the buckets', () => {
  it('are four: drops, reports, settings, and the access logs of all', () => {
    state.resourceCountIs('AWS::S3::Bucket', 4)
  })

  it('are encrypted, private and retained when the stack is deleted', () => {
    state.allResourcesProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    })
    state.allResources('AWS::S3::Bucket', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    })
  })

  it('require TLS', () => {
    state.resourceCountIs('AWS::S3::BucketPolicy', 4)
    state.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 's3:*',
            Principal: { AWS: '*' },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    })
  })

  it('that hold data are versioned and log access', () => {
    for (const prefix of ['drops/', 'reports/', 'settings/']) {
      state.hasResourceProperties('AWS::S3::Bucket', {
        VersioningConfiguration: { Status: 'Enabled' },
        LoggingConfiguration: { LogFilePrefix: prefix, DestinationBucketName: Match.anyValue() },
      })
    }
  })

  it('let pages of other origins post forms to the drops, and nothing else', () => {
    const rules = everything('AWS::S3::Bucket').flatMap(([, { Properties }]) =>
      Properties.CorsConfiguration === undefined
        ? []
        : [[Properties.LoggingConfiguration.LogFilePrefix, Properties.CorsConfiguration.CorsRules]],
    )
    expect(rules).toEqual([['drops/', [{ AllowedMethods: ['POST'], AllowedOrigins: ['*'] }]]])
  })

  it('announce changes of drops and settings, and only those, without a helper function', () => {
    const announced = everything('AWS::S3::Bucket').flatMap(([, { Properties }]) =>
      Properties.NotificationConfiguration === undefined
        ? []
        : [[Properties.LoggingConfiguration.LogFilePrefix, Properties.NotificationConfiguration]],
    )
    const eventBridge = { EventBridgeConfiguration: { EventBridgeEnabled: true } }
    expect(announced).toEqual([
      ['drops/', eventBridge],
      ['settings/', eventBridge],
    ])
    state.resourceCountIs('AWS::Lambda::Function', 0)
  })
})

describe('retention', () => {
  const rulesOf = (logPrefix: string) =>
    everything('AWS::S3::Bucket').flatMap(([, { Properties }]) =>
      Properties.LoggingConfiguration?.LogFilePrefix === logPrefix
        ? Properties.LifecycleConfiguration.Rules
        : [],
    )
  const expiring = (rules: { Prefix?: string; ExpirationInDays?: number }[]) =>
    rules.filter(({ ExpirationInDays }) => ExpirationInDays !== undefined)

  it('is set by the stage, for drops and everything derived from them', () => {
    const drops = expiring(rulesOf('drops/'))
    expect(drops.map(({ Prefix }) => Prefix)).toEqual([undefined])
    const reports = expiring(rulesOf('reports/'))
    expect(reports.map(({ Prefix }) => Prefix)).toEqual(['digests/', 'mail/', 'receipts/', 'reports/'])
    expect(new Set([...drops, ...reports].map(({ ExpirationInDays }) => ExpirationInDays))).toEqual(
      new Set([90]),
    )
  })

  it('keeps replaced versions for a month and deletes unfinished uploads', () => {
    for (const bucket of ['drops/', 'reports/', 'settings/']) {
      expect(rulesOf(bucket)).toContainEqual({
        Id: 'leftovers',
        Status: 'Enabled',
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        ExpiredObjectDeleteMarker: true,
      })
    }
  })

  it('does not apply to the settings', () => {
    expect(expiring(rulesOf('settings/'))).toEqual([])
  })
})

describe('the policy of partners', () => {
  it('outlives both stacks, since the users of partners hold it', () => {
    state.resourceCountIs('AWS::IAM::ManagedPolicy', 1)
    state.allResources('AWS::IAM::ManagedPolicy', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    })
    expect(Object.keys(state.findOutputs('*'))).toContainEqual(
      expect.stringMatching(/^PartnerUploadsPolicyArn/),
    )
  })
})

describe('the bus of events', () => {
  it('has the name that rules of other programs know, and outlives the stack', () => {
    state.resourceCountIs('AWS::Events::EventBus', 1)
    state.hasResource('AWS::Events::EventBus', {
      Properties: { Name: 'uptake-test' },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    })
  })

  it('lets nobody in by a policy of its own', () => {
    state.resourceCountIs('AWS::Events::EventBusPolicy', 0)
  })
})

describe('the tables', () => {
  it('are those that the adapters use', () => {
    const ids = everything('AWS::DynamoDB::Table').map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))
    expect(ids.sort()).toEqual(Object.keys(TABLES).sort())
  })

  it('have the same keys, on-demand capacity, encryption, recovery and deletion protection', () => {
    state.allResourcesProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    })
    state.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
  })

  it('have no time to live, since retention applies to buckets, but for records that say when they expire', () => {
    const expiring = everything('AWS::DynamoDB::Table').flatMap(([id, { Properties }]) =>
      Properties.TimeToLiveSpecification === undefined ? [] : [[id, Properties.TimeToLiveSpecification]],
    )
    expect(expiring).toEqual([
      [expect.stringMatching(/^Ledger/), { AttributeName: 'expiresAt', Enabled: true }],
    ])
  })
})
