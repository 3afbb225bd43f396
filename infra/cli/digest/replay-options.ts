// The command line of `digest replay`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import { type EmailAddress, emailAddress } from '../../../shared/domain/mail/email-address.ts'
import type { Parsed } from '../command.ts'
import { addressProblem, parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'
import { DEFAULT_OUT } from './preview-options.ts'

export interface ReplayOptions {
  readonly target: Target
  readonly partner: PartnerId
  /** ISO. */
  readonly week: string
  readonly recipient: EmailAddress
  /** Where the mail is written as today's code renders it; null: the stored one is printed. */
  readonly out: string | null
  readonly json: boolean
}

export const DIGEST_REPLAY: CommandRules = {
  name: 'npm run uptake -- digest replay',
  summary: 'print a mail that was sent, or render its content again',
  description: `Prints a mail as it was sent; what is stored of it lacks the secrets of its links. With --render, it renders the
frozen content of that mail by today's code and settings, writes it as HTML and as text, and says whether that differs
from what was sent.`,
  options: {
    partner: { value: 'P', help: 'whose digest', isRequired: true, problem: partnerProblem },
    week: { value: 'W', help: 'its ISO week, such as 2026-W47', isRequired: true, problem: weekProblem },
    recipient: { value: 'ADDRESS', help: 'whose mail', isRequired: true, problem: addressProblem },
    render: { value: null, help: 'render its content again' },
    out: {
      value: 'DIR',
      help: `with --render, where the mail is written (default: ${DEFAULT_OUT})`,
      path: 'folder',
      conflict: ({ given }) =>
        given.has('render') ? null : '--out is for a mail that is rendered; add --render, or leave it out.',
    },
    ...TARGET_RULES,
  },
  json: 'the mail, or how it differs, as one JSON object',
  example: ['--partner', 'northwind', '--week', '2026-W47', '--recipient', 'ana@northwind.example'],
  exit: {
    done: 'the mail is printed, or rendered the same',
    failed: 'there is none, or it differs',
  },
  guide: 'infra/README.md#mail-before-and-after-it-is-sent',
}

/** `args`: those after the command's name. */
export function parseReplayOptions(args: readonly string[]): Parsed<ReplayOptions> {
  return parseCommandLine(args, DIGEST_REPLAY, (line) => {
    const { given } = line
    return {
      target: targetOf(line),
      partner: given.get('partner') as PartnerId,
      week: given.get('week') ?? '',
      recipient: emailAddress(given.get('recipient') ?? '') as EmailAddress,
      out: given.has('render') ? (given.get('out') ?? DEFAULT_OUT) : null,
      json: given.has('json'),
    }
  })
}

const WEEK = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/

function weekProblem(value: string, option: string): string | null {
  return WEEK.test(value) ? null : `${option}: "${value}" is not an ISO week; write one such as 2026-W47.`
}
