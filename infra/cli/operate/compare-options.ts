// The command line of `verify` and `rebuild`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { Scope } from '../../../shared/flows/audit/verify.ts'
import type { Parsed } from '../command.ts'
import { parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandRules, OptionRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export type Comparison = 'verify' | 'rebuild'

export interface CompareOptions {
  readonly target: Target
  readonly scope: Scope
  readonly json: boolean
}

const OPTIONS: OptionRules = {
  partner: { value: 'P', help: 'only the keys of this partner', problem: partnerProblem },
  from: { value: 'KEY', help: 'resume from this key, as printed by an interrupted run' },
  ...TARGET_RULES,
}

const JSON_OUTPUT = 'what differs, as one JSON object'
const GUIDE = 'infra/README.md#verify-and-rebuild'

export const COMPARISONS: Readonly<Record<Comparison, CommandRules>> = {
  verify: {
    name: 'npm run uptake -- verify',
    summary: 'compare the bucket with everything that is stored, and list every difference',
    description: `Compares what the drops bucket holds with the ledger, the sheets, the receipts and the rejects, and lists every
difference. Every drop is read again, in memory; nothing is written.`,
    options: OPTIONS,
    json: JSON_OUTPUT,
    example: ['--state', 'mystate'],
    exit: { done: 'nothing differs', failed: 'something does, or the command failed' },
    guide: GUIDE,
  },
  rebuild: {
    name: 'npm run uptake -- rebuild',
    summary: 'repair what verify lists',
    description: `Compares as verify does, and repairs what differs: drops are read again, receipts written again, and what belongs
to no drop is deleted. Where nothing differs, nothing is written. It may run beside the functions.`,
    options: OPTIONS,
    json: JSON_OUTPUT,
    example: ['--partner', 'northwind'],
    exit: { done: 'nothing differs any more', failed: 'something is left, or the command failed' },
    guide: GUIDE,
  },
}

/** `args`: those after the command's name. */
export function parseCompareOptions(comparison: Comparison, args: readonly string[]): Parsed<CompareOptions> {
  return parseCommandLine(args, COMPARISONS[comparison], (line) => {
    const partner = (line.given.get('partner') as PartnerId | undefined) ?? null
    const scope = { partner, from: line.given.get('from') ?? null }
    return { target: targetOf(line), scope, json: line.given.has('json') }
  })
}
