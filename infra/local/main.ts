// `npm start`: the whole pipeline on this machine, then a page to look around in.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { addDays, dayInZone } from '../../shared/domain/calendar.ts'
import { SETTINGS_KEY } from '../../shared/domain/drops/drop-key.ts'
import { parseSettings } from '../../shared/domain/settings-file.ts'
import { folderProblems, type Options, parseOptions } from './options.ts'
import { startPage } from './page/page.ts'
import { createProgress, type Progress } from './progress.ts'
import { folderSource, memorySource, type SourceFile } from './run/drop-source.ts'
import { startFunctions } from './run/functions.ts'
import { pageSources } from './run/page-sources.ts'
import { type Run, run } from './run/run.ts'
import { generateSample } from './sample/generate.ts'
import { summaryJson, summaryText } from './summary.ts'

const DONE = 0
const FAILED = 1
const MISTAKEN = 2
const INTERRUPTED = 130

// Work that an interruption left behind must not keep the process alive.
process.exit(await main(process.argv.slice(2)))

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseOptions(args)
  if (parsed.kind === 'help') {
    process.stdout.write(parsed.text)
    return DONE
  }
  const mistakes = parsed.kind === 'problems' ? parsed.problems : await mistakesIn(parsed.options)
  if (mistakes.length > 0 || parsed.kind === 'problems') {
    for (const mistake of mistakes) process.stderr.write(`${mistake}\n`)
    return MISTAKEN
  }
  const { NO_COLOR: noColor, TERM: term } = process.env
  const progress = createProgress(process.stderr, Date.now, { noColor, term })
  try {
    return await runAndServe(parsed.options, progress)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return FAILED
  }
}

async function mistakesIn(options: Options): Promise<readonly string[]> {
  const problems = await folderProblems(options)
  if (problems.length > 0 || options.drops === null) return problems
  const settings = parseSettings(await readFile(join(options.drops, SETTINGS_KEY), 'utf8'))
  return 'problems' in settings ? settings.problems.map((problem) => `${SETTINGS_KEY}: ${problem}`) : []
}

async function runAndServe(options: Options, progress: Progress): Promise<number> {
  const interrupted = interruption()
  const functions = await startFunctions(options.state)
  try {
    const source = await sourceOf(options)
    const done = await Promise.race([run({ ...options, source, functions }, progress), interrupted])
    if (done === 'interrupted') return INTERRUPTED
    process.stdout.write(options.json ? summaryJson(done.summary) : summaryText(done.summary))
    for (const failure of done.failures) progress.say(failure)
    if (!options.once) await serve(done, options, progress, interrupted)
    return done.failures.length > 0 ? FAILED : DONE
  } finally {
    await functions.cloud.close()
  }
}

async function sourceOf({ drops, asOf }: Options): Promise<SourceFile[]> {
  if (drops !== null) return folderSource(drops)
  const yesterday = addDays(dayInZone(Date.now(), 'UTC'), -1)
  return memorySource(generateSample(asOf ?? yesterday))
}

async function serve(
  { wiring, functions }: Run,
  { json }: Options,
  progress: Progress,
  interrupted: Promise<'interrupted'>,
): Promise<void> {
  const page = await startPage(pageSources(wiring, functions))
  const line = `Look around: ${page.url} (Ctrl-C ends)`
  if (json) progress.say(line)
  else process.stdout.write(`\n${line}\n`)
  await interrupted
  await page.close()
}

/** Resolves at the first Ctrl-C; a second one ends the process at once. */
function interruption(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'))
  })
}
