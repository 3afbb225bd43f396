// Parses a command line by the rules of its command. All errors in it are listed, one line each.
//
// Commander 15 was tried on `explain`: it stops at the first error. Listing all of them left 80 of these 120 lines, and
// depended on what it does not promise (an error() that returns); the command's own lines stayed as many as here.

import { parseArgs } from 'node:util'
import { isReportable, parseDay } from '../../shared/domain/calendar.ts'
import { closestMatch } from '../../shared/domain/closest-match.ts'
import { partnerId } from '../../shared/domain/ids.ts'
import { emailAddress } from '../../shared/domain/mail/email-address.ts'
import { REHEARSAL } from '../../shared/layout.ts'
import type { Parsed } from './command.ts'
import {
  type ArgumentRule,
  type CommandLine,
  type CommandRules,
  type OptionRules,
  optionsOf,
} from './command-rules.ts'
import { helpText } from './help.ts'

/** `args`: without the program and the command. `build` is called only if there are no errors. */
export function parseCommandLine<Options>(
  args: readonly string[],
  rules: CommandRules,
  build: (line: CommandLine) => Options,
): Parsed<Options> {
  const options = optionsOf(rules)
  const given = new Map<string, string>()
  const words: string[] = []
  const problems: (string | null | undefined)[] = []
  for (const token of tokensOf(args, options)) {
    if (token.kind === 'positional') {
      words.push(token.value)
      problems.push(errorInArgument(token.value, rules.arguments))
    }
    if (token.kind !== 'option') continue
    problems.push(given.has(token.name) ? `${token.rawName} is given twice.` : errorIn(token, options))
    given.set(token.name, token.value ?? '')
  }
  if (given.has('help')) return { kind: 'help', text: helpText(rules) }
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

/** `limits`: the least and the greatest that is allowed. */
export function wholeNumberProblem(limits: { readonly least: number; readonly most: number }) {
  return (value: string, option: string): string | null => {
    const isValid = /^\d{1,9}$/.test(value) && Number(value) >= limits.least && Number(value) <= limits.most
    const [least, most] = [limits.least, limits.most].map((limit) => limit.toLocaleString('en'))
    return isValid ? null : `${option}: "${value}" is not a whole number from ${least} to ${most}.`
  }
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
  return rule.problem?.(value, `--${name}`) ?? unknownOf(value, rule.value, rule.values, `--${name}: unknown`)
}

function errorInArgument(value: string, rule: ArgumentRule | undefined): string | null {
  if (rule === undefined) return `Unexpected argument "${value}".`
  return rule.problem?.(value) ?? unknownOf(value, rule.value, rule.values, 'Unknown')
}

/** null: it is one of those that are known. */
function unknownOf(
  value: string,
  placeholder: string,
  known: readonly string[] | undefined,
  prefix: string,
): string | null {
  if (known === undefined || known.includes(value)) return null
  const what = placeholder.replaceAll(/[^A-Z]/g, '').toLowerCase()
  return `${prefix} ${what} "${value}". Did you mean "${closestMatch(value, known)}"?`
}
