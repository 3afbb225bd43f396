import { readdirSync, readFileSync } from 'node:fs'
import { Validations } from 'aws-cdk-lib'
import { describe, expect, it } from 'vitest'
import type { FunctionName } from '../../../shared/topology.ts'
import { functionNames, list, nameOf, policiesOf, type Statement } from './policies.ts'
import { synthesise } from './synthesise.ts'

const { app, state, pipeline, violations } = synthesise()
const { statements, permissions } = policiesOf(pipeline)

interface Allowed extends Statement {
  readonly Effect: string
  readonly Principal: unknown
  readonly Condition: Record<string, Record<string, unknown>>
}

const mayDo = (name: FunctionName) => permissions(`${name}Role`)

describe('permissions', () => {
  it('name every action', () => {
    const actions = statements.flatMap(({ Action }) => list(Action))
    expect(actions.filter((action) => action.includes('*'))).toEqual([])
  })

  it('name every resource but these', () => {
    // Trace segments belong to the account; objects lie under the keys of partners, who come and go.
    const traces = ['xray:PutTelemetryRecords *', 'xray:PutTraceSegments *']
    const drops = ['s3:GetObject Drops/*', 's3:GetObjectVersion Drops/*']
    const receipts = ['generations', 'receipts'].flatMap((folder) =>
      ['DeleteObject', 'GetObject', 'PutObject'].map((action) => `s3:${action} Reports/${folder}/*`),
    )
    const rejects = ['s3:AbortMultipartUpload Reports/generations/*']
    const frozen = ['s3:PutObject Reports/digests/*']
    const reports = [
      's3:GetObject Reports/digests/*',
      's3:GetObject Reports/generations/*',
      's3:AbortMultipartUpload Reports/reports/*',
      's3:PutObject Reports/reports/*',
    ]
    const mail = [
      's3:DeleteObject Reports/mail/*',
      's3:GetObject Reports/digests/*',
      's3:PutObject Reports/mail/*',
    ]
    const uploads = ['DeleteObject', 'GetObject', 'GetObjectVersion', 'PutObject'].map(
      (action) => `s3:${action} Drops/*`,
    )
    const logos = ['s3:GetObject Settings/*', 's3:GetObjectVersion Settings/*']
    const wide = (name: FunctionName) => mayDo(name).filter((permission) => permission.includes('*'))
    expect(Object.fromEntries(functionNames.map((name) => [name, wide(name)]))).toEqual({
      GroupChanges: [],
      IngestDrop: [...receipts, ...rejects, ...frozen, ...drops].sort(),
      Measure: traces,
      Plan: traces,
      Portal: [...uploads, 's3:GetObject Reports/receipts/*', 's3:GetObject Reports/reports/*'].sort(),
      Publish: [...reports, ...frozen, ...logos, ...traces].sort(),
      RecordFeedback: traces,
      SendMail: [...mail, ...traces],
      Sweep: traces,
    })
  })

  it('let only ingest change the content of drops', () => {
    const writers = (table: string) =>
      functionNames.filter((name) => mayDo(name).includes(`dynamodb:BatchWriteItem ${table}`))
    expect(writers('Entitlements')).toEqual(['IngestDrop'])
    expect(writers('Activity')).toEqual(['IngestDrop'])
    expect(writers('SupportCalls')).toEqual(['IngestDrop'])
    expect(writers('Metrics')).toEqual(['Measure', 'Publish'])
  })

  it('allow updates in place only for measured days', () => {
    const updates = functionNames.flatMap((name) =>
      mayDo(name).filter((permission) => permission.startsWith('dynamodb:UpdateItem ')),
    )
    expect(new Set(updates)).toEqual(new Set(['dynamodb:UpdateItem Metrics']))
  })

  it('let only ingest delete a record', () => {
    const deletions = functionNames.flatMap((name) =>
      mayDo(name).flatMap((permission) =>
        permission.startsWith('dynamodb:DeleteItem ') ? [`${name}: ${permission}`] : [],
      ),
    )
    expect(deletions).toEqual(['IngestDrop: dynamodb:DeleteItem Ledger'])
  })

  it('let no function write settings, and only the portal drops, by forms that it signs', () => {
    const writers = functionNames.filter((name) =>
      mayDo(name).some((permission) => /^s3:(Put|Delete)\S+ (Drops|Settings)/.test(permission)),
    )
    expect(writers).toEqual(['Portal'])
    expect(mayDo('Portal').filter((permission) => /^s3:(Put|Delete)\S+ Settings/.test(permission))).toEqual(
      [],
    )
  })

  it('let functions read only the settings that they need, and only ingest and the portal read drops', () => {
    const reads = (bucket: string) =>
      Object.fromEntries(
        functionNames.map((name) => [
          name,
          mayDo(name)
            .filter((permission) => /^s3:Get/.test(permission) && permission.includes(` ${bucket}/`))
            .map((permission) => permission.split('/')[1]),
        ]),
      )
    const files = ['partners.json', 'products.csv', 'partners.json', 'products.csv']
    expect(reads('Settings')).toEqual({
      GroupChanges: [],
      IngestDrop: files,
      Measure: files,
      Plan: files,
      Portal: files,
      // Logos have the names that partners.json gives them.
      Publish: ['*', '*'],
      RecordFeedback: [],
      SendMail: files,
      Sweep: files,
    })
    const readers = Object.entries(reads('Drops')).filter(([, keys]) => keys.length > 0)
    expect(readers.map(([name]) => name)).toEqual(['IngestDrop', 'Portal'])
  })

  it('let one function send mail, from one address', () => {
    const senders = functionNames.filter((name) =>
      mayDo(name).some((permission) => permission.startsWith('ses:')),
    )
    expect(senders).toEqual(['SendMail'])
    expect(statements).toContainEqual(
      expect.objectContaining({
        Action: 'ses:SendRawEmail',
        Condition: { StringEquals: { 'ses:FromAddress': 'digest@uptake.example' } },
      }),
    )
  })

  it('let only publish put events, on the bus of the stage', () => {
    const puts = functionNames.flatMap((name) =>
      mayDo(name)
        .filter((permission) => permission.startsWith('events:'))
        .map((permission) => `${name}: ${permission}`),
    )
    expect(puts).toEqual(['Publish: events:PutEvents Events'])
  })

  it('cover every call that the adapters make', () => {
    const needed: Record<string, string[]> = {
      'new AbortMultipartUploadCommand': ['s3:AbortMultipartUpload'],
      'new BatchGetItemCommand': ['dynamodb:BatchGetItem'],
      'new BatchWriteItemCommand': ['dynamodb:BatchWriteItem'],
      'new CompleteMultipartUploadCommand': ['s3:PutObject'],
      'new CopyObjectCommand': ['s3:GetObject', 's3:PutObject'],
      'new CreateMultipartUploadCommand': ['s3:PutObject'],
      'new DeleteObjectCommand': ['s3:DeleteObject'],
      'new DeleteItemCommand': ['dynamodb:DeleteItem'],
      'new GetItemCommand': ['dynamodb:GetItem'],
      'new GetObjectCommand': ['s3:GetObject', 's3:GetObjectVersion'],
      'new HeadObjectCommand': ['s3:GetObject', 's3:ListBucket'],
      'new PutEventsCommand': ['events:PutEvents'],
      'new PutItemCommand': ['dynamodb:PutItem'],
      'new PutObjectCommand': ['s3:PutObject'],
      'new SendMessageBatchCommand': ['sqs:SendMessage'],
      'new SendMessageCommand': ['sqs:SendMessage'],
      'new SendRawEmailCommand': ['ses:SendRawEmail'],
      'new UpdateItemCommand': ['dynamodb:UpdateItem'],
      'new UploadPartCommand': ['s3:PutObject'],
      'paginateListObjectsV2(': ['s3:ListBucket'],
      'paginateQuery(': ['dynamodb:Query'],
    }
    // On AWS the stacks make the tables and the buckets; old versions are deleted with an operator's rights.
    const others = ['create-missing.ts', 's3/object-versions.ts']
    const files = readdirSync('shared/adapters', { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !others.includes(file),
    )
    const source = files.map((file) => readFileSync(`shared/adapters/${file}`, 'utf8')).join('\n')
    const calls = [...new Set(source.match(/new [A-Z]\w+Command\b|paginate\w+\(/g))]
    expect(calls.filter((call) => !(call in needed))).toEqual([])
    const granted = statements.flatMap(({ Action }) => list(Action))
    expect(granted).toEqual(expect.arrayContaining(calls.flatMap((call) => needed[call] ?? [])))
  })
})

describe('the policies of buckets, queues and the topic', () => {
  const allowing = [
    ...['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'].map((type) => pipeline.findResources(type)),
    state.findResources('AWS::S3::BucketPolicy'),
  ]
    .flatMap((policies) => Object.values(policies))
    .flatMap(({ Properties }): Allowed[] => Properties.PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow')

  it('admit services of AWS only', () => {
    const principals = new Set(allowing.map(({ Principal }) => JSON.stringify(Principal)))
    expect([...principals].sort()).toEqual([
      '{"Service":"cloudwatch.amazonaws.com"}',
      '{"Service":"events.amazonaws.com"}',
      '{"Service":"logging.s3.amazonaws.com"}',
    ])
  })

  it('name actions and resources', () => {
    const said = allowing.flatMap(({ Action, Resource }) => [...list(Action), ...list(Resource).map(nameOf)])
    // Access logs are files below a prefix each.
    expect(said.filter((part) => part.includes('*')).sort()).toEqual([
      'AccessLogs/drops/*',
      'AccessLogs/reports/*',
      'AccessLogs/settings/*',
    ])
  })

  it('name the source: a rule, a bucket, or this account', () => {
    const sources = allowing.map(({ Condition }) => Object.assign({}, ...Object.values(Condition)))
    const named = sources.map((source) => nameOf(source['aws:SourceArn'] ?? source['aws:SourceAccount']))
    expect(new Set(named)).toEqual(
      new Set([
        'AWS::AccountId',
        'DropEventsRule',
        'Drops',
        'MailFeedback',
        'Reports',
        'SchedulesDaily',
        'SchedulesHourly',
        'Settings',
        'SettingsEventsRule',
      ]),
    )
  })

  it('let every rule reach its queue and its dead-letter queue', () => {
    const reached = allowing
      .filter(({ Action }) => list(Action).includes('sqs:SendMessage'))
      .flatMap(({ Condition, Resource }) =>
        Object.values(Condition).map((source) => `${nameOf(source['aws:SourceArn'])} → ${nameOf(Resource)}`),
      )
    expect(reached.sort()).toEqual([
      'DropEventsRule → ChangesQueue',
      'DropEventsRule → ChangesQueueDeadLetters',
      'MailFeedback → FeedbackQueue',
      'MailFeedback → FeedbackQueueDeadLetters',
      'SchedulesDaily → SweepQueue',
      'SchedulesDaily → SweepQueueDeadLetters',
      'SchedulesHourly → SchedulesDeadLetters',
      'SettingsEventsRule → SweepQueue',
      'SettingsEventsRule → SweepQueueDeadLetters',
    ])
  })
})

describe('uploads by partners', () => {
  const partner = `\${aws:PrincipalTag/uptake-partner}`

  const { statements, permissions } = policiesOf(state)

  it('are limited to the folders of the tagged partner', () => {
    expect(permissions('PartnerUploads')).toEqual([
      `s3:AbortMultipartUpload Drops/${partner}/*`,
      `s3:AbortMultipartUpload Drops/validate/${partner}/*`,
      `s3:DeleteObject Drops/${partner}/*`,
      `s3:DeleteObject Drops/validate/${partner}/*`,
      `s3:GetObject Reports/receipts/${partner}/*`,
      `s3:GetObject Reports/receipts/_refused/${partner}/*`,
      `s3:GetObject Reports/receipts/_refused/validate/${partner}/*`,
      `s3:GetObject Reports/receipts/validate/${partner}/*`,
      `s3:GetObject Reports/reports/${partner}/*`,
      's3:ListBucket Drops',
      's3:ListBucket Reports',
      `s3:PutObject Drops/${partner}/*`,
      `s3:PutObject Drops/validate/${partner}/*`,
    ])
  })

  it('put objects of the standard storage class only: S3 does not give out archived ones', () => {
    const puts = statements.filter(({ Action }) => list(Action).includes('s3:PutObject'))
    expect(puts).toMatchObject([
      { Condition: { StringEqualsIfExists: { 's3:x-amz-storage-class': 'STANDARD' } } },
    ])
  })

  it('may list those folders only', () => {
    const folders = (...paths: string[]) =>
      expect.objectContaining({ Condition: { StringLike: { 's3:prefix': paths } } })
    expect(statements).toContainEqual(folders(`${partner}/*`, `validate/${partner}/*`))
    expect(statements).toContainEqual(
      folders(
        `receipts/${partner}/*`,
        `receipts/validate/${partner}/*`,
        `receipts/_refused/${partner}/*`,
        `receipts/_refused/validate/${partner}/*`,
        `reports/${partner}/*`,
      ),
    )
  })
})

describe('the AWS Solutions rules', () => {
  const acknowledged = app.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries<string>(data))

  it('report nothing', () => {
    expect(violations).toEqual([])
  })

  it('are suppressed with a reason each, and wildcards one permission at a time', () => {
    expect(acknowledged.filter(([, reason]) => reason.length < 40)).toEqual([])
    const rules = new Set(
      acknowledged.map(([id]) => id.replace(/^.*::AwsSolutions/, 'AwsSolutions').replace(/\[.*/, '[]')),
    )
    expect([...rules].sort()).toEqual([
      'AwsSolutions-APIG4',
      'AwsSolutions-IAM5[]',
      'AwsSolutions-S1',
      'AwsSolutions-SQS3',
    ])
  })
})
