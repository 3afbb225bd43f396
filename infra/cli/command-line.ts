// What stands on a command line: options and words, or every mistake in them, one line each.

import { parseArgs } from 'node:util'
import { isReportable, parseDay } from '../../shared/domain/calendar.ts'
import { partnerId } from '../../shared/domain/ids.ts'
import { nearest } from '../../shared/domain/nearest.ts'
import { REHEARSAL } from '../../shared/layout.ts'

export interface OptionRule {
  /** What stands for its value in the help, such as `DIR`; null: it takes none. */
  readonly value: string | null
  readonly short?: string
  /** One sentence that says what is wrong with a value; null: nothing. */
  readonly problem?: (value: string, option: string) => string | null
}

export type OptionRules = Readonly<Record<string, OptionRule>>

export interface CommandLine {
  /** The options that are given, with their values; '' for those that take none. */
  readonly given: ReadonlyMap<string, string>
  /** What is no option. */
  readonly words: readonly string[]
  /** In the order of the command line. */
  readonly problems: readonly string[]
}

/** `args`: without the program. `wordProblem` says what is wrong with a word that is no option. */
export function readCommandLine(
  args: readonly string[],
  rules: OptionRules,
  wordProblem: (word: string) => string | null,
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
    problems.push(
      ...sentence(isRepeated ? `${token.rawName} is given twice; keep one.` : mistakeIn(token, rules)),
    )
    given.set(token.name, token.value ?? '')
  }
  return { given, words, problems }
}

export function partnerProblem(value: string, option: string): string | null {
  if (value === REHEARSAL)
    return `${option}: "${REHEARSAL}" marks rehearsals and is no partner; write the partner's id.`
  if (partnerId(value) !== null) return null
  return `${option}: "${value}" is not a partner id; use 2 to 63 of a-z, 0-9 and -, no - first.`
}

export function dayProblem(value: string, option: string): string | null {
  const day = parseDay(value)
  if (day === null) return `${option}: "${value}" is not a day of the calendar; write it as YYYY-MM-DD.`
  return isReportable(day)
    ? null
    : `${option}: ${value} is a day that nothing can report on; correct the year.`
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

function mistakeIn({ name, rawName, value, inlineValue }: OptionToken, rules: OptionRules): string | null {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
  if (rule === undefined) {
    return `${rawName} is not an option; the nearest one is --${nearest(name, Object.keys(rules))}.`
  }
  if (rule.value === null) return value === undefined ? null : `${rawName} takes no value.`
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('-'))) {
    return `${rawName} needs a value; write ${rawName} ${rule.value}.`
  }
  return rule.problem?.(value, `--${name}`) ?? null
}

function sentence(problem: string | null): string[] {
  return problem === null ? [] : [problem]
}
