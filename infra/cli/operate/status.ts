// `npm run uptake -- status`: how the partners and the queues stand.

import process from 'node:process'
import { serviceConfig } from '../../../shared/adapters/environment.ts'
import { sqsClient } from '../../../shared/adapters/sqs-queue.ts'
import { partnerStatuses } from '../../../shared/flows/status/partner-status.ts'
import { queueVariable } from '../../../shared/topology.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { type OpenTarget, openTarget } from '../open-target.ts'
import type { Target } from '../target.ts'
import { paintOn } from '../terminal.ts'
import { embeddedStates, type QueueState, sqsStates } from './queue-states.ts'
import { statusJson } from './status-json.ts'
import { parseStatusOptions, type StatusOptions, statusProblems } from './status-options.ts'
import { overviewText, partnerText } from './status-text.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function status(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(parseStatusOptions(args), statusProblems, (options) => show(options, streams), streams)
}

async function show(options: StatusOptions, { stdout, stderr }: Streams): Promise<number> {
  const { target, partner, days, json } = options
  const opened = await openTarget(target, stderr)
  try {
    const { wiring } = opened
    const settings = [...(await wiring.settings()).values()]
    const chosen = settings.filter(({ id, canary }) => (partner === null ? !canary : id === partner))
    if (partner !== null && chosen.length === 0) {
      stderr.write(`${partner} is not in partners.json; give the id of a partner that is.\n`)
      return FAILED
    }
    const partners = await partnerStatuses(chosen, days, wiring)
    const queues = target.kind === 'attached' ? [] : await queuesOf(opened)
    const seen = { target, place: placeOf(target), partners, queues, days, nowMs: wiring.clock() }
    if (json) stdout.write(jsonText(statusJson(seen)))
    else stdout.write((partner === null ? overviewText : partnerText)(seen, paintOn(stdout)))
    return DONE
  } finally {
    await opened.close()
  }
}

function placeOf(target: Target): string {
  if (target.kind === 'embedded') return `the run in ${target.folder}`
  return target.kind === 'attached' ? 'attached services' : `AWS, ${process.env.AWS_REGION}`
}

/** The queues of attached services are in the process of `npm start`, and gone with it. */
async function queuesOf({ deadLetters }: OpenTarget): Promise<QueueState[]> {
  if (deadLetters !== null) return embeddedStates(deadLetters())
  const client = sqsClient(serviceConfig(process.env, 'SQS'))
  return sqsStates(client, (queue) => process.env[queueVariable(queue)] ?? '')
}
