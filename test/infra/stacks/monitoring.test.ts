// What an operator relies on: something goes off for everything that can be stuck, its mail says what to do, and the
// dashboard shows the whole pipeline.

import { existsSync, readFileSync } from 'node:fs'
import { Match, type Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { ALARM_METRICS, METRICS } from '../../../infra/cli/cost/model.ts'
import { COUNTERS, FUNCTIONS, QUEUE_NAMES, TABLES } from '../../../shared/topology.ts'
import { anchorsOf, namesIn } from '../../support/markdown.ts'
import { nameOf } from './policies.ts'
import { synthesise } from './synthesise.ts'

const { pipeline } = synthesise()
const RUNBOOK = readFileSync('infra/runbook.md', 'utf8')

const alarms = alarmsOf(pipeline)
const functions = Object.keys(FUNCTIONS).map((name) => `${name}Function`)
const queues = QUEUE_NAMES.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Queue`)

describe('the alarms', () => {
  it('are mailed to the address of the stage', () => {
    pipeline.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'alarm@uptake.example',
    })
    const topics = [...alarms.values()].map(({ AlarmActions }) => AlarmActions.map(nameOf))
    expect(new Set(topics.map(String))).toEqual(new Set(['AlarmsTopic']))
  })

  it('watch every queue for dead letters, and for messages that wait longer than a retry takes', () => {
    const deadLetters = [...queues, 'Schedules'].map((queue) => `${queue}DeadLetters`)
    expect(watching('ApproximateNumberOfMessagesVisible').sort()).toEqual(deadLetters.sort())
    expect(watching('ApproximateAgeOfOldestMessage').sort()).toEqual([...queues].sort())
    const hidden = new Map(
      Object.entries(pipeline.findResources('AWS::SQS::Queue')).map(([id, { Properties }]) => [
        nameOf({ Ref: id }),
        Properties.VisibilityTimeout,
      ]),
    )
    for (const { MetricName, Dimensions, Threshold } of alarms.values()) {
      if (MetricName === 'ApproximateAgeOfOldestMessage')
        expect(Threshold).toBeGreaterThan(hidden.get(nameOf(Dimensions[0].Value)))
    }
  })

  it('watch every function for crashes and throttles', () => {
    expect(watching('Errors').sort()).toEqual([...functions].sort())
    expect(watching('Throttles').sort()).toEqual([...functions].sort())
  })

  it('watch every table for throttles', () => {
    const tables = Object.keys(TABLES).sort()
    expect(watching('ReadThrottleEvents').sort()).toEqual(tables)
    expect(watching('WriteThrottleEvents').sort()).toEqual(tables)
  })

  it('watch the portal, whose readers wait', () => {
    expect(watching('5xx')).toEqual(['WebsiteApi'])
    expect(alarms.get('PortalThrottles')).toMatchObject({ MetricName: 'Throttles', EvaluationPeriods: 1 })
  })

  it('watch what the functions count of it that partners notice', () => {
    const own = [...alarms.values()].filter(({ Namespace }) => Namespace === 'Uptake')
    expect(own.map(({ MetricName }) => MetricName).sort()).toEqual([
      'DigestsLate',
      'DropsStopped',
      'DropsUnanswered',
      'ReceiptLag',
    ])
    for (const { MetricName, Dimensions } of own) {
      expect(COUNTERS).toHaveProperty(MetricName)
      expect(Dimensions).toEqual([{ Name: 'stage', Value: 'test' }])
    }
    // Milliseconds, as it is counted.
    expect(alarms.get('ReceiptLag')).toMatchObject({ Threshold: 3_600_000, ExtendedStatistic: 'p90' })
  })

  it('tell before SES reviews the account, and do not forget a rate between two weeks', () => {
    for (const [id, reviewed] of [
      ['BounceRate', 0.05],
      ['ComplaintRate', 0.001],
    ] as const) {
      const { Threshold, ...alarm } = alarms.get(id) ?? {}
      expect(Threshold).toBeLessThan(reviewed)
      expect(alarm).toMatchObject({ MetricName: `Reputation.${id}`, TreatMissingData: 'ignore' })
    }
  })

  it('go off when the clock stands still, which gives no data', () => {
    expect(alarms.get('PlanSilent')).toMatchObject({
      MetricName: 'Invocations',
      Dimensions: [{ Value: { Ref: expect.stringMatching(/^PlanFunction/) } }],
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    })
    const others = [...alarms].filter(([, { TreatMissingData }]) => TreatMissingData === 'breaching')
    expect(others.map(([id]) => id)).toEqual(['PlanSilent'])
  })

  it('watch every log for errors, but for those that have an alarm of their own', () => {
    pipeline.resourceCountIs('AWS::Logs::MetricFilter', functions.length)
    pipeline.allResourcesProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ ($.level = "ERROR") && ($.counter NOT EXISTS) }',
    })
    expect(alarms.get('LoggedErrors')).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 })
  })

  it('cost what the model of costs says', () => {
    const metrics = [...alarms.values()].flatMap(metricsOf)
    expect(ALARM_METRICS).toBe(metrics.length)
    expect(METRICS).toBe(Object.keys(COUNTERS).length + 1)
  })
})

describe('the runbook', () => {
  const entries = new Map(
    RUNBOOK.split(/^## /m)
      .slice(1)
      .map((entry) => [anchorsOf(`## ${entry}`)[0] ?? '', entry]),
  )
  const namedIn = (entry = '') => namesIn(/^Alarms: ([\s\S]*?)\n\n/m.exec(entry)?.[1])

  it('has the entry that an alarm leads to, and which names it', () => {
    for (const [id, { AlarmDescription }] of alarms) {
      const [, says, path = '', anchor = ''] =
        /^([^.]+\.) What to do: (\S+)#([a-z-]+)$/.exec(AlarmDescription.replaceAll(/(\d)\.(\d)/g, '$1 $2')) ??
        []
      expect(says, AlarmDescription).toBeDefined()
      expect(existsSync(path), path).toBe(true)
      expect(namedIn(entries.get(anchor)), id).toContain(id)
    }
  })

  it('has no entry without an alarm, and names none that is not there', () => {
    const named = [...entries.values()].map(namedIn)
    expect(named.filter((names) => names.length === 0)).toEqual([])
    expect(named.flat().sort()).toEqual([...alarms.keys()].sort())
  })

  it('says of each what it means, how to look and what to do', () => {
    for (const [anchor, entry] of entries)
      expect(entry, anchor).toMatch(/\n- \*\*Means:\*\* [\s\S]+\n- \*\*Look:\*\* [\s\S]+\n- \*\*Do:\*\* /)
  })

  it('is where the stage says', () => {
    const runbook = 'https://git.example.com/uptake/runbook.md'
    const elsewhere = alarmsOf(synthesise({ runbook }).pipeline)
    for (const { AlarmDescription } of elsewhere.values()) expect(AlarmDescription).toContain(`${runbook}#`)
  })
})

