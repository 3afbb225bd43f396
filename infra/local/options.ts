// The command line of `npm start`: options, or every error in them, one line each.

import { join } from 'node:path'
import { type Day, parseDay } from '../../shared/domain/calendar.ts'
import { PARTNERS_FILE } from '../../shared/layout.ts'
import type { Parsed } from '../cli/command.ts'
import { dayProblem, parseCommandLine } from '../cli/command-line.ts'
import type { CommandLine, CommandRules } from '../cli/command-rules.ts'
import { isInside, kindOf, withoutLinks } from '../cli/path-kind.ts'
import { examineFile } from './run/folder-entry.ts'

export interface Options {
  /** A folder laid out as the drops bucket; null: the sample portfolio. */
  readonly drops: string | null
  /** null: the latest effective date in the drops, not after today. */
  readonly asOf: Day | null
  readonly out: string
  /** null: in memory. */
  readonly state: string | null
  readonly once: boolean
  readonly json: boolean
  /** `attached`: the services that the environment names. */
  readonly endpoint: 'embedded' | 'attached'
}

const DEFAULT_OUT = '.local/out'
export const ATTACHED = 'attached'

const RULES: CommandRules = {
  name: 'npm start --',
  summary: 'run it on this machine',
  description:
    'Runs the whole pipeline on this machine, then serves a page that shows everything it produced.',
  options: {
    drops: {
      value: 'DIR',
      help: `a folder laid out as the drops bucket, with partners.json at its root
(default: a generated sample portfolio)`,
    },
    'as-of': {
      value: 'DATE',
      help: `the last day reported on, YYYY-MM-DD
(default: the latest effective date in the drops, not after today)`,
      problem: dayProblem,
    },
    out: { value: 'DIR', help: `where mail, reports and receipts are written (default: ${DEFAULT_OUT})` },
    state: {
      value: 'DIR',
      help: `where the embedded services keep their data, so that a later run continues with it
(default: in memory, lost at exit)`,
      conflict: endpointConflict,
    },
    once: { value: null, help: 'exit when everything is done' },
    endpoint: {
      value: ATTACHED,
      help: `use the services that the environment names (AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3, ..., AWS_REGION, credentials), and create the buckets and tables that are missing
(default: embedded services)`,
      values: [ATTACHED],
      problem: endpointProblem,
    },
  },
  json: 'the summary, as one JSON object',
  example: ['--drops', 'mydrops', '--out', 'out', '--once'],
  exit: { done: 'all is done, though rows were rejected', failed: 'it failed' },
  guide: 'README.md#options-of-npm-start',
}

/** `args`: without the program. */
export function parseOptions(args: readonly string[]): Parsed<Options> {
  return parseCommandLine(args, RULES, ({ given }) => {
    const asOf = given.get('as-of')
    return {
      drops: given.get('drops') ?? null,
      asOf: asOf === undefined ? null : parseDay(asOf),
      out: given.get('out') ?? DEFAULT_OUT,
      state: given.get('state') ?? null,
      once: given.has('once'),
      json: given.has('json'),
      endpoint: given.has('endpoint') ? ATTACHED : 'embedded',
    }
  })
}

/** Errors in the folders, one line each. */
export async function folderProblems({ drops, out, state }: Options): Promise<string[]> {
  const problems = drops === null ? [] : await dropsProblems(drops)
  for (const [option, folder] of [
    ['--out', out],
    ['--state', state],
  ] as const) {
    if (folder === null) continue
    const kind = await kindOf(folder)
    if (kind !== null && kind !== 'folder') problems.push(`${option}: ${folder} is a file; name a folder.`)
    else if (drops !== null && (await leadsInto(folder, drops))) {
      problems.push(
        `${option}: ${folder} is inside the folder of --drops and would be read as drops; name another.`,
      )
    }
  }
  return problems
}

async function dropsProblems(drops: string): Promise<string[]> {
  if ((await kindOf(drops)) !== 'folder') {
    return [`--drops: there is no folder ${drops}; name one laid out as the drops bucket.`]
  }
  const path = join(drops, PARTNERS_FILE)
  const kind = await kindOf(path)
  if (kind === null || kind === 'folder') {
    return [`--drops: ${drops} has no ${PARTNERS_FILE}; put the settings at its root.`]
  }
  const found = await examineFile(path, PARTNERS_FILE, await withoutLinks(drops))
  return typeof found === 'string' ? [`--drops: ${path} ${found}; put a file there.`] : []
}

/** By its name, or once links are resolved. */
async function leadsInto(folder: string, outer: string): Promise<boolean> {
  return isInside(folder, outer) || isInside(await withoutLinks(folder), await withoutLinks(outer))
}

export function endpointConflict({ given }: CommandLine): string | null {
  return given.has('endpoint')
    ? '--state is for embedded services, and --endpoint attached has none; leave one of them out.'
    : null
}

export function endpointProblem(value: string): string | null {
  return value === ATTACHED
    ? null
    : `--endpoint: "${value}" is not known; write --endpoint ${ATTACHED}, or leave it out for embedded services.`
}
