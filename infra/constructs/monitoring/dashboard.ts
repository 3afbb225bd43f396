// The dashboard: what partners notice first, then what it comes from: queues, functions, tables, mail.

import { Duration } from 'aws-cdk-lib'
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  MathExpression,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { CounterName } from '../../../shared/topology.ts'
import { accountMailMetric, HOUR, ownMetric, reputationMetric, tableMetric } from './metrics.ts'
import type { Watched } from './watched.ts'

const WIDTH = 24
/** A week: digests go out once in it. */
const SHOWN = Duration.days(7)

export function addDashboard(scope: Construct, watched: Watched, alarms: readonly IAlarm[]): void {
  const dashboard = new Dashboard(scope, 'Dashboard', {
    dashboardName: `Uptake-${watched.stage.name}`,
    defaultInterval: SHOWN,
  })
  const row = (graphs: readonly [title: string, metrics: readonly IMetric[], unit?: string][]) =>
    dashboard.addWidgets(
      ...graphs.map(
        ([title, left, label = '']) =>
          new GraphWidget({
            title,
            width: WIDTH / graphs.length,
            left: [...left],
            leftYAxis: { min: 0, label, showUnits: false },
          }),
      ),
    )
  row(partnerGraphs(watched))
  dashboard.addWidgets(
    new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: WIDTH, height: 4 }),
  )
  row(queueGraphs(watched))
  row(functionGraphs(watched))
  row(tableGraphs(watched))
  row(mailAndPortalGraphs(watched))
}

type Graph = [title: string, metrics: readonly IMetric[], unit?: string]

function partnerGraphs({ stage, queues, scheduleDeadLetters }: Watched): Graph[] {
  const count = (name: CounterName, label: string) =>
    ownMetric(stage.name, name, { statistic: 'Sum', period: HOUR, label })
  const lag = (label: string, statistic: string) =>
    [label, ownMetric(stage.name, 'ReceiptLag', { statistic, period: HOUR })] as const
  const letters = { statistic: 'Maximum', period: HOUR }
  return [
    [
      'Mail sent and digests late, each hour',
      [
        count('MailsSent', 'mails sent'),
        count('MailsRefused', 'mails refused'),
        count('MailsUnknown', 'mails perhaps not sent'),
        count('DigestsLate', 'digests late'),
      ],
    ],
    [
      'From upload to receipt',
      scaled([lag('median', 'p50'), lag('90th percentile', 'p90'), lag('longest', 'Maximum')], '/ 60000'),
      'minutes',
    ],
    [
      'Files, each hour',
      [
        count('DropsRead', 'read'),
        count('DropsRefused', 'refused'),
        count('DropsStopped', 'stopped'),
        count('DropsUnanswered', 'without a receipt'),
      ],
    ],
    [
      'Dead letters',
      [
        ...Object.entries(queues).map(([label, { deadLetters }]) =>
          deadLetters.metricApproximateNumberOfMessagesVisible({ ...letters, label }),
        ),
        scheduleDeadLetters.metricApproximateNumberOfMessagesVisible({ ...letters, label: 'schedule' }),
      ],
    ],
  ]
}

function queueGraphs({ queues }: Watched): Graph[] {
  const of = Object.entries(queues)
  const most = { statistic: 'Maximum', period: HOUR }
  return [
    [
      'Messages waiting',
      of.map(([label, { queue }]) => queue.metricApproximateNumberOfMessagesVisible({ ...most, label })),
    ],
    [
      'Age of the oldest message',
      scaled(
        of.map(([label, { queue }]) => [label, queue.metricApproximateAgeOfOldestMessage(most)] as const),
        '/ 60',
      ),
      'minutes',
    ],
  ]
}

function functionGraphs({ functions }: Watched): Graph[] {
  const of = Object.entries(functions)
  const sum = { statistic: 'Sum', period: HOUR }
  return [
    ['Invocations', of.map(([label, { lambda }]) => lambda.metricInvocations({ ...sum, label }))],
    ['Errors', of.map(([label, { lambda }]) => lambda.metricErrors({ ...sum, label }))],
    [
      'Duration, 95th percentile',
      of.map(([label, { lambda }]) => lambda.metricDuration({ statistic: 'p95', period: HOUR, label })),
      'milliseconds',
    ],
    ['Throttled invocations', of.map(([label, { lambda }]) => lambda.metricThrottles({ ...sum, label }))],
  ]
}

function tableGraphs({ tables }: Watched): Graph[] {
  const of = (name: string) =>
    Object.entries(tables).map(([label, table]) =>
      tableMetric(table, name, { statistic: 'Sum', period: HOUR, label }),
    )
  return [
    ['Read units', of('ConsumedReadCapacityUnits')],
    ['Write units', of('ConsumedWriteCapacityUnits')],
    ['Throttled reads', of('ReadThrottleEvents')],
    ['Throttled writes', of('WriteThrottleEvents')],
  ]
}

function mailAndPortalGraphs({ portal: { api } }: Watched): Graph[] {
  const sum = { statistic: 'Sum', period: HOUR }
  return [
    [
      'Mail of the account',
      (['Send', 'Delivery', 'Bounce', 'Complaint'] as const).map((name) => accountMailMetric(name)),
    ],
    [
      'Bounces and complaints, as SES judges them',
      scaled(
        [
          ['bounces', reputationMetric('BounceRate')],
          ['complaints', reputationMetric('ComplaintRate')],
        ],
        '* 100',
      ),
      '%',
    ],
    [
      'Requests to the portal',
      [
        api.metricCount({ ...sum, label: 'all' }),
        api.metricClientError({ ...sum, label: 'status 4xx' }),
        api.metricServerError({ ...sum, label: 'status 5xx' }),
      ],
    ],
    [
      'Latency of the portal, 95th percentile',
      [api.metricLatency({ statistic: 'p95', period: HOUR, label: 'latency' })],
      'milliseconds',
    ],
  ]
}

/** `change`: what is done to each value, such as `/ 60`. */
function scaled(
  of: readonly (readonly [label: string, metric: IMetric])[],
  change: string,
): MathExpression[] {
  return of.map(
    ([label, metric], at) =>
      new MathExpression({
        expression: `m${at} ${change}`,
        usingMetrics: { [`m${at}`]: metric },
        label,
        period: HOUR,
      }),
  )
}
