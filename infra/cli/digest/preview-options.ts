// The command line of `digest preview`.

import { type Day, dayOf } from '../../../shared/domain/calendar.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import { type EmailAddress, emailAddress } from '../../../shared/domain/mail/email-address.ts'
import type { Parsed } from '../command.ts'
import { addressProblem, dayProblem, parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export interface PreviewOptions {
  readonly target: Target
  readonly partner: PartnerId
  /** null: every recipient. */
  readonly recipient: EmailAddress | null
  /** null: the last day of the digest that was due last. */
  readonly asOf: Day | null
  /** Who gets one as a test; null: they are written. */
  readonly to: EmailAddress | null
  readonly out: string
  readonly json: boolean
}

export const DEFAULT_OUT = '.local/digests'

export const DIGEST_PREVIEW: CommandRules = {
  name: 'npm run uptake -- digest preview',
  summary: 'write the mails of a week as they would be sent now, or send one as a test',
  description: `Writes the mails of a week, as HTML and as text, as they would be sent now: by today's files, settings and code. Nothing
is published, and no recipient gets a mail. With --to, it sends one of them to an address of yours instead, marked as a
test. In both, links to the portal open nothing. The day is measured first if that is not done yet.`,
  options: {
    partner: { value: 'P', help: 'whose digest', isRequired: true, problem: partnerProblem },
    recipient: {
      value: 'ADDRESS',
      help: 'the mail of this recipient (default: of all; with --to, of the first who gets one)',
      problem: addressProblem,
    },
    'as-of': {
      value: 'DATE',
      help: 'the last day that it reports on, YYYY-MM-DD (default: that of the digest that was due last)',
      problem: dayProblem,
    },
    to: { value: 'ADDRESS', help: 'send one there', problem: addressProblem },
    out: {
      value: 'DIR',
      help: `where the mails are written (default: ${DEFAULT_OUT})`,
      path: 'folder',
      conflict: ({ given }) =>
        given.has('to') ? '--out is for mails that are written; leave out --out or --to.' : null,
    },
    ...TARGET_RULES,
  },
  json: 'what was written or sent, as one JSON object',
  example: ['--partner', 'northwind', '--to', 'me@example.com'],
  exit: {
    done: 'the mails are written, or the test is sent',
    failed: 'they are not',
  },
  guide: 'infra/README.md#mail-before-and-after-it-is-sent',
}

/** `args`: those after the command's name. */
export function parsePreviewOptions(args: readonly string[]): Parsed<PreviewOptions> {
  return parseCommandLine(args, DIGEST_PREVIEW, (line) => {
    const { given } = line
    const asOf = given.get('as-of')
    return {
      target: targetOf(line),
      partner: given.get('partner') as PartnerId,
      recipient: emailAddress(given.get('recipient') ?? ''),
      asOf: asOf === undefined ? null : dayOf(asOf),
      to: emailAddress(given.get('to') ?? ''),
      out: given.get('out') ?? DEFAULT_OUT,
      json: given.has('json'),
    }
  })
}
