// `npm run uptake -- check`: what would become of these files if they were uploaded.

import { stat } from 'node:fs/promises'
import process from 'node:process'
import type { ReadingSettings } from '../../../shared/domain/drops/reading.ts'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { readFacts, receiptJson } from '../../../shared/views/receipt.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { commandProgress, paintOn } from '../terminal.ts'
import { type Checked, checkFile } from './check-file.ts'
import {
  type CheckedFile,
  type CheckOptions,
  fileProblem,
  parseCheckOptions,
  pathProblems,
} from './check-options.ts'
import { readCheckSettings } from './check-settings.ts'
import { receiptText, totalText } from './receipt-text.ts'

/** Longer lines are tiring to read; a terminal that reports less than the narrowest does not know its width. */
const WIDEST = 100
const NARROWEST = 40
/** Files from this size on take seconds, so their progress is shown. */
const LONG_BYTES = 32_000_000
const MEGABYTE = 1_000_000

/** The exit status; `args`: those after the command's name. */
export function check(args: readonly string[], streams: Streams = process): Promise<number> {
  const begin = (options: CheckOptions) => checkFiles(options, streams)
  return runCommand(parseCheckOptions(args), problemsOf, begin, streams)
}

/** With the paths, and with the settings. */
async function problemsOf(options: CheckOptions): Promise<readonly string[]> {
  const problems = await pathProblems(options)
  if (problems.length > 0) return problems
  const settings = await readCheckSettings(options)
  return 'reading' in settings ? [] : settings
}

async function checkFiles(options: CheckOptions, streams: Streams): Promise<number> {
  const { files, json } = options
  const settings = await readCheckSettings(options)
  if (!('reading' in settings)) throw new Error(settings.join('\n'))
  const { stdout, stderr } = streams
  const reported = stdout.columns ?? WIDEST
  const width = reported < NARROWEST ? WIDEST : Math.min(reported, WIDEST)
  const paint = paintOn(stdout)
  const receipts: unknown[] = []
  const refusals: boolean[] = []
  let isOneUnread = false
  for (const file of files) {
    const problem = await fileProblem(file.path)
    if (problem !== null) {
      stderr.write(`${visibleLine(problem)}\n`)
      isOneUnread = true
      continue
    }
    const checked = await checkWithProgress(file, settings.reading, streams)
    refusals.push(checked.outcome.refused !== null)
    if (json) receipts.push(receiptOf(file, checked))
    else stdout.write(`${receiptText(file, checked, settings, paint, width)}\n`)
  }
  if (json) stdout.write(jsonText(receipts))
  else if (refusals.length > 1) stdout.write(totalText(refusals))
  return isOneUnread || refusals.includes(true) ? FAILED : DONE
}

async function checkWithProgress(
  file: CheckedFile,
  settings: ReadingSettings,
  streams: Streams,
): Promise<Checked> {
  const { size } = await stat(file.path)
  if (size < LONG_BYTES) return checkFile(file, settings, () => {})
  const progress = commandProgress(streams)
  const task = progress.begin(`${file.path}, megabytes read`, Math.ceil(size / MEGABYTE))
  const checked = await checkFile(file, settings, (bytes) => task.advance(bytes / MEGABYTE))
  task.end('')
  return checked
}

/** The receipt that the upload would get. */
function receiptOf({ address }: CheckedFile, { outcome, durationMs }: Checked): unknown {
  const status = outcome.refused === null ? 'committed' : 'refused'
  return JSON.parse(
    receiptJson({
      key: address.key,
      status,
      object: null,
      ...readFacts(outcome),
      replaced: null,
      durationMs,
    }),
  )
}
