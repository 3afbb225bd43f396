// The command line of `check`: the files to read, and what the key of a drop would state about them.

import { basename, join, resolve } from 'node:path'
import { closestMatch } from '../../../shared/domain/closest-match.ts'
import { DATASETS, type DropAddress, parseDropKey } from '../../../shared/domain/drops/drop-key.ts'
import { isTimeZone } from '../../../shared/domain/local-time.ts'
import { REJECTS_ENDING } from '../../../shared/layout.ts'
import type { Parsed } from '../command.ts'
import { dayProblem, parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'
import { isReadable, kindOf } from '../path-kind.ts'
import { filesAt } from './files-at.ts'

export interface CheckOptions {
  readonly files: readonly CheckedFile[]
  /** Of that partner. */
  readonly partner: string
  /** The partners.json under whose settings they are read; null: under none. */
  readonly settings: string | null
  readonly timeZone: TimeZone
  /** Folder of the rejects files. */
  readonly rejects: string | null
  readonly json: boolean
}

export interface CheckedFile {
  readonly path: string
  /** As if the file were uploaded. */
  readonly address: DropAddress
  /** Where its rejected rows go; null: nowhere. */
  readonly rejectsPath: string | null
}

export interface TimeZone {
  readonly name: string
  readonly isDefault: boolean
}

const DEFAULT_ZONE = 'UTC'

const REQUIRED = ['partner', 'dataset', 'date'] as const

export const CHECK: CommandRules = {
  name: 'npm run uptake -- check',
  summary: 'read files as drops, without any service, and print the receipts',
  description: `Reads files, and those in folders, exactly as an upload would be read, without any service, and reports the result
of each. shared/domain/drops/README.md describes which files can be read.`,
  options: {
    partner: {
      value: 'P',
      help: 'who uploads: the first part of the key, e.g. northwind',
      isRequired: true,
      problem: partnerProblem,
    },
    dataset: { value: 'DATASET', help: DATASETS.join(', '), isRequired: true, values: DATASETS },
    date: {
      value: 'DATE',
      help: 'the day that the files report on, YYYY-MM-DD',
      isRequired: true,
      problem: dayProblem,
    },
    customer: {
      value: 'C',
      help: 'the customer, for files that name none (the exports of Microsoft Graph)',
      problem: customerProblem,
    },
    settings: {
      value: 'FILE',
      help: 'the partners.json under whose settings the files are read',
      path: 'file',
    },
    timezone: {
      value: 'ZONE',
      help: `the partner's time zone, for times with an offset (default: that of the settings, else ${DEFAULT_ZONE})`,
      problem: zoneProblem,
    },
    rejects: {
      value: 'DIR',
      help: 'write the rejected rows of FILE to DIR/FILE.rejects.csv, to be corrected',
      path: 'folder',
    },
  },
  arguments: {
    value: 'FILE|FOLDER...',
    path: 'file',
    missing: 'No file is named; write the files to read after check.',
  },
  json: 'the receipts, as one JSON array',
  example: ['licences.csv', '--partner', 'northwind', '--dataset', 'entitlements', '--date', '2026-11-22'],
  exit: {
    done: 'every file would be read',
    failed: 'one would be refused or cannot be read',
  },
  guide: 'shared/domain/drops/README.md#try-before-you-upload',
}

/** `args`: those after the command's name. */
export function parseCheckOptions(args: readonly string[]): Parsed<CheckOptions> {
  const parsed = parseCommandLine(args, CHECK, (line) => line)
  if (parsed.kind !== 'options') return parsed
  const { given, words } = parsed.options
  const rejects = given.get('rejects') ?? null
  const files: CheckedFile[] = []
  const problems: string[] = []
  for (const path of words.flatMap(filesAt)) {
    const address = parseDropKey(keyOf(path, given))
    if (address.kind === 'invalid') problems.push(`${path}: ${address.problem}`)
    else files.push({ path, address, rejectsPath: rejects === null ? null : rejectsPath(rejects, path) })
  }
  if (problems.length > 0) return { kind: 'problems', problems }
  const zone = given.get('timezone')
  return {
    kind: 'options',
    options: {
      files,
      partner: given.get('partner') ?? '',
      settings: given.get('settings') ?? null,
      timeZone: { name: zone ?? DEFAULT_ZONE, isDefault: zone === undefined },
      rejects,
      json: given.has('json'),
    },
  }
}

/** What is wrong with the files, one line each; files that cannot be read are an error only if there are no others. */
export async function pathProblems({ files, rejects }: CheckOptions): Promise<string[]> {
  const unreadable = await Promise.all(files.map(({ path }) => fileProblem(path)))
  const problems = unreadable.includes(null) ? [] : unreadable.filter((problem) => problem !== null)
  const rejectsKind = rejects === null ? null : await kindOf(rejects)
  if (rejectsKind !== null && rejectsKind !== 'folder') {
    problems.push(`--rejects: ${rejects} is a file; name a folder.`)
  }
  return [...problems, ...rejectsProblems(files)]
}

/** null: it is a file that can be read. */
export async function fileProblem(path: string): Promise<string | null> {
  const kind = await kindOf(path)
  if (kind === null) return `There is no file ${path}.`
  if (kind === 'folder') return `The folder ${path} holds no files.`
  if (kind === 'other') return `${path} cannot be read twice; save it as a file first.`
  return (await isReadable(path)) ? null : `${path} may not be read by this user; change its permissions.`
}

/** No rejects file may be written over another, or over a file that is read. */
function rejectsProblems(files: readonly CheckedFile[]): string[] {
  const taken = new Map(files.map(({ path }) => [resolve(path), path]))
  return files.flatMap(({ path, rejectsPath }) => {
    if (rejectsPath === null) return []
    const other = taken.get(resolve(rejectsPath))
    taken.set(resolve(rejectsPath), path)
    if (other === undefined) return []
    return [
      `--rejects: the rejected rows of ${path} would go to ${rejectsPath}, which is already used for ${other}; check them separately.`,
    ]
  })
}

function keyOf(path: string, given: ReadonlyMap<string, string>): string {
  const customer = given.get('customer')
  const folders = [
    ...REQUIRED.map((name) => given.get(name)),
    ...(customer === undefined ? [] : [`customer=${customer}`]),
  ]
  return [...folders, basename(path)].join('/')
}

function rejectsPath(folder: string, path: string): string {
  return join(folder, `${basename(path)}${REJECTS_ENDING}`)
}

function customerProblem(value: string, option: string): string | null {
  return value.includes('/')
    ? `${option}: "${value}" holds a slash, which no key can; write the customer's id.`
    : null
}

function zoneProblem(value: string, option: string): string | null {
  if (isTimeZone(value)) return null
  const likely = closestMatch(value, Intl.supportedValuesOf('timeZone'))
  return `${option}: unknown time zone "${value}". Did you mean "${likely}"?`
}
