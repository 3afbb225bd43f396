// Parses a command line into options and arguments, and lists all errors in it, one line each.

import { parseArgs } from 'node:util'
import { isReportable, parseDay } from '../../shared/domain/calendar.ts'
import { closestMatch } from '../../shared/domain/closest-match.ts'
import { partnerId } from '../../shared/domain/ids.ts'
import { REHEARSAL } from '../../shared/layout.ts'

export interface OptionRule {
  /** The placeholder of its value in the help, such as `DIR`; null: it takes none. */
  readonly value: string | null
  readonly short?: string
  /** Validates a value; null: it is valid. */
  readonly problem?: (value: string, option: string) => string | null
}

export type OptionRules = Readonly<Record<string, OptionRule>>

export interface CommandLine {
  /** The values of the given options; '' for those that take none. */
  readonly given: ReadonlyMap<string, string>
  /** Arguments that are not options. */
  readonly words: readonly string[]
  /** In the order of the command line. */
  readonly problems: readonly string[]
}

/** `args`: without the program. `wordProblem` validates an argument that is not an option; by default, none is allowed. */
export function readCommandLine(
  args: readonly string[],
  rules: OptionRules,
  wordProblem: (word: string) => string | null = (word) => `Unexpected argument "${word}".`,
): CommandLine {
  const problems: string[] = []
  const given = new Map<string, string>()
  const words: string[] = []
  for (const token of tokensOf(args, rules)) {
    if (token.kind === 'positional') {
      words.push(token.value)
      problems.push(...sentence(wordProblem(token.value)))
    }
    if (token.kind !== 'option') continue
    const isRepeated = given.has(token.name)
    problems.push(...sentence(isRepeated ? `${token.rawName} is given twice.` : errorIn(token, rules)))
    given.set(token.name, token.value ?? '')
  }
  return { given, words, problems }
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
    Object.entries(rules).map(([name, { value, short }]) => [
      name,
      { type: value === null ? ('boolean' as const) : ('string' as const), ...(short ? { short } : {}) },
    ]),
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

function sentence(problem: string | null): string[] {
  return problem === null ? [] : [problem]
}