describe('the dashboard', () => {
  const [{ Properties: dashboard }] = Object.values(pipeline.findResources('AWS::CloudWatch::Dashboard')) as [
    { Properties: { DashboardName: string; DashboardBody: unknown } },
  ]
  const { widgets }: { widgets: Widget[] } = JSON.parse(nameOf(dashboard.DashboardBody))

  it('is one, under a name that can be told', () => {
    pipeline.resourceCountIs('AWS::CloudWatch::Dashboard', 1)
    expect(dashboard.DashboardName).toBe('Uptake-test')
  })

  it('begins with what partners notice', () => {
    const first = widgets.filter(({ y }) => y === 0)
    expect(first.map(({ properties }) => properties.title)).toEqual([
      'Mail sent and digests late, each hour',
      'From upload to receipt',
      'Files, each hour',
      'Dead letters',
    ])
  })

  it('fills whole rows', () => {
    for (const [, row] of Map.groupBy(widgets, ({ y }) => y))
      expect(row.reduce((sum, { width }) => sum + width, 0)).toBe(24)
  })

  it('shows every function, every queue and every table, and the state of every alarm', () => {
    const shown = JSON.stringify(widgets.map(({ properties }) => properties.metrics ?? []))
    for (const part of [...functions, ...queues, ...Object.keys(TABLES)]) expect(shown).toContain(`"${part}`)
    const states = widgets.flatMap(({ properties }) => properties.alarms ?? [])
    expect(states).toHaveLength(alarms.size)
  })
})

describe('the budget of a stage', () => {
  it('is none unless it sets one', () => {
    pipeline.resourceCountIs('AWS::Budgets::Budget', 0)
  })

  it('is mailed at 80 % spent, and when more than all of it is forecast', () => {
    const { pipeline: budgeted, violations } = synthesise({ monthlyBudget: 50 })
    const to = [{ SubscriptionType: 'EMAIL', Address: 'alarm@uptake.example' }]
    const above = (NotificationType: string, Threshold: number) => ({
      Notification: {
        NotificationType,
        Threshold,
        ThresholdType: 'PERCENTAGE',
        ComparisonOperator: 'GREATER_THAN',
      },
      Subscribers: to,
    })
    budgeted.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 50, Unit: 'USD' } },
      NotificationsWithSubscribers: Match.arrayEquals([above('ACTUAL', 80), above('FORECASTED', 100)]),
    })
    expect(violations).toEqual([])
  })
})

interface Widget {
  readonly y: number
  readonly width: number
  readonly properties: {
    readonly title: string
    readonly metrics?: readonly unknown[]
    readonly alarms?: readonly string[]
  }
}

// biome-ignore lint/suspicious/noExplicitAny: as the template has it.
type Properties = Record<string, any>

/** By their names. */
function alarmsOf(template: Template): Map<string, Properties> {
  return new Map(
    Object.entries(template.findResources('AWS::CloudWatch::Alarm')).map(([id, { Properties }]) => [
      nameOf({ Ref: id }).replace(/^Alarms/, ''),
      Properties,
    ]),
  )
}

/** Of an alarm; of one that computes its value, those it computes it from. */
function metricsOf({ MetricName, Dimensions, Metrics = [] }: Properties): Properties[] {
  if (MetricName !== undefined) return [{ MetricName, Dimensions }]
  return Metrics.flatMap(({ MetricStat }: Properties) => MetricStat?.Metric ?? [])
}

/** What the alarms on a metric watch. */
function watching(metric: string): string[] {
  return [...alarms.values()]
    .flatMap(metricsOf)
    .filter(({ MetricName }) => MetricName === metric)
    .map(({ Dimensions }) => nameOf(Dimensions[0].Value))
}
