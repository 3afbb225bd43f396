// `npm start`: the whole pipeline on this machine, then a page that shows everything it produced.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { parseSettingsFile } from '../../shared/domain/settings-file.ts'
import { PARTNERS_FILE } from '../../shared/layout.ts'
import { runCommand } from '../cli/command.ts'
import { folderProblems, type Options, parseOptions } from './options.ts'
import { attachedProblems } from './run/names.ts'

// Work that was interrupted must not keep the process alive.
process.exit(await runCommand(parseOptions(process.argv.slice(2)), mistakesIn, begin))

async function mistakesIn(options: Options): Promise<readonly string[]> {
  const attached = options.endpoint === 'attached' ? attachedProblems(process.env) : []
  const problems = [...attached, ...(await folderProblems(options))]
  if (problems.length > 0 || options.drops === null) return problems
  const settings = parseSettingsFile(await readFile(join(options.drops, PARTNERS_FILE)))
  return 'problems' in settings ? settings.problems.map((problem) => `${PARTNERS_FILE}: ${problem}`) : []
}

async function begin(options: Options): Promise<number> {
  // Loaded only now, so that an error in the options is reported at once.
  const { runAndServe } = await import('./run/run-and-serve.ts')
  return runAndServe(options)
}
