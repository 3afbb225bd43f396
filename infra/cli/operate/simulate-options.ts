// The command line of `simulate`: an option for each threshold of partners.json.

import { type Day, dayOf } from '../../../shared/domain/calendar.ts'
import { parseFieldPath } from '../../../shared/domain/field-path.ts'
import { FLAG_WEEKS } from '../../../shared/domain/flags/week.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { Assignment } from '../../../shared/domain/partners-file/assignment.ts'
import type { Parsed } from '../command.ts'
import { dayProblem, parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandLine, CommandRules, OptionRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export interface SimulateOptions {
  readonly target: Target
  readonly partner: PartnerId
  /** The thresholds, as they would stand in partners.json. */
  readonly thresholds: readonly Assignment[]
  readonly weeks: number
  /** null: the last day of the digest that was due last. */
  readonly asOf: Day | null
  readonly json: boolean
}

/** By option, the field of `thresholds`. */
export const THRESHOLD_FIELDS: Readonly<Record<string, string>> = {
  'low-usage': 'low_usage.warning',
  'low-usage-critical': 'low_usage.critical',
  'low-deployment': 'low_deployment.warning',
  'low-deployment-critical': 'low_deployment.critical',
  'declining-week': 'declining.week',
  'declining-mean': 'declining.mean',
  'expansion-usage': 'expansion.usage',
  'expansion-deployment': 'expansion.deployment',
  'high-support-calls': 'high_support.calls',
  'high-support-per-100': 'high_support.per_100',
  'high-support-times-baseline': 'high_support.times_baseline',
  'high-support-critical-per-100': 'high_support.critical_per_100',
  'high-support-critical-times-baseline': 'high_support.critical_times_baseline',
  'min-seats': 'min_seats',
  'ramping-days': 'ramping_days',
  'coverage-days': 'coverage_days',
  'recovery-margin': 'recovery_margin',
  'stale-days': 'stale_days',
}

const DEFAULT_WEEKS = 8

export const SIMULATE: CommandRules = {
  name: 'npm run uptake -- simulate',
  summary: 'show who would be flagged under other thresholds',
  description: `Shows who would be flagged under other thresholds, week by week, beside who is today. Weeks that have passed are judged
by today's files, as every digest does. Customers with thresholds of their own keep those. Nothing is changed; partner
set does that. The day is measured first if that is not done yet.`,
  options: {
    partner: { value: 'P', help: 'whose customers', isRequired: true, problem: partnerProblem },
    ...thresholdRules(),
    weeks: {
      value: 'N',
      help: `how many weeks, 1 to ${FLAG_WEEKS} (default: ${DEFAULT_WEEKS})`,
      problem: weeksProblem,
    },
    'as-of': {
      value: 'DATE',
      help: 'the last day of the latest week, YYYY-MM-DD (default: that of the digest that was due last)',
      problem: dayProblem,
    },
    ...TARGET_RULES,
  },
  json: 'the weeks, as one JSON object',
  example: ['--partner', 'northwind', '--low-usage', '45'],
  exit: {
    done: 'the weeks are printed',
    failed: 'they could not be computed',
  },
  guide: 'shared/domain/metrics/README.md#thresholds',
}

/** `args`: those after the command's name. */
export function parseSimulateOptions(args: readonly string[]): Parsed<SimulateOptions> {
  return parseCommandLine(args, SIMULATE, (line) => {
    const { given } = line
    const asOf = given.get('as-of')
    return {
      target: targetOf(line),
      partner: given.get('partner') as PartnerId,
      thresholds: assignmentsIn(line),
      weeks: Number(given.get('weeks') ?? DEFAULT_WEEKS),
      asOf: asOf === undefined ? null : dayOf(asOf),
      json: given.has('json'),
    }
  })
}

function thresholdRules(): OptionRules {
  return Object.fromEntries(
    Object.entries(THRESHOLD_FIELDS).map(([option, field]) => [
      option,
      { value: 'N', help: `instead of thresholds.${field}`, problem: numberProblem },
    ]),
  )
}

function assignmentsIn({ given }: CommandLine): Assignment[] {
  return Object.entries(THRESHOLD_FIELDS).flatMap(([option, field]) => {
    const [value, path] = [given.get(option), parseFieldPath(`thresholds.${field}`)]
    return value === undefined || path === null ? [] : [{ path, value: Number(value) }]
  })
}

function numberProblem(value: string, option: string): string | null {
  return /^\d+(\.\d+)?$/.test(value) ? null : `${option}: "${value}" is not a number of 0 or more.`
}

function weeksProblem(value: string, option: string): string | null {
  const weeks = /^\d{1,2}$/.test(value) ? Number(value) : 0
  return weeks >= 1 && weeks <= FLAG_WEEKS
    ? null
    : `${option}: "${value}" is not a number of weeks from 1 to ${FLAG_WEEKS}.`
}
