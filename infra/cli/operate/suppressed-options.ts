// The command line of `suppressed`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import { type EmailAddress, emailAddress } from '../../../shared/domain/mail/email-address.ts'
import type { Parsed } from '../command.ts'
import { addressProblem, parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export interface SuppressedOptions {
  readonly target: Target
  readonly partner: PartnerId
  /** The address to remove; null: list them. */
  readonly remove: EmailAddress | null
  readonly json: boolean
}

export const SUPPRESSED: CommandRules = {
  name: 'npm run uptake -- suppressed',
  summary: 'list a partner’s suppressed addresses and who unsubscribed, or remove a suppressed one',
  description: `Lists the addresses that the partner's mail is no longer sent to, after a permanent bounce or a complaint.
Recipients who see all customers find them in the next digest. Those who left a list of mail are listed too, and only they
can return to it, in the portal.`,
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
  json: 'the addresses, as one JSON object',
  example: ['--partner', 'northwind'],
  exit: {
    done: 'they are listed, or the address is removed',
    failed: 'it was not suppressed, or the command failed',
  },
  guide: 'infra/README.md#addresses-that-do-not-take-mail',
}

/** `args`: those after the command's name. */
export function parseSuppressedOptions(args: readonly string[]): Parsed<SuppressedOptions> {
  return parseCommandLine(args, SUPPRESSED, (line) => ({
    target: targetOf(line),
    partner: line.given.get('partner') as PartnerId,
    remove: emailAddress(line.given.get('remove') ?? ''),
    json: line.given.has('json'),
  }))
}
