// The metrics that alarms watch and the dashboard shows, by what they are of.

import { Duration } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { type CounterName, METRIC_NAMESPACE } from '../../../shared/topology.ts'
import type { AppFunction } from '../app-function.ts'

export const FIVE_MINUTES = Duration.minutes(5)
export const HOUR = Duration.hours(1)

export interface MetricChoice {
  readonly statistic: string
  readonly period: Duration
  readonly label?: string
}

/** What the functions count themselves. */
export function ownMetric(stage: string, metricName: CounterName, choice: MetricChoice): Metric {
  return new Metric({ namespace: METRIC_NAMESPACE, metricName, dimensionsMap: { stage }, ...choice })
}

/** Of the whole account, which is what SES judges; a number from 0 to 1. */
export function reputationMetric(of: 'BounceRate' | 'ComplaintRate'): Metric {
  return new Metric({
    namespace: 'AWS/SES',
    metricName: `Reputation.${of}`,
    statistic: 'Average',
    period: HOUR,
  })
}

export function accountMailMetric(metricName: 'Send' | 'Delivery' | 'Bounce' | 'Complaint'): Metric {
  const label = { Send: 'sent', Delivery: 'delivered', Bounce: 'bounced', Complaint: 'complained' }[
    metricName
  ]
  return new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Sum', period: HOUR, label })
}

export function tableMetric({ tableName }: Table, metricName: string, choice: MetricChoice): Metric {
  return new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: tableName },
    ...choice,
  })
}

export function throttlesOf({ lambda }: AppFunction): Metric {
  return lambda.metricThrottles({ period: FIVE_MINUTES, statistic: 'Sum' })
}

/** Their sum; one that has no data counts as 0. */
export function sumOf(metrics: readonly IMetric[], label: string): MathExpression {
  const named = metrics.map((metric, at) => [`m${at + 1}`, metric] as const)
  return new MathExpression({
    expression: `SUM([${named.map(([name]) => `FILL(${name}, 0)`).join(', ')}])`,
    usingMetrics: Object.fromEntries(named),
    label,
    period: FIVE_MINUTES,
  })
}
