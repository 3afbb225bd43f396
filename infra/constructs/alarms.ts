// Alarms that are mailed when something is stuck: a message dead-lettered, a function that fails, an error in
// a log.

import { Duration, Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { FilterPattern } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { AppFunction } from './app-function.ts'
import type { Portal } from './portal.ts'

export class Alarms extends Construct {
  private readonly topic: Topic

  constructor(scope: Construct, id: string, { address }: { readonly address: string }) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    this.topic.addSubscription(new EmailSubscription(address))
    // A topic with its own policy loses the default one, and with it the alarms' permission to publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
  }

  watchDeadLetters(id: string, queue: Queue): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(5),
      statistic: 'Maximum',
    })
    this.alarm(
      `${id}DeadLetters`,
      metric,
      `Messages were dead-lettered (${id}): look at one, fix the cause, redrive them.`,
    )
  }

  watchFunction(id: string, { lambda }: AppFunction): void {
    const metric = lambda.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' })
    this.alarm(`${id}Errors`, metric, `The function ${id} failed: see its log.`)
  }

  /** Its readers wait for the answer: nothing is tried again. */
  watchPortal({ api, worker }: Portal): void {
    const options = { period: Duration.minutes(5), statistic: 'Sum' }
    this.alarm(
      'PortalServerErrors',
      api.metricServerError(options),
      'The portal failed to answer a reader: see its log, and whether it was throttled.',
    )
    this.alarm(
      'PortalThrottles',
      worker.lambda.metricThrottles(options),
      'Lambda refused a request to the portal: too many functions ran at once; request a higher quota.',
    )
  }

  /** Errors that a function handles, but that a person must see. */
  watchLogs(functions: readonly AppFunction[], metricNamespace: string): void {
    const metricName = 'LoggedErrors'
    for (const { logGroup } of functions) {
      logGroup.addMetricFilter('LoggedErrors', {
        filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
        metricNamespace,
        metricName,
      })
    }
    const metric = new Metric({
      namespace: metricNamespace,
      metricName,
      period: Duration.minutes(5),
      statistic: 'Sum',
    })
    this.alarm(metricName, metric, 'A function logged an error: search its log for level ERROR.')
  }

  private alarm(id: string, metric: IMetric, alarmDescription: string): void {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
  }
}
