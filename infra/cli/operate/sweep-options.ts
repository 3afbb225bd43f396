// The command line of `sweep`.

import type { Parsed } from '../command.ts'
import { parseCommandLine } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export interface SweepOptions {
  readonly target: Target
  readonly json: boolean
}

export const SWEEP: CommandRules = {
  name: 'npm run uptake -- sweep',
  summary: 'run the nightly comparison of bucket and ledger now',
  description: `Compares the whole drops bucket with the ledger, as the functions do every night, and looks again at every key that
they disagree about: lost events, missing receipts, garbage to collect. It trusts the ledger about
the rest; verify does not. It may be interrupted and run again at any time.`,
  options: TARGET_RULES,
  json: 'what was done, as one JSON object',
  example: ['--state', 'mystate'],
  exit: { done: 'every key that was found is reconciled', failed: 'one is not' },
  guide: 'infra/README.md#verify-and-rebuild',
}

/** `args`: those after the command's name. */
export function parseSweepOptions(args: readonly string[]): Parsed<SweepOptions> {
  return parseCommandLine(args, SWEEP, (line) => ({ target: targetOf(line), json: line.given.has('json') }))
}
