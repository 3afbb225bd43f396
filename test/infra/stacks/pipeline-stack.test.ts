import { Match, type Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { MAX_RECEIVES } from '../../../shared/topology.ts'
import { nameOf, policiesOf } from './policies.ts'
import { synthesise } from './synthesise.ts'

const { pipeline } = synthesise()
const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555'

const all = (type: string) => Object.entries(pipeline.findResources(type))
const functions = all('AWS::Lambda::Function')
const queues = new Map(all('AWS::SQS::Queue'))
/** The logical id in a reference to an ARN. */
const idOf = (arn: { 'Fn::GetAtt': [string, string] } | undefined) => arn?.['Fn::GetAtt'][0] ?? 'nothing'
/** A logical id without the hash at its end. */
const plain = (id: string) => id.replace(/[0-9A-F]{8}$/, '')

describe('the functions', () => {
  it('are the nine of functions/', () => {
    expect(functions.map(([id]) => plain(id)).sort()).toEqual([
      'GroupChangesFunction',
      'IngestDropFunction',
      'MeasureFunction',
      'PlanFunction',
      'PortalFunction',
      'PublishFunction',
      'RecordFeedbackFunction',
      'SendMailFunction',
      'SweepFunction',
    ])
  })

  it('run Node.js 24 on ARM', () => {
    pipeline.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
    })
  })

  it('are traced, but for the portal, a path of which holds the token of a link, and for those that run for each file', () => {
    const untraced = functions.filter(([, { Properties }]) => Properties.TracingConfig?.Mode !== 'Active')
    expect(untraced.map(([id]) => plain(id))).toEqual([
      'GroupChangesFunction',
      'IngestDropFunction',
      'PortalFunction',
    ])
  })

  it('reserve no concurrency: a new account has little to give away', () => {
    pipeline.allResourcesProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: Match.absent() })
  })

  it('have their own logs, kept for three months and gone with the pipeline', () => {
    const groups = functions.map(([, { Properties }]) => JSON.stringify(Properties.LoggingConfig))
    expect(new Set(groups).size).toBe(functions.length)
    // And the portal's access log.
    pipeline.resourceCountIs('AWS::Logs::LogGroup', functions.length + 1)
    pipeline.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 })
    pipeline.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' })
  })
})

describe('the queues', () => {
  const sources = all('AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties)

  it('are encrypted and require TLS', () => {
    pipeline.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true })
    pipeline.resourceCountIs('AWS::SQS::QueuePolicy', queues.size)
    pipeline.allResourcesProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 'sqs:*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    })
  })

  it('feed seven functions with partial batch failures and bounded concurrency', () => {
    expect(sources.map(({ FunctionName }) => plain(FunctionName.Ref)).sort()).toEqual([
      'GroupChangesFunction',
      'IngestDropFunction',
      'MeasureFunction',
      'PublishFunction',
      'RecordFeedbackFunction',
      'SendMailFunction',
      'SweepFunction',
    ])
    pipeline.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: Match.anyValue() },
    })
  })

  const atOnce = (template: Template) =>
    Object.values(template.findResources('AWS::Lambda::EventSourceMapping')).map(
      ({ Properties }) => Properties.ScalingConfig.MaximumConcurrency,
    )

  it('ask for no more of a new account than they must: two for each', () => {
    expect(atOnce(pipeline)).toEqual([2, 2, 2, 2, 2, 2, 2])
  })

  it('ask for more where the account has more, and leave some for others', () => {
    expect(atOnce(synthesise({ lambdaConcurrency: 20 }).pipeline)).toEqual([2, 5, 5, 2, 2, 2, 2])
    const roomy = atOnce(synthesise({ lambdaConcurrency: 40 }).pipeline)
    expect(roomy).toEqual([2, 10, 10, 5, 2, 2, 2])
    expect(atOnce(synthesise({ lambdaConcurrency: 1000 }).pipeline)).toEqual(roomy)
  })

  it('hide a message for six time-outs, try it five times, then keep it as a dead letter for two weeks', () => {
    const timeouts = new Map(functions.map(([id, { Properties }]) => [id, Properties.Timeout]))
    for (const { EventSourceArn, FunctionName } of sources) {
      const { VisibilityTimeout, RedrivePolicy } = queues.get(idOf(EventSourceArn))?.Properties ?? {}
      expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeouts.get(FunctionName.Ref))
      // Before that the function puts it aside itself, with the reason.
      expect(RedrivePolicy.maxReceiveCount).toBe(MAX_RECEIVES)
      expect(queues.get(idOf(RedrivePolicy.deadLetterTargetArn))?.Properties.MessageRetentionPeriod).toBe(
        14 * 86_400,
      )
    }
  })
})

