// `npm run smoke`: shows that a deployment works, by what only the canary gets.

import process from 'node:process'
import { confirmingRecipient, MAILBOX_SIMULATOR } from '../../../shared/domain/canary.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { Partner, Settings } from '../../../shared/domain/settings.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { type SmokeFailure, type SmokeStep, smoke } from '../../../shared/flows/smoke/smoke.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { createProgress, type Task } from '../progress.ts'
import { openPipeline, type Pipeline } from './pipeline.ts'
import { parseSmokeOptions, type SmokeOptions, smokeProblems } from './smoke-options.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function smokeTest(
  args: readonly string[],
  streams: Streams = process,
  validate = smokeProblems,
  open = openPipeline,
): Promise<number> {
  return runCommand(
    parseSmokeOptions(args),
    validate,
    async (options) => {
      const pipeline = await open(options.target, streams.stderr)
      try {
        return await runSmoke(options, pipeline, streams)
      } finally {
        await pipeline.close()
      }
    },
    streams,
  )
}

async function runSmoke(
  { partner, minutes }: SmokeOptions,
  { ports, steps, logFile }: Pipeline,
  { stdout, stderr }: Streams,
): Promise<number> {
  const canary = canaryOf(await ports.settings(), partner)
  const recipient = typeof canary === 'string' ? null : confirmingRecipient(canary)
  if (typeof canary === 'string' || recipient === null) {
    stderr.write(`${typeof canary === 'string' ? canary : noRecipient(canary)}\n`)
    return FAILED
  }
  const { NO_COLOR: noColor, TERM: term } = process.env
  const progress = createProgress(stderr, ports.clock, { noColor, term })
  let task: Task | null = null
  const failure = await smoke({ canary, recipient, steps, patienceMs: minutes * 60_000 }, ports, {
    begin(step) {
      task = progress.begin(LABELS[step], null)
    },
    looked: () => task?.advance(),
    end: () => task?.end(''),
  })
  if (failure === null) {
    stdout.write(
      `The smoke test has passed: a drop of ${canary.id} was read, reported and mailed to ${recipient.email}.\n`,
    )
    return DONE
  }
  stopped(task, failure)
  stderr.write(`${failureText(failure, logFile)}\n`)
  return FAILED
}

const LABELS: Readonly<Record<SmokeStep, string>> = {
  upload: 'Uploading a drop',
  receipt: 'Waiting for its receipt',
  report: 'Waiting for the report',
  mail: 'Waiting for a test mail to be sent',
  delivery: 'Waiting for SES to report its delivery',
}

const STEP_NAMES: Readonly<Record<SmokeStep, string>> = {
  upload: 'the upload',
  receipt: 'the receipt',
  report: 'the report',
  mail: 'the test mail',
  delivery: 'the delivery of the test mail',
}

const WHERE: Readonly<Record<SmokeStep, string>> = {
  upload: 'infra/README.md lists the rights that it needs',
  receipt: 'look at the dead letters of IngestQueue and at the log of IngestDrop',
  report: 'look at the dead letters of PublishQueue and at the log of Publish',
  mail: 'look at the dead letters of SendQueue and at the log of SendMail',
  delivery: 'look at the dead letters of FeedbackQueue and at the log of RecordFeedback',
}

function failureText({ step, reason }: NonNullable<SmokeFailure>, logFile: string | null): string {
  const where = logFile === null ? WHERE[step] : `the log of the functions is in ${logFile}`
  return visibleLine(`The smoke test failed at ${STEP_NAMES[step]}: ${reason}; ${where}.`)
}

function stopped(task: Task | null, { step }: NonNullable<SmokeFailure>): void {
  task?.abort(step === 'upload' ? 'not done' : 'it did not come')
}

/** A string says why there is none. */
function canaryOf(settings: Settings, id: PartnerId | null): Partner | string {
  const canaries = [...settings.values()].filter(({ canary }) => canary)
  if (id !== null) {
    return canaries.find((canary) => canary.id === id) ?? `partners.json has no canary ${id}; ${HOW_TO_ADD}`
  }
  const [only, ...others] = canaries
  if (only === undefined) return `partners.json has no canary; ${HOW_TO_ADD}`
  if (others.length === 0) return only
  return `partners.json has several canaries: ${canaries.map((canary) => canary.id).join(', ')}; choose one with --partner.`
}

const HOW_TO_ADD = `add one: npm run uptake -- partner add --partner canary name=Canary timezone=UTC canary=true "recipients[0].email=success@${MAILBOX_SIMULATOR}" "recipients[0].customers=all"`

function noRecipient({ id }: Partner): string {
  return `${id} has no recipient success@${MAILBOX_SIMULATOR} with "customers": "all", to whom the test mail goes; add it with partner set.`
}
