// The command line of `status`.

import { type PartnerId, partnerId } from '../../../shared/domain/ids.ts'
import { BUCKETS, QUEUE_NAMES, queueVariable, TABLES } from '../../../shared/topology.ts'
import type { Parsed } from '../command.ts'
import { parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf, targetProblems } from '../target.ts'

export interface StatusOptions {
  readonly target: Target
  /** null: all partners. */
  readonly partner: PartnerId | null
  readonly days: number
  readonly json: boolean
}

const DEFAULT_DAYS = 7
const MOST_DAYS = 400

export const STATUS: CommandRules = {
  name: 'npm run uptake -- status',
  summary: 'show how the partners and the queues stand',
  description: `Shows how the partners stand, those first that need a look: their last drops, what was refused, how long receipts took,
how their digest stands, and the dead letters of the queues. With --partner, the keys and weeks of that one; a canary is shown
only so.`,
  options: {
    partner: { value: 'P', help: 'only this one, in detail', problem: partnerProblem },
    days: {
      value: 'N',
      help: `how many days back the dates in keys are looked at (default: ${DEFAULT_DAYS})`,
      problem: daysProblem,
    },
    ...TARGET_RULES,
  },
  json: 'all of it, as one JSON object',
  example: ['--state', 'mystate'],
  exit: {
    done: 'it could be seen',
    failed: 'it could not',
  },
  guide: 'infra/README.md#how-it-stands',
}

/** `args`: those after the command's name. */
export function parseStatusOptions(args: readonly string[]): Parsed<StatusOptions> {
  return parseCommandLine(args, STATUS, (line) => ({
    target: targetOf(line),
    partner: partnerId(line.given.get('partner') ?? ''),
    days: Number(line.given.get('days') ?? DEFAULT_DAYS),
    json: line.given.has('json'),
  }))
}

/** Errors in the target, one line each. */
export function statusProblems({ target }: StatusOptions): Promise<string[]> {
  const buckets = [BUCKETS.drops.variable, BUCKETS.settings.variable]
  return targetProblems(target, [TABLES.Ledger, ...buckets, ...QUEUE_NAMES.map(queueVariable)])
}

function daysProblem(value: string, option: string): string | null {
  const isValid = /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_DAYS
  return isValid ? null : `${option}: "${value}" is not a number of days; write 1 to ${MOST_DAYS}.`
}
