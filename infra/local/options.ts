// The command line of `npm start`: options, or every mistake in them, one line each.

import { stat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type Day, parseDay } from '../../shared/domain/calendar.ts'
import { SETTINGS_KEY } from '../../shared/domain/drops/drop-key.ts'
import { nearest } from '../../shared/domain/nearest.ts'

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
}

export type ParsedOptions =
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

const DEFAULT_OUT = '.local/out'

const HELP = `Usage: npm start -- [options]

Runs the whole pipeline on this machine, then serves a page to look around in.

  --drops DIR     a folder laid out as the drops bucket, with partners.json at its root
                  (default: a generated sample portfolio)
  --as-of DATE    the last day reported on, YYYY-MM-DD
                  (default: the latest effective date in the drops, not after today)
  --out DIR       where mail, reports and receipts are written (default: ${DEFAULT_OUT})
  --state DIR     where the embedded services keep their data, so that a later run carries on
                  (default: in memory, gone at exit)
  --once          exit when everything is done
  --json          the summary on standard output as one JSON object
  --help          this text
`

const KNOWN = {
  drops: { type: 'string' },
  'as-of': { type: 'string' },
  out: { type: 'string' },
  state: { type: 'string' },
  once: { type: 'boolean' },
  json: { type: 'boolean' },
  endpoint: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig

/** `args`: without the program. */
export function parseOptions(args: readonly string[]): ParsedOptions {
  const { tokens } = parseArgs({
    args: [...args],
    options: KNOWN,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const problems: string[] = []
  const given = new Map<string, string | undefined>()
  for (const token of tokens) {
    if (token.kind === 'positional')
      problems.push(`"${token.value}" stands alone; write it behind an option.`)
    if (token.kind !== 'option') continue
    const problem = given.has(token.name) ? `${token.rawName} is given twice; keep one.` : mistakeIn(token)
    if (problem !== null) problems.push(problem)
    given.set(token.name, token.value)
  }
  if (given.has('help')) return { kind: 'help', text: HELP }
  if (problems.length > 0) return { kind: 'problems', problems }
  const asOf = given.get('as-of')
  const options: Options = {
    drops: given.get('drops') ?? null,
    asOf: asOf === undefined ? null : parseDay(asOf),
    out: given.get('out') ?? DEFAULT_OUT,
    state: given.get('state') ?? null,
    once: given.has('once'),
    json: given.has('json'),
  }
  return { kind: 'options', options }
}

/** What is wrong with the folders, one line each. */
export async function folderProblems({ drops, out, state }: Options): Promise<string[]> {
  const problems: string[] = []
  if (drops !== null) {
    const kind = await kindOf(drops)
    if (kind !== 'folder')
      problems.push(`--drops: there is no folder ${drops}; name one laid out as the drops bucket.`)
    else if ((await kindOf(join(drops, SETTINGS_KEY))) !== 'file') {
      problems.push(`--drops: ${drops} has no ${SETTINGS_KEY}; put the settings at its root.`)
    }
  }
  for (const [option, folder] of [
    ['--out', out],
    ['--state', state],
  ] as const) {
    if (folder === null) continue
    if ((await kindOf(folder)) === 'file') problems.push(`${option}: ${folder} is a file; name a folder.`)
    else if (drops !== null && isInside(folder, drops)) {
      problems.push(
        `${option}: ${folder} lies inside the folder of --drops and would be read as drops; name another.`,
      )
    }
  }
  return problems
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function mistakeIn({ name, rawName, value, inlineValue }: OptionToken): string | null {
  if (!isKnown(name)) {
    const likely = nearest(
      name,
      Object.keys(KNOWN).filter((known) => known !== 'endpoint'),
    )
    return `${rawName} is not an option; the nearest one is --${likely}.`
  }
  if (KNOWN[name].type === 'boolean') return value === undefined ? null : `${rawName} takes no value.`
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('-'))) {
    return `${rawName} needs a value; write ${rawName} ${name === 'as-of' ? 'DATE' : 'DIR'}.`
  }
  if (name === 'as-of' && parseDay(value) === null) {
    return `--as-of: "${value}" is not a day of the calendar; write it as YYYY-MM-DD.`
  }
  if (name === 'endpoint') {
    return value === 'attached'
      ? '--endpoint attached is not built yet; leave it out, then the embedded services are used.'
      : `--endpoint: "${value}" is not known; leave it out, then the embedded services are used.`
  }
  return null
}

function isKnown(name: string): name is keyof typeof KNOWN {
  return Object.hasOwn(KNOWN, name)
}

async function kindOf(path: string): Promise<'folder' | 'file' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file'
  } catch {
    return null
  }
}

function isInside(folder: string, outer: string): boolean {
  const path = relative(resolve(outer), resolve(folder))
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}
