// The command line of `cost`.

import type { Parsed } from '../command.ts'
import { type CommandRules, type OptionRule, parseCommandLine } from '../command-line.ts'
import { LAMBDA_FACTOR, MAILS_A_WEEK, type Portfolio } from './model.ts'
import { PRICES } from './prices.ts'

export interface CostOptions {
  readonly portfolio: Portfolio
  readonly json: boolean
}

const MOST = 1_000_000
const DEFAULT_FILES = 1

const RULES: CommandRules = {
  usage: 'npm run uptake -- cost --partners N --customers N --users N [--files N] [options]',
  description: `Models what a month costs on AWS: what the functions take of it, as metered over the embedded services, times the list
prices of ${PRICES.region} as of ${PRICES.asOf}, which change; infra/cli/cost/prices.ts holds them. One file a day of all customers is
compared with one small file for each customer.

Not included: storage, free tiers, tax, the uploads themselves, the portal. Every file counts as one of activity; a partner has
${MAILS_A_WEEK} recipients; Lambda takes ${LAMBDA_FACTOR} times as long as the machine that metered it.

Exit status: 0 if all went well, 2 if the command line is wrong.`,
  options: {
    partners: number('how many partners', true),
    customers: number('how many customers each of them has', true),
    users: number('how many users each customer has', true),
    files: number(
      `how many exports a partner has every day, such as one of activity and one of licences (default: ${DEFAULT_FILES})`,
    ),
    json: { value: null, help: 'the bills on standard output, as one JSON object' },
  },
}

/** `args`: those after the command's name. */
export function parseCostOptions(args: readonly string[]): Parsed<CostOptions> {
  return parseCommandLine(args, RULES, ({ given }) => ({
    portfolio: {
      partners: Number(given.get('partners')),
      customers: Number(given.get('customers')),
      users: Number(given.get('users')),
      files: Number(given.get('files') ?? DEFAULT_FILES),
    },
    json: given.has('json'),
  }))
}

function number(help: string, isRequired?: true): OptionRule {
  return { value: 'N', help, problem: numberProblem, ...(isRequired && { isRequired }) }
}

function numberProblem(value: string, option: string): string | null {
  const isValid = /^\d{1,7}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST
  return isValid
    ? null
    : `${option}: "${value}" is not a whole number from 1 to ${MOST.toLocaleString('en')}.`
}
