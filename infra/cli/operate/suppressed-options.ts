// The command line of `suppressed`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import { type EmailAddress, emailAddress } from '../../../shared/domain/mail/email-address.ts'
import type { Parsed } from '../command.ts'
import { addressProblem, type CommandRules, parseCommandLine, partnerProblem } from '../command-line.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export interface SuppressedOptions {
  readonly target: Target
  readonly partner: PartnerId
  /** The address to remove; null: list them. */
  readonly remove: EmailAddress | null
}

const RULES: CommandRules = {
  usage: 'npm run uptake -- suppressed --partner P [options]',
  description: `Lists the addresses that the partner's mail is no longer sent to, after a permanent bounce or a complaint.
Recipients who see all customers find them in the next digest. Those who left a list of mail are listed too, and only they
can return to it, in the portal.

Exit status: 0 if all went well, 1 if not, or if the address to remove was not suppressed, 2 if the command line is wrong.`,
  options: {
    partner: { value: 'P', help: 'whose addresses', isRequired: true, problem: partnerProblem },
    remove: {
      value: 'ADDRESS',
      help: `mail goes to this address again. SES keeps a list of its own for the whole account:
aws sesv2 delete-suppressed-destination --email-address ADDRESS`,
      problem: addressProblem,
    },
    ...TARGET_RULES,
  },
}

/** `args`: those after the command's name. */
export function parseSuppressedOptions(args: readonly string[]): Parsed<SuppressedOptions> {
  return parseCommandLine(args, RULES, (line) => ({
    target: targetOf(line),
    partner: line.given.get('partner') as PartnerId,
    remove: emailAddress(line.given.get('remove') ?? ''),
  }))
}
