// The command line of `suppressed`.

import { type PartnerId, partnerId } from '../../../shared/domain/ids.ts'
import type { Parsed } from '../command.ts'
import { type OptionRules, readCommandLine } from '../command-line.ts'
import { TARGET_HELP, TARGET_RULES, type Target, targetMistakes, targetOf } from './target.ts'

export interface SuppressedOptions {
  readonly target: Target
  readonly partner: PartnerId
  /** The address to take off; null: they are listed. */
  readonly remove: string | null
}

const HELP = `Usage: npm run uptake -- suppressed --partner P [options]

Lists the addresses that the partner's mail does not go to any more, since a mail bounced for good or somebody
complained. Recipients who see all customers read of them in the next digest.

Exit status: 0 if all went well, 1 if not, or if the address to take off was not there, 2 if the command line is wrong.

  --partner P           whose addresses
  --remove ADDRESS      mail goes to this address again. SES keeps a list of its own for the whole account:
                        aws sesv2 delete-suppressed-destination --email-address ADDRESS
${TARGET_HELP}  --help                this text
`

const RULES: OptionRules = {
  partner: { value: 'P' },
  remove: { value: 'ADDRESS' },
  ...TARGET_RULES,
  help: { value: null, short: 'h' },
}

/** `args`: those behind the command's name. */
export function parseSuppressedOptions(args: readonly string[]): Parsed<SuppressedOptions> {
  const line = readCommandLine(args, RULES, (word) => `"${word}" stands alone; write it behind an option.`)
  const { given } = line
  if (given.has('help')) return { kind: 'help', text: HELP }
  const problems = [...line.problems, ...targetMistakes(line)]
  const partner = partnerId(given.get('partner') ?? '')
  if (partner === null) problems.push(partnerMistake(given.get('partner')))
  if (partner === null || problems.length > 0) return { kind: 'problems', problems }
  return {
    kind: 'options',
    options: { target: targetOf(line), partner, remove: given.get('remove') ?? null },
  }
}

function partnerMistake(given: string | undefined): string {
  if (given === undefined) return '--partner is missing; name the partner whose addresses are meant.'
  return `--partner: "${given}" is not a partner id; use 2 to 63 of a-z, 0-9 and -, no - first.`
}
