// The command line of `verify` and `rebuild`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { Scope } from '../../../shared/flows/audit/verify.ts'
import type { Parsed } from '../command.ts'
import { type OptionRules, partnerProblem, readCommandLine } from '../command-line.ts'
import { TARGET_HELP, TARGET_RULES, type Target, targetMistakes, targetOf } from '../target.ts'

export type Comparison = 'verify' | 'rebuild'

export interface CompareOptions {
  readonly target: Target
  readonly scope: Scope
  readonly json: boolean
}

const USES: Readonly<Record<Comparison, string>> = {
  verify: `Compares what the drops bucket holds with the ledger, the sheets, the receipts and the rejects, and lists every
difference. Every drop is read again, in memory; nothing is written.

Exit status: 0 if nothing differs, 1 if something does or the comparison was interrupted, 2 if the command line is wrong.`,
  rebuild: `Compares as verify does, and repairs what differs: drops are read again, receipts written again, and what belongs
to no drop is deleted. Where nothing differs, nothing is written. It may run beside the functions.

Exit status: 0 if nothing differs any more, 1 if something is left or the work was interrupted, 2 if the command line is wrong.`,
}

const RULES: OptionRules = {
  partner: { value: 'P', problem: partnerProblem },
  from: { value: 'KEY' },
  json: { value: null },
  ...TARGET_RULES,
  help: { value: null, short: 'h' },
}

/** `args`: those after the command's name. */
export function parseCompareOptions(comparison: Comparison, args: readonly string[]): Parsed<CompareOptions> {
  const line = readCommandLine(args, RULES)
  if (line.given.has('help')) return { kind: 'help', text: helpOf(comparison) }
  const problems = [...line.problems, ...targetMistakes(line)]
  if (problems.length > 0) return { kind: 'problems', problems }
  const { given } = line
  const partner = given.get('partner')
  const scope: Scope = {
    partner: partner === undefined ? null : (partner as PartnerId),
    from: given.get('from') ?? null,
  }
  return { kind: 'options', options: { target: targetOf(line), scope, json: given.has('json') } }
}

function helpOf(comparison: Comparison): string {
  return `Usage: npm run uptake -- ${comparison} [options]

${USES[comparison]}

  --partner P           only the keys of this partner
  --from KEY            resume from this key, as printed by an interrupted run
  --json                what differs on standard output, as one JSON object
${TARGET_HELP}  --help                this text
`
}
