// The command line of `partner link`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import { type EmailAddress, emailAddress } from '../../../shared/domain/mail/email-address.ts'
import { PURPOSES, type Purpose } from '../../../shared/domain/portal/link.ts'
import type { Parsed } from '../command.ts'
import { addressProblem, parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandLine, CommandRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export interface LinkOptions {
  readonly target: Target
  readonly partner: PartnerId
  readonly recipient: EmailAddress
  readonly purpose: Purpose
  readonly action: 'mail' | 'print' | 'revoke'
  readonly json: boolean
}

export const PARTNER_LINK: CommandRules = {
  name: 'npm run uptake -- partner link',
  summary: 'mail a recipient a link to the portal, print one, or end all that it has',
  description:
    'Mails a recipient a link to its part of the portal. Nobody is limited by how many an operator mails.',
  options: {
    partner: { value: 'P', help: "the partner's id", isRequired: true, problem: partnerProblem },
    recipient: { value: 'ADDRESS', help: 'who gets it', isRequired: true, problem: addressProblem },
    purpose: {
      value: 'PURPOSE',
      help: `what it opens: ${PURPOSES.join(', ')} (default: report)`,
      values: PURPOSES,
    },
    print: {
      value: null,
      help: 'print a link instead of mailing it: whoever has it sees what the recipient may see',
    },
    revoke: { value: null, help: 'end every link that the recipient has', conflict: revokeConflict },
    ...TARGET_RULES,
  },
  json: 'what was done, as one JSON object',
  example: ['--partner', 'northwind', '--recipient', 'ana@northwind.example', '--purpose', 'upload'],
  exit: {
    done: 'the link is mailed or printed, or all are ended',
    failed: 'it is no recipient that may have such a link, or the command failed',
  },
  guide: 'infra/README.md#the-portal',
}

/** `args`: those after the command's name. */
export function parseLinkOptions(args: readonly string[]): Parsed<LinkOptions> {
  return parseCommandLine(args, PARTNER_LINK, (line) => ({
    target: targetOf(line),
    partner: line.given.get('partner') as PartnerId,
    recipient: emailAddress(line.given.get('recipient') ?? '') as EmailAddress,
    purpose: (line.given.get('purpose') ?? 'report') as Purpose,
    action: line.given.has('revoke') ? 'revoke' : line.given.has('print') ? 'print' : 'mail',
    json: line.given.has('json'),
  }))
}

function revokeConflict({ given }: CommandLine): string | null {
  const other = ['print', 'purpose'].find((option) => given.has(option))
  return other === undefined ? null : `--revoke ends links of every purpose; leave --${other} out.`
}
