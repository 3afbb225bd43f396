// The command line of `status`.

import { type PartnerId, partnerId } from '../../../shared/domain/ids.ts'
import { BUCKETS, QUEUE_NAMES, queueVariable, TABLES } from '../../../shared/topology.ts'
import type { Parsed } from '../command.ts'
import { type CommandRules, parseCommandLine, partnerProblem } from '../command-line.ts'
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

const RULES: CommandRules = {
  usage: 'npm run uptake -- status [--partner P] [options]',
  description: `Shows how the partners stand, those first that need a look: their last drops, what was refused, how long receipts took,
how their digest stands, and the dead letters of the queues. With --partner, the keys and weeks of that one.

Exit status: 0 if it could be seen, 1 if not, 2 if the command line is wrong.`,
  options: {
    partner: { value: 'P', help: 'only this one, in detail', problem: partnerProblem },
    days: {
      value: 'N',
      help: `how many days back the dates in keys are looked at (default: ${DEFAULT_DAYS})`,
      problem: daysProblem,
    },
    json: { value: null, help: 'all of it on standard output, as one JSON object' },
    ...TARGET_RULES,
  },
}

/** `args`: those after the command's name. */
export function parseStatusOptions(args: readonly string[]): Parsed<StatusOptions> {
  return parseCommandLine(args, RULES, (line) => ({
    target: targetOf(line),
    partner: partnerId(line.given.get('partner') ?? ''),
    days: Number(line.given.get('days') ?? DEFAULT_DAYS),
    json: line.given.has('json'),
  }))
}

/** Errors in the target, one line each. */
export function statusProblems({ target }: StatusOptions): Promise<string[]> {
  return targetProblems(target, [TABLES.Ledger, BUCKETS.settings.variable, ...QUEUE_NAMES.map(queueVariable)])
}

function daysProblem(value: string, option: string): string | null {
  const isValid = /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_DAYS
  return isValid ? null : `${option}: "${value}" is not a number of days; write 1 to ${MOST_DAYS}.`
}
