import { Match, type Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { MAX_RECEIVES } from '../../../shared/topology.ts'
import { synthesise } from './synthesise.ts'

const { pipeline } = synthesise()

const all = (type: string) => Object.entries(pipeline.findResources(type))
const functions = all('AWS::Lambda::Function')
const queues = new Map(all('AWS::SQS::Queue'))
/** The logical id in a reference to an ARN. */
const idOf = (arn: { 'Fn::GetAtt': [string, string] } | undefined) => arn?.['Fn::GetAtt'][0] ?? 'nothing'
/** A logical id without the hash at its end. */
const plain = (id: string) => id.replace(/[0-9A-F]{8}$/, '')

describe('the functions', () => {
  it('are the seven of functions/', () => {
    expect(functions.map(([id]) => plain(id)).sort()).toEqual([
      'IngestDropFunction',
      'MeasureFunction',
      'PlanFunction',
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
      TracingConfig: { Mode: 'Active' },
    })
  })

  it('reserve no concurrency: a new account has little to give away', () => {
    pipeline.allResourcesProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: Match.absent() })
  })

  it('have their own logs, kept for three months and gone with the pipeline', () => {
    const groups = functions.map(([, { Properties }]) => JSON.stringify(Properties.LoggingConfig))
    expect(new Set(groups).size).toBe(functions.length)
    pipeline.resourceCountIs('AWS::Logs::LogGroup', functions.length)
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

  it('feed six functions with partial batch failures and bounded concurrency', () => {
    expect(sources.map(({ FunctionName }) => plain(FunctionName.Ref)).sort()).toEqual([
      'IngestDropFunction',
      'MeasureFunction',
      'PublishFunction',
      'RecordFeedbackFunction',
      'SendMailFunction',
      'SweepFunction',
    ])
    pipeline.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: Match.anyValue() },
    })
  })

  const atOnce = (template: Template) =>
    Object.values(template.findResources('AWS::Lambda::EventSourceMapping')).map(
      ({ Properties }) => Properties.ScalingConfig.MaximumConcurrency,
    )

  it('ask for no more of a new account than they must: two for each', () => {
    expect(atOnce(pipeline)).toEqual([2, 2, 2, 2, 2, 2])
  })

  it('ask for more where the account has more, and leave some for others', () => {
    expect(atOnce(synthesise({ lambdaConcurrency: 20 }).pipeline)).toEqual([5, 5, 2, 2, 2, 2])
    const roomy = atOnce(synthesise({ lambdaConcurrency: 40 }).pipeline)
    expect(roomy).toEqual([10, 10, 5, 2, 2, 2])
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

  it('notify ingest of every created or deleted object', () => {
    expect(rules.DropEventsRule).toMatchObject({
      EventPattern: { source: ['aws.s3'], 'detail-type': ['Object Created', 'Object Deleted'] },
      Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^IngestQueue[0-9A-F]{8}$/), 'Arn'] } }],
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

describe('the alarms', () => {
  const alarms = all('AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties)

  it('go to the address of the stage', () => {
    pipeline.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'alarm@uptake.example',
    })
    const topics = alarms.flatMap(({ AlarmActions }) => AlarmActions)
    expect(new Set(topics.map((topic) => JSON.stringify(topic)))).toHaveLength(1)
  })

  it('watch every dead-letter queue', () => {
    const deadLetters = [...queues.keys()].filter((id) => plain(id).endsWith('DeadLetters'))
    const watched = alarms
      .filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible')
      .map(({ Dimensions }) => Dimensions[0].Value['Fn::GetAtt'][0])
    expect(watched.sort()).toEqual(deadLetters.sort())
    expect(deadLetters).toHaveLength(7)
  })

  it('watch every function, and the errors that it only logs', () => {
    const watched = alarms
      .filter(({ MetricName }) => MetricName === 'Errors')
      .map(({ Dimensions }) => Dimensions[0].Value.Ref)
    expect(watched.sort()).toEqual(functions.map(([id]) => id).sort())
    pipeline.resourceCountIs('AWS::Logs::MetricFilter', functions.length)
    pipeline.allResourcesProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.level = "ERROR" }',
    })
    expect(alarms.filter(({ MetricName }) => MetricName === 'LoggedErrors')).toHaveLength(1)
  })

  it('fire at the first occurrence', () => {
    pipeline.allResourcesProperties('AWS::CloudWatch::Alarm', {
      Threshold: 1,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    })
  })
})