describe('the triggers of the functions', () => {
  const rules = Object.fromEntries(
    all('AWS::Events::Rule').map(([id, { Properties }]) => [plain(id), Properties]),
  )

  it('are drops, settings, the clock and mail events', () => {
    expect(Object.keys(rules).sort()).toEqual([
      'DropEventsRule',
      'MailFeedback',
      'SchedulesDaily',
      'SchedulesHourly',
      'SettingsEventsRule',
    ])
  })

  it('notify of every created or deleted object', () => {
    expect(rules.DropEventsRule).toMatchObject({
      EventPattern: { source: ['aws.s3'], 'detail-type': ['Object Created', 'Object Deleted'] },
      Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^ChangesQueue[0-9A-F]{8}$/), 'Arn'] } }],
    })
  })

  it('sweep when the settings change', () => {
    expect(rules.SettingsEventsRule).toMatchObject({
      EventPattern: { source: ['aws.s3'], 'detail-type': ['Object Created', 'Object Deleted'] },
      Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^SweepQueue[0-9A-F]{8}$/), 'Arn'] } }],
    })
  })

  it('plan every hour and sweep every night', () => {
    expect(rules.SchedulesHourly).toMatchObject({
      ScheduleExpression: 'cron(0 * * * ? *)',
      Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^PlanFunction/), 'Arn'] } }],
    })
    expect(rules.SchedulesDaily).toMatchObject({
      ScheduleExpression: 'cron(30 2 * * ? *)',
      Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^SweepQueue[0-9A-F]{8}$/), 'Arn'] } }],
    })
  })

  it('lose nothing: every rule and the scheduled function has a dead-letter queue', () => {
    for (const { Targets } of Object.values(rules)) {
      for (const { DeadLetterConfig } of Targets) expect(queues.has(idOf(DeadLetterConfig?.Arn))).toBe(true)
    }
    const failures = all('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties)
    expect(failures.map(({ FunctionName }) => plain(FunctionName.Ref))).toEqual(['PlanFunction'])
    for (const { DestinationConfig } of failures) {
      expect(queues.has(idOf(DestinationConfig.OnFailure.Destination))).toBe(true)
    }
  })
})

describe('the portal', () => {
  const website = synthesise({ portalDomain: 'portal.uptake.example', portalCertificate: CERTIFICATE })

  it('is an HTTP API that answers so many requests, all by one function', () => {
    pipeline.resourceCountIs('AWS::ApiGatewayV2::Api', 1)
    pipeline.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
    })
    pipeline.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationUri: { 'Fn::GetAtt': [Match.stringLikeRegexp('^PortalFunction'), 'Arn'] },
      PayloadFormatVersion: '2.0',
    })
    expect(all('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties.RouteKey)).toEqual([
      '$default',
    ])
    synthesise({ portalRate: 5, portalBurst: 7 }).pipeline.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 7 },
    })
  })

  it('logs of a request what holds no token', () => {
    const [format] = all('AWS::ApiGatewayV2::Stage').map(
      ([, { Properties }]) => Properties.AccessLogSettings.Format,
    )
    expect(JSON.parse(format)).toEqual({
      requestId: '$context.requestId',
      status: '$context.status',
      latencyMs: '$context.responseLatency',
    })
  })

  it('is where AWS puts it, unless it has a domain', () => {
    pipeline.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0)
    pipeline.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: false })
    const [url] = Object.entries(pipeline.findOutputs('*')).filter(([id]) => id.startsWith('WebsiteUrl'))
    expect(url?.[1].Value).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^WebsiteApi/), 'ApiEndpoint'] })
  })

  it('has its domain alone, with a record to set', () => {
    website.pipeline.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'portal.uptake.example',
      DomainNameConfigurations: [
        { CertificateArn: CERTIFICATE, EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' },
      ],
    })
    website.pipeline.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1)
    website.pipeline.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true })
    const outputs = Object.values(website.pipeline.findOutputs('*')).map(({ Value }) => nameOf(Value))
    expect(outputs).toContain('https://portal.uptake.example')
    expect(outputs).toContainEqual(expect.stringMatching(/^portal\.uptake\.example CNAME WebsiteDomain/))
    expect(policiesOf(website.pipeline).environment('Portal')).toMatchObject({
      UPTAKE_PORTAL_URL: 'https://portal.uptake.example',
    })
    expect(website.violations).toEqual([])
  })
})

describe('the bus of events', () => {
  it('is told to those who make rules', () => {
    expect(nameOf(pipeline.findOutputs('EventBus').EventBus?.Value)).toBe('Events')
  })

  it('is named to publish alone', () => {
    const named = functions.filter(([, { Properties }]) =>
      Object.hasOwn(Properties.Environment.Variables, 'UPTAKE_EVENT_BUS'),
    )
    expect(named.map(([id]) => plain(id))).toEqual(['PublishFunction'])
  })
})

describe('mail', () => {
  it('is sent over TLS, and not to addresses that bounced or complained', () => {
    pipeline.hasResourceProperties('AWS::SES::ConfigurationSet', {
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    })
  })

  it('is as it was written: SES adds no picture and no links to watch who opens or clicks it', () => {
    const sets = all('AWS::SES::ConfigurationSet').map(([, { Properties }]) => Properties)
    expect(sets).toHaveLength(1)
    for (const properties of sets) expect(properties).not.toHaveProperty('TrackingOptions')
    for (const [, { Properties }] of all('AWS::SES::ConfigurationSetEventDestination'))
      expect(Properties.EventDestination.MatchingEventTypes).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/open|click/i)]),
      )
  })

  it('publishes its other events to the default bus', () => {
    pipeline.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        EventBridgeDestination: {
          EventBusArn: Match.objectLike({ 'Fn::Join': ['', Match.arrayWith([':event-bus/default'])] }),
        },
        MatchingEventTypes: [
          'send',
          'reject',
          'bounce',
          'complaint',
          'delivery',
          'deliveryDelay',
          'renderingFailure',
        ],
      },
    })
  })

  it('receives events of its own configuration set only', () => {
    pipeline.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        detail: {
          mail: {
            tags: { 'ses:configuration-set': [{ Ref: Match.stringLikeRegexp('^MailConfigurationSet') }] },
          },
        },
      },
    })
  })
})
