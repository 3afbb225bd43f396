// Runs the pipeline once, prints the results, and serves the page until Ctrl-C.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { addDays, dayInZone } from '../../../shared/domain/calendar.ts'
import { DONE, FAILED, INTERRUPTED } from '../../cli/exit-codes.ts'
import { createProgress, type Progress } from '../../cli/progress.ts'
import { terminalVariables } from '../../cli/terminal.ts'
import type { Options } from '../options.ts'
import { type Page, startPage } from '../page/server.ts'
import { type PageSources, PORTAL_PATH } from '../page/sources.ts'
import { generateSample } from '../sample/generate.ts'
import { summaryJson, summaryText } from '../summary.ts'
import { catalogueProblem } from './catalogue-problem.ts'
import { type DropSource, folderSource, memorySource } from './drop-source.ts'
import { type Functions, startFunctions } from './functions.ts'
import { openFunctionsLog } from './functions-log.ts'
import { printSkipped } from './notes.ts'
import { pageSources } from './page-sources.ts'
import { keepPort, lastPort } from './portal.ts'
import { run } from './run.ts'
import type { Place } from './services.ts'

/** Returns the exit status. */
export async function runAndServe(options: Options): Promise<number> {
  const progress = createProgress(process.stderr, Date.now, terminalVariables())
  const interrupted = interruption()
  const { path: logFile, log } = await openFunctionsLog(options.out)
  const page = options.once ? null : await openPage(options)
  const functions = await startFunctions(placeOf(options), log, page?.portalUrl ?? null).catch(
    async (error) => {
      await page?.close()
      throw error
    },
  )
  try {
    await page?.show(functions)
    const source = await sourceOf(options)
    printSkipped(source.skipped, progress)
    const aboutCatalogue = await catalogueProblem(source)
    const done = await Promise.race([run({ ...options, source, functions }, progress), interrupted])
    if (done === 'interrupted') return INTERRUPTED
    await writeFile(join(options.out, 'summary.json'), summaryJson(done.summary))
    process.stdout.write(options.json ? summaryJson(done.summary) : summaryText(done.summary))
    const lines = [...(aboutCatalogue === null ? [] : [aboutCatalogue]), ...done.unsure, ...done.failures]
    for (const line of lines) progress.print(line)
    if (done.failures.length > 0) progress.print(`The log of the functions is in ${logFile}.`)
    if (page !== null) await serve(page, options, progress, interrupted)
    return done.failures.length > 0 ? FAILED : DONE
  } finally {
    await page?.close()
    await functions.close()
  }
}

function placeOf({ endpoint, state }: Options): Place {
  return endpoint === 'attached' ? { kind: 'attached' } : { kind: 'embedded', folder: state }
}

async function sourceOf({ drops, asOf }: Options): Promise<DropSource> {
  if (drops !== null) return folderSource(drops)
  const yesterday = addDays(dayInZone(Date.now(), 'UTC'), -1)
  return memorySource(generateSample(asOf ?? yesterday))
}

interface OpenPage extends Page {
  readonly portalUrl: string
  show(functions: Functions): Promise<void>
}

/** Before the run, whose mails lead there. */
async function openPage({ state }: Options): Promise<OpenPage> {
  const sources = Promise.withResolvers<PageSources>()
  const page = await startPage(sources.promise, await lastPort(state))
  return {
    ...page,
    portalUrl: new URL(PORTAL_PATH, page.url).href,
    async show(functions) {
      await keepPort(state, page.url)
      sources.resolve(pageSources(functions))
    },
  }
}

async function serve(
  { url }: Page,
  { json }: Options,
  progress: Progress,
  interrupted: Promise<'interrupted'>,
): Promise<void> {
  const line = `Look around: ${url} (Ctrl-C ends)`
  if (json) progress.print(line)
  else process.stdout.write(`\n${line}\n`)
  await interrupted
}

/** Resolves at the first Ctrl-C; a second one ends the process at once. */
function interruption(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'))
  })
}
