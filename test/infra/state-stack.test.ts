import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { prefixesBesideSettings } from '../../infra/constructs/retention.ts'
import { TABLES } from '../../shared/adapters/tables.ts'
import { synthesise } from './synthesise.ts'

const { state } = synthesise({ retentionDays: 90 })

const everything = (type: string) => Object.entries(state.findResources(type))

describe('the buckets', () => {
  it('are three: drops, reports, and the access logs of both', () => {
    state.resourceCountIs('AWS::S3::Bucket', 3)
  })

  it('are encrypted, closed to the public and kept when the stack goes', () => {
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
    state.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
  })

  it('refuse whoever does not use TLS', () => {
    state.resourceCountIs('AWS::S3::BucketPolicy', 3)
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

  it('that hold data are versioned and log who reaches for them', () => {
    for (const prefix of ['drops/', 'reports/']) {
      state.hasResourceProperties('AWS::S3::Bucket', {
        VersioningConfiguration: { Status: 'Enabled' },
        LoggingConfiguration: { LogFilePrefix: prefix, DestinationBucketName: Match.anyValue() },
      })
    }
  })

  it('announce changes of drops, and only those, without a helper function', () => {
    const announcing = everything('AWS::S3::Bucket').filter(
      ([, { Properties }]) => Properties.NotificationConfiguration,
    )
    expect(announcing.map(([, { Properties }]) => Properties.NotificationConfiguration)).toEqual([
      { EventBridgeConfiguration: { EventBridgeEnabled: true } },
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

  it('is the days of the stage, for every prefix of drops and for reports', () => {
    const drops = expiring(rulesOf('drops/'))
    expect(drops.map(({ Prefix }) => Prefix)).toEqual(prefixesBesideSettings())
    const reports = expiring(rulesOf('reports/'))
    expect(reports.map(({ Prefix }) => Prefix)).toEqual(['digests/', 'mail/', 'receipts/', 'reports/'])
    expect(new Set([...drops, ...reports].map(({ ExpirationInDays }) => ExpirationInDays))).toEqual(
      new Set([90]),
    )
  })

  it('keeps what was replaced for a month and drops what was left half uploaded', () => {
    for (const bucket of ['drops/', 'reports/']) {
      expect(rulesOf(bucket)).toContainEqual({
        Id: 'leftovers',
        Status: 'Enabled',
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        ExpiredObjectDeleteMarker: true,
      })
    }
  })

  it('reaches the drops of every partner and never partners.json', () => {
    const prefixes = prefixesBesideSettings()
    const expires = (key: string) => prefixes.some((prefix) => key.startsWith(prefix))
    const partners = [
      'northwind',
      '0x',
      'p-1',
      'pa',
      'partner',
      'partners',
      'partners-json',
      'partnersjson',
      'zz',
      'validate',
    ]
    expect(partners.filter((partner) => !expires(`${partner}/activity/2026-11-20/day.csv`))).toEqual([])
    expect(expires('partners.json')).toBe(false)
  })

  it('stays within the thousand rules that a bucket may have', () => {
    expect(prefixesBesideSettings().length).toBeLessThan(900)
  })
})

describe('the tables', () => {
  it('are those that the adapters name', () => {
    const ids = everything('AWS::DynamoDB::Table').map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))
    expect(ids.sort()).toEqual(Object.keys(TABLES).sort())
  })

  it('have the same keys, are paid by request, encrypted, recoverable and hard to delete', () => {
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

  it('forget nothing by themselves: retention is the business of the buckets', () => {
    state.allResourcesProperties('AWS::DynamoDB::Table', { TimeToLiveSpecification: Match.absent() })
  })
})
