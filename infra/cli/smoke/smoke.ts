// `npm run smoke`: shows that a deployment works, by what only the canary gets.

import process from 'node:process'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { type SmokeFailure, type SmokeStep, smoke } from '../../../shared/flows/smoke/smoke.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { createProgress, type Task } from '../progress.ts'
import { terminalVariables } from '../terminal.ts'
import { type ChosenCanary, chooseCanary } from './choose-canary.ts'
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
  { partner, minutes, json }: SmokeOptions,
  { ports, steps, logFile }: Pipeline,
  { stdout, stderr }: Streams,
): Promise<number> {
  const chosen = chooseCanary(await ports.settings(), partner)
  if (typeof chosen === 'string') {
    stderr.write(`${chosen}\n`)
    if (json) stdout.write(jsonOf({ step: null, reason: chosen }))
    return FAILED
  }
  // In lines where there is no terminal: the log of a build shows how far it came.
  const progress = createProgress(stderr, ports.clock, terminalVariables())
  let task: Task | null = null
  const failure = await smoke({ ...chosen, steps, patienceMs: minutes * 60_000 }, ports, {
    begin(step) {
      task = progress.begin(LABELS[step], null)
    },
    looked: () => task?.advance(),
    end: () => task?.end(''),
    fail: () => task?.abort(''),
  })
  if (failure !== null) stderr.write(`${failureText(failure, logFile)}\n`)
  if (json) stdout.write(jsonOf(failure))
  else if (failure === null) stdout.write(passedText(chosen))
  return failure === null ? DONE : FAILED
}

/** Schema 1. `step` null: it failed before the first one. */
function jsonOf(failed: { readonly step: SmokeStep | null; readonly reason: string } | null): string {
  return jsonText({ schema: 1, passed: failed === null, failed })
}

function passedText({ canary, recipient }: ChosenCanary): string {
  return `The smoke test has passed: a drop of ${canary.id} was read, reported and mailed to ${recipient.email}.\n`
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
