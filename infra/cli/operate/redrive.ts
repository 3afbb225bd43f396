// `npm run uptake -- redrive`: retries dead-lettered messages.

import { join } from 'node:path'
import process from 'node:process'
import { serviceConfig } from '../../../shared/adapters/environment.ts'
import { sqsClient } from '../../../shared/adapters/sqs-queue.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { QUEUE_NAMES, queueVariable } from '../../../shared/topology.ts'
import { startFunctions } from '../../local/run/functions.ts'
import { openFunctionsLog } from '../../local/run/functions-log.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { parseRedriveOptions, type RedriveOptions, redriveProblems } from './redrive-options.ts'
import { redriveSqs } from './redrive-sqs.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function redrive(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseRedriveOptions(args),
    redriveProblems,
    (options) => {
      const { target } = options
      return target.kind === 'embedded'
        ? redriveEmbedded(target.folder, options, streams)
        : redriveOnAws(options, streams)
    },
    streams,
  )
}

async function redriveOnAws(
  { queues, queueUrl, json }: RedriveOptions,
  { stdout }: Streams,
): Promise<number> {
  const client = sqsClient(serviceConfig(process.env, 'SQS'))
  const urls = queueUrl === null ? queues.map((queue) => process.env[queueVariable(queue)] ?? '') : [queueUrl]
  const told: object[] = []
  for (const url of urls) {
    const name = url.split('/').at(-1)
    const moved = await redriveSqs(client, url)
    told.push({ queue: name, moved })
    if (!json) stdout.write(`${name}: ${moved} messages moved back\n`)
  }
  if (json) stdout.write(jsonText({ schema: 1, queues: told }))
  return DONE
}

/** Consumes all queues, since one message may lead to others. */
async function redriveEmbedded(
  folder: string,
  { queues: chosen, json }: RedriveOptions,
  { stdout }: Streams,
): Promise<number> {
  const { path, log } = await openFunctionsLog(join(folder, 'queues'))
  const functions = await startFunctions({ kind: 'embedded', folder }, log)
  try {
    let sent = 0
    await functions.consume(...QUEUE_NAMES)
    for (const name of chosen) {
      const queue = functions.queues.queue(name)
      for (const { body, reason } of queue.deadLetters())
        if (!json) stdout.write(`${visibleLine(`${name}: ${body} (${reason})`)}\n`)
      sent += queue.redrive()
    }
    await functions.queues.idle()
    const left = chosen.flatMap((name) => functions.queues.queue(name).deadLetters())
    if (json) {
      stdout.write(jsonText({ schema: 1, sent, failed: left.map(({ reason }) => reason), log: path }))
      return left.length === 0 ? DONE : FAILED
    }
    stdout.write(`${sent} messages tried again, ${left.length} failed again.\n`)
    for (const { reason } of left) stdout.write(`  ${visibleLine(reason)}\n`)
    if (left.length > 0) stdout.write(`The log of the functions is in ${path}.\n`)
    return left.length === 0 ? DONE : FAILED
  } finally {
    await functions.close()
  }
}
