// `npm run uptake -- partner link`: mails a recipient a link to the portal, prints one, or ends all that it has.

import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { mayUpload } from '../../../shared/domain/portal/link.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { makeLink, revokeLinks } from '../../../shared/flows/portal/operator-links.ts'
import { type Addressee, addressee, mailLink } from '../../../shared/flows/portal/request-links.ts'
import type { JobQueue } from '../../../shared/ports/jobs.ts'
import { BUCKETS, PORTAL_VARIABLE, queueVariable, TABLES } from '../../../shared/topology.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { openTarget } from '../open-target.ts'
import { targetProblems } from '../target.ts'
import { type LinkOptions, parseLinkOptions } from './link-options.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function linkRecipient(args: readonly string[], streams: Streams): Promise<number> {
  return runCommand(
    parseLinkOptions(args),
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
  const { partner, recipient, purpose, action, json } = options
  const who = addressee(partner, recipient, await wiring.settings())
  const name = visibleLine(recipient)
  const fail = (sentence: string) => {
    stderr.write(`${sentence}\n`)
    return FAILED
  }
  if (who === null) return fail(`partners.json has no recipient ${name} of ${partner}.`)
  const tell = (facts: object, sentence: string) =>
    stdout.write(json ? jsonText({ schema: 1, partner, recipient, action, ...facts }) : `${sentence}\n`)
  if (action === 'revoke') {
    await revokeLinks(who, wiring)
    tell({}, `No link that ${name} has opens anything any more; new mail has new ones.`)
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
    const link = await makeLink(to, purpose, portalUrl, ports)
    tell({ purpose, link }, link)
    return DONE
  }

  async function mail(to: Addressee, { target }: LinkOptions, ports: Wiring): Promise<number> {
    const { records, settings, clock, pause } = ports
    // Queues in a process end with it; the record stays, and plan finds it.
    const isQueued = target.kind === 'environment'
    await mailLink(to, purpose, { records, settings, clock, pause, jobs: isQueued ? ports.jobs : NO_QUEUE })
    tell(
      { purpose, queued: isQueued },
      `A link goes to ${name}${isQueued ? '' : ' with the next npm start'}.`,
    )
    return DONE
  }
}

const NO_QUEUE: JobQueue = { send: async () => undefined }
