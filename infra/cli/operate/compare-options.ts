// The command line of `verify` and `rebuild`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { Scope } from '../../../shared/flows/audit/verify.ts'
import type { Parsed } from '../command.ts'
import { type OptionRules, parseCommandLine, partnerProblem } from '../command-line.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export type Comparison = 'verify' | 'rebuild'

export interface CompareOptions {
  readonly target: Target
  readonly scope: Scope
  readonly json: boolean
}

const DESCRIPTIONS: Readonly<Record<Comparison, string>> = {
  verify: `Compares what the drops bucket holds with the ledger, the sheets, the receipts and the rejects, and lists every
difference. Every drop is read again, in memory; nothing is written.

Exit status: 0 if nothing differs, 1 if something does or the comparison was interrupted, 2 if the command line is wrong.`,
  rebuild: `Compares as verify does, and repairs what differs: drops are read again, receipts written again, and what belongs
to no drop is deleted. Where nothing differs, nothing is written. It may run beside the functions.

Exit status: 0 if nothing differs any more, 1 if something is left or the work was interrupted, 2 if the command line is wrong.`,
}

const OPTIONS: OptionRules = {
  partner: { value: 'P', help: 'only the keys of this partner', problem: partnerProblem },
  from: { value: 'KEY', help: 'resume from this key, as printed by an interrupted run' },
  json: { value: null, help: 'what differs on standard output, as one JSON object' },
  ...TARGET_RULES,
}

/** `args`: those after the command's name. */
export function parseCompareOptions(comparison: Comparison, args: readonly string[]): Parsed<CompareOptions> {
  const rules = {
    usage: `npm run uptake -- ${comparison} [options]`,
    description: DESCRIPTIONS[comparison],
    options: OPTIONS,
  }
  return parseCommandLine(args, rules, (line) => {
    const partner = (line.given.get('partner') as PartnerId | undefined) ?? null
    const scope = { partner, from: line.given.get('from') ?? null }
    return { target: targetOf(line), scope, json: line.given.has('json') }
  })
}
