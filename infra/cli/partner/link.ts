// `npm run uptake -- partner link`: mails a recipient a link to the portal, prints one, or ends all that it has.

import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { closestMatch } from '../../../shared/domain/closest-match.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import { type EmailAddress, emailAddress } from '../../../shared/domain/mail/email-address.ts'
import { mayUpload, PURPOSES, type Purpose } from '../../../shared/domain/portal/link.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { makeLink, revokeLinks } from '../../../shared/flows/portal/operator-links.ts'
import { type Addressee, addressee, mailLink } from '../../../shared/flows/portal/request-links.ts'
import type { JobQueue } from '../../../shared/ports.ts'
import { BUCKETS, PORTAL_VARIABLE, queueVariable, TABLES } from '../../../shared/topology.ts'
import { type Parsed, runCommand, type Streams } from '../command.ts'
import {
  addressProblem,
  type CommandLine,
  type CommandRules,
  parseCommandLine,
  partnerProblem,
} from '../command-line.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { openTarget, TARGET_RULES, type Target, targetOf, targetProblems } from '../target.ts'

interface LinkOptions {
  readonly target: Target
  readonly partner: PartnerId
  readonly recipient: EmailAddress
  readonly purpose: Purpose
  readonly action: 'mail' | 'print' | 'revoke'
}

const RULES: CommandRules = {
  usage: 'npm run uptake -- partner link --partner P --recipient R [options]',
  description: `Mails a recipient a link to its part of the portal. Nobody is limited by how many an operator mails.

Exit status: 0 if all went well, 1 if not, or if it is no recipient that may have such a link, 2 if the command line is wrong.`,
  options: {
    partner: { value: 'P', help: "the partner's id", isRequired: true, problem: partnerProblem },
    recipient: { value: 'R', help: 'its address', isRequired: true, problem: addressProblem },
    purpose: {
      value: 'PURPOSE',
      help: `what it opens: ${PURPOSES.join(', ')} (default: report)`,
      problem: purposeProblem,
    },
    print: {
      value: null,
      help: 'print a link instead of mailing it: whoever has it sees what the recipient may see',
    },
    revoke: { value: null, help: 'end every link that the recipient has', conflict: revokeConflict },
    ...TARGET_RULES,
  },
}

/** Returns the exit status; `args`: those after the command's name. */
export function linkRecipient(args: readonly string[], streams: Streams): Promise<number> {
  return runCommand(
    parse(args),
    ({ target, action }) => targetProblems(target, [...NEEDED, ...NEEDED_BY[action]]),
    async (options) => {
      const { wiring, close } = await openTarget(options.target, streams.stderr)
      try {
        return await act(options, wiring, streams)
      } finally {
        await close()
      }
    },
    streams,
  )
}

const NEEDED = [BUCKETS.settings.variable, TABLES.Ledger]
const NEEDED_BY = { mail: [queueVariable('send')], print: [PORTAL_VARIABLE], revoke: [] }

async function act(options: LinkOptions, wiring: Wiring, { stdout, stderr }: Streams): Promise<number> {
  const { partner, recipient, purpose, action } = options
  const who = addressee(partner, recipient, await wiring.settings())
  const name = visibleLine(recipient)
  const fail = (sentence: string) => {
    stderr.write(`${sentence}\n`)
    return FAILED
  }
  if (who === null) return fail(`partners.json has no recipient ${name} of ${partner}.`)
  if (action === 'revoke') {
    await revokeLinks(who, wiring)
    stdout.write(`No link that ${name} has opens anything any more; new mail has new ones.\n`)
    return DONE
  }
  if (purpose === 'upload' && !mayUpload(who.recipient))
    return fail(`${name} may not upload; set "upload": true, which needs "customers": "all".`)
  return action === 'print' ? print(who, options, wiring) : mail(who, options, wiring)

  async function print(to: Addressee, { target }: LinkOptions, ports: Wiring): Promise<number> {
    const { portalUrl } = ports
    if (portalUrl === null)
      return fail(
        target.kind === 'embedded'
          ? `The portal of one machine is up while npm start runs, and its inbox has links; to print one all the same, set ${PORTAL_VARIABLE}.`
          : `There is no portal: set ${PORTAL_VARIABLE} to its address.`,
      )
    stdout.write(`${await makeLink(to, purpose, portalUrl, ports)}\n`)
    return DONE
  }

  async function mail(to: Addressee, { target }: LinkOptions, ports: Wiring): Promise<number> {
    const { records, settings, clock, pause } = ports
    // Queues in a process end with it; the record stays, and plan finds it.
    const isQueued = target.kind === 'environment'
    await mailLink(to, purpose, { records, settings, clock, pause, jobs: isQueued ? ports.jobs : NO_QUEUE })
    stdout.write(`A link goes to ${name}${isQueued ? '' : ' with the next npm start'}.\n`)
    return DONE
  }
}

const NO_QUEUE: JobQueue = { send: async () => undefined }

function parse(args: readonly string[]): Parsed<LinkOptions> {
  return parseCommandLine(args, RULES, (line) => ({
    target: targetOf(line),
    partner: line.given.get('partner') as PartnerId,
    recipient: emailAddress(line.given.get('recipient') ?? '') as EmailAddress,
    purpose: (line.given.get('purpose') ?? 'report') as Purpose,
    action: line.given.has('revoke') ? 'revoke' : line.given.has('print') ? 'print' : 'mail',
  }))
}

function purposeProblem(value: string): string | null {
  if (PURPOSES.some((purpose) => purpose === value)) return null
  return `Unknown purpose "${value}". Did you mean "${closestMatch(value, PURPOSES)}"?`
}

function revokeConflict({ given }: CommandLine): string | null {
  const other = ['print', 'purpose'].find((option) => given.has(option))
  return other === undefined ? null : `--revoke ends links of every purpose; leave --${other} out.`
}
