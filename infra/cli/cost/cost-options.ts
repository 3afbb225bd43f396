// The command line of `cost`.

import type { Parsed } from '../command.ts'
import { parseCommandLine, wholeNumberProblem } from '../command-line.ts'
import type { CommandRules, OptionRule } from '../command-rules.ts'
import { LAMBDA_FACTOR, MAILS_A_WEEK, type Portfolio } from './model.ts'
import { PRICES } from './prices.ts'

export interface CostOptions {
  readonly portfolio: Portfolio
  readonly json: boolean
}

const MOST = 1_000_000
const DEFAULT_FILES = 1

export const COST: CommandRules = {
  name: 'npm run uptake -- cost',
  summary: 'model what a month costs on AWS',
  description: `Models what a month costs on AWS: what the functions take of it, as metered over the embedded services, times the list
prices of ${PRICES.region} as of ${PRICES.asOf}, which change; infra/cli/cost/prices.ts holds them. One file a day of all customers is
compared with one small file for each customer.

Not included: storage, free tiers, tax, the time of Lambda that long listings take, the uploads themselves, the portal. Every file counts as one of activity; a partner has
${MAILS_A_WEEK} recipients; Lambda takes ${LAMBDA_FACTOR} times as long as the machine that metered it.`,
  options: {
    partners: number('how many partners', true),
    customers: number('how many customers each of them has', true),
    users: number('how many users each customer has', true),
    files: number(
      `how many exports a partner has every day, such as one of activity and one of licences (default: ${DEFAULT_FILES})`,
    ),
  },
  json: 'the bills, as one JSON object',
  example: ['--partners', '100', '--customers', '250', '--users', '200'],
  exit: {
    done: 'the bills are printed',
    failed: 'they could not be printed',
  },
  guide: 'infra/README.md#costs',
}

/** `args`: those after the command's name. */
export function parseCostOptions(args: readonly string[]): Parsed<CostOptions> {
  return parseCommandLine(args, COST, ({ given }) => ({
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
  return {
    value: 'N',
    help,
    problem: wholeNumberProblem({ least: 1, most: MOST }),
    ...(isRequired && { isRequired }),
  }
}
