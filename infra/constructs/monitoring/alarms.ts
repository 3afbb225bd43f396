// Alarms that are mailed to the operator. Each says in one sentence what is wrong, and where the runbook tells what to do.

import { Stack } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type IAlarm,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'

export interface AlarmsProps {
  /** Who is mailed. */
  readonly address: string
  /** Where the runbook is read: a path or an address. */
  readonly runbook: string
}

export interface AlarmRule {
  readonly metric: IMetric
  /** What is wrong, in one sentence. */
  readonly says: string
  /** The anchor of its entry in the runbook. */
  readonly entry: string
  /** From this value on it goes off; left out: from 1. */
  readonly threshold?: number
  /** How many periods of the metric in a row; left out: one. */
  readonly periods?: number
  /** What no data means; left out: that all is well, since a metric of failures has none without failures. */
  readonly missing?: TreatMissingData
  /** It goes off below the threshold, not from it on. */
  readonly isBelow?: boolean
}

export class Alarms extends Construct {
  private readonly topic: Topic
  private readonly runbook: string
  private readonly added: Alarm[] = []

  constructor(scope: Construct, id: string, { address, runbook }: AlarmsProps) {
    super(scope, id)
    this.runbook = runbook
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

  get all(): readonly IAlarm[] {
    return this.added
  }

  add(id: string, rule: AlarmRule): void {
    const { metric, says, entry, threshold = 1, periods = 1, isBelow = false } = rule
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription: `${says} What to do: ${this.runbook}#${entry}`,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: isBelow
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: rule.missing ?? TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    this.added.push(alarm)
  }
}
