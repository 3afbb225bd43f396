// The command line of `explain`.

import { type Day, dayOf } from '../../../shared/domain/calendar.ts'
import { type CustomerId, customerId, type PartnerId } from '../../../shared/domain/ids.ts'
import type { Parsed } from '../command.ts'
import { dayProblem, parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export interface ExplainOptions {
  readonly target: Target
  readonly partner: PartnerId
  readonly customer: CustomerId
  readonly asOf: Day
  readonly json: boolean
}

export const EXPLAIN: CommandRules = {
  name: 'npm run uptake -- explain',
  summary: 'show where the figures of a customer come from',
  description: `Shows where the figures of one customer come from: licences, product names, covered days and support calls, each with
the file that states it. The day is measured first if that is not done yet.`,
  options: {
    partner: { value: 'P', help: 'whose customer', isRequired: true, problem: partnerProblem },
    customer: { value: 'C', help: 'its id, as in customers.csv', isRequired: true },
    'as-of': {
      value: 'DATE',
      help: 'the last of the 28 days, YYYY-MM-DD',
      isRequired: true,
      problem: dayProblem,
    },
    ...TARGET_RULES,
  },
  json: 'the explanation, as one JSON object',
  example: ['--partner', 'northwind', '--customer', 'contoso', '--as-of', '2026-11-22'],
  exit: {
    done: 'the customer is known',
    failed: 'no file of the 28 days names it, or the command failed',
  },
  guide: 'shared/domain/metrics/README.md#where-a-figure-comes-from',
}

/** `args`: those after the command's name. */
export function parseExplainOptions(args: readonly string[]): Parsed<ExplainOptions> {
  return parseCommandLine(args, EXPLAIN, (line) => ({
    target: targetOf(line),
    partner: line.given.get('partner') as PartnerId,
    customer: customerId(line.given.get('customer') ?? ''),
    asOf: dayOf(line.given.get('as-of') ?? ''),
    json: line.given.has('json'),
  }))
}
