// Parses a command line by the rules of its command, which its help is laid out from as well. All errors in it are
// listed, one line each.
//
// Commander 15 was tried on `explain`: it stops at the first error. Listing all of them left 80 of these 136 lines, and
// depended on what it does not promise (an error() that returns); the command's own lines stayed as many as here.

import { parseArgs } from 'node:util'
import { isReportable, parseDay } from '../../shared/domain/calendar.ts'
import { closestMatch } from '../../shared/domain/closest-match.ts'
import { partnerId } from '../../shared/domain/ids.ts'
import { emailAddress } from '../../shared/domain/mail/email-address.ts'
import { REHEARSAL } from '../../shared/layout.ts'
import type { Parsed } from './command.ts'
import { hanging } from './text-layout.ts'

export interface CommandRules {
  /** The first line of the help: `npm start -- [options]`. */
  readonly usage: string
  /** What the command does, and its exit status; an empty line parts paragraphs. */
  readonly description: string
  readonly options: OptionRules
  /** Arguments that are not options; absent: none are allowed. */
  readonly arguments?: {
    /** Validates one; null: it is valid. */
    readonly problem: (argument: string) => string | null
    /** The error if there are none; null: there may be none. */
    readonly missing: string | null
  }
}

export interface OptionRule {
  /** The placeholder of its value, such as `DIR`; null: it takes none. */
  readonly value: string | null
  readonly help: string
  readonly isRequired?: true
  /** Validates its value; null: it is valid. */
  readonly problem?: (value: string, option: string) => string | null
  /** Checks that it agrees with the rest of the command line; null: it does. */
  readonly conflict?: (line: CommandLine) => string | null
}

export type OptionRules = Readonly<Record<string, OptionRule>>

export interface CommandLine {
  /** The values of the given options; '' for those that take none. */
  readonly given: ReadonlyMap<string, string>
  /** Arguments that are not options. */
  readonly words: readonly string[]
}

const HELP_WIDTH = 100

/** `args`: without the program and the command. `build` is called only if there are no errors. */
export function parseCommandLine<Options>(
  args: readonly string[],
  rules: CommandRules,
  build: (line: CommandLine) => Options,
): Parsed<Options> {
  const options: OptionRules = { ...rules.options, help: { value: null, help: 'this text' } }
  const given = new Map<string, string>()
  const words: string[] = []
  const problems: (string | null | undefined)[] = []
  for (const token of tokensOf(args, options)) {
    if (token.kind === 'positional') {
      words.push(token.value)
      const unexpected = `Unexpected argument "${token.value}".`
      problems.push(rules.arguments ? rules.arguments.problem(token.value) : unexpected)
    }
    if (token.kind !== 'option') continue
    problems.push(given.has(token.name) ? `${token.rawName} is given twice.` : errorIn(token, options))
    given.set(token.name, token.value ?? '')
  }
  if (given.has('help')) return { kind: 'help', text: helpText(rules, options) }
  for (const [name, { value, isRequired, conflict }] of Object.entries(options)) {
    if (given.has(name)) problems.push(conflict?.({ given, words }))
    else if (isRequired) problems.push(`--${name} is missing; write --${name} ${value}.`)
  }
  if (words.length === 0) problems.push(rules.arguments?.missing)
  const found = problems.filter((problem) => typeof problem === 'string')
  if (found.length > 0) return { kind: 'problems', problems: found }
  return { kind: 'options', options: build({ given, words }) }
}

export function addressProblem(value: string, option: string): string | null {
  if (emailAddress(value) !== null) return null
  return `${option}: "${value}" is not an e-mail address; write one such as ana@northwind.example.`
}

export function partnerProblem(value: string, option: string): string | null {
  if (value === REHEARSAL) return `${option}: "${REHEARSAL}" is reserved; give the id of a partner.`
  if (partnerId(value) !== null) return null
  return `${option}: "${value}" is not a partner id: use 2 to 63 of a-z, 0-9 and -, and no - first.`
}

export function dayProblem(value: string, option: string): string | null {
  const day = parseDay(value)
  if (day === null) return `${option}: "${value}" is not a date in the form YYYY-MM-DD.`
  return isReportable(day) ? null : `${option}: ${value} is out of range; correct the year.`
}

function tokensOf(args: readonly string[], rules: OptionRules) {
  const options = Object.fromEntries(
    Object.entries(rules).map(([name, { value }]) => {
      const type = value === null ? ('boolean' as const) : ('string' as const)
      return [name, { type, ...(name === 'help' ? { short: 'h' } : {}) }]
    }),
  )
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function errorIn({ name, rawName, value, inlineValue }: OptionToken, rules: OptionRules): string | null {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
  if (rule === undefined) {
    return `Unknown option ${rawName}. Did you mean --${closestMatch(name, Object.keys(rules))}?`
  }
  if (rule.value === null) return value === undefined ? null : `${rawName} takes no value.`
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('-'))) {
    return `${rawName} needs a value: ${rawName} ${rule.value}.`
  }
  return rule.problem?.(value, `--${name}`) ?? null
}

/** Line breaks within a paragraph of the description are of the source only. */
function helpText({ usage, description }: CommandRules, rules: OptionRules): string {
  const paragraphs = description
    .split('\n\n')
    .map((paragraph) => hanging('', paragraph.replaceAll('\n', ' '), HELP_WIDTH))
  const options = Object.entries(rules).map(([name, { value }]) =>
    value ? `--${name} ${value}` : `--${name}`,
  )
  const width = Math.max(...options.map((option) => option.length))
  const lines = Object.values(rules).map(({ help }, at) =>
    hanging(`  ${options[at]?.padEnd(width)}   `, help, HELP_WIDTH),
  )
  return `${[`Usage: ${usage}`, ...paragraphs, lines.join('\n')].join('\n\n')}\n`
}
