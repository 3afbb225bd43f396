// The command line of `suppressed`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import { type EmailAddress, emailAddress } from '../../../shared/domain/mail/email-address.ts'
import type { Parsed } from '../command.ts'
import { type OptionRules, partnerProblem, readCommandLine } from '../command-line.ts'
import { TARGET_HELP, TARGET_RULES, type Target, targetMistakes, targetOf } from '../target.ts'

export interface SuppressedOptions {
  readonly target: Target
  readonly partner: PartnerId
  /** The address to remove; null: list them. */
  readonly remove: EmailAddress | null
}

const HELP = `Usage: npm run uptake -- suppressed --partner P [options]

Lists the addresses that the partner's mail is no longer sent to, after a permanent bounce or a complaint.
Recipients who see all customers find them in the next digest.

Exit status: 0 if all went well, 1 if not, or if the address to remove was not suppressed, 2 if the command line is wrong.

  --partner P           whose addresses
  --remove ADDRESS      mail goes to this address again. SES keeps a list of its own for the whole account:
                        aws sesv2 delete-suppressed-destination --email-address ADDRESS
${TARGET_HELP}  --help                this text
`

const RULES: OptionRules = {
  partner: { value: 'P', problem: partnerProblem },
  remove: { value: 'ADDRESS', problem: addressProblem },
  ...TARGET_RULES,
  help: { value: null, short: 'h' },
}

/** `args`: those after the command's name. */
export function parseSuppressedOptions(args: readonly string[]): Parsed<SuppressedOptions> {
  const line = readCommandLine(args, RULES)
  const { given } = line
  if (given.has('help')) return { kind: 'help', text: HELP }
  const partner = given.get('partner')
  const missing = given.has('partner')
    ? []
    : ['--partner is missing; name the partner whose addresses are meant.']
  const problems = [...missing, ...line.problems, ...targetMistakes(line)]
  if (partner === undefined || problems.length > 0) return { kind: 'problems', problems }
  return {
    kind: 'options',
    options: {
      target: targetOf(line),
      partner: partner as PartnerId,
      remove: emailAddress(given.get('remove') ?? ''),
    },
  }
}

function addressProblem(value: string, option: string): string | null {
  if (emailAddress(value) !== null) return null
  return `${option}: "${value}" is not an e-mail address; write one such as ana@northwind.example.`
}
