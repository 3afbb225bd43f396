// The command line of `explain`.

import { type Day, dayOf } from '../../../shared/domain/calendar.ts'
import { type CustomerId, customerId, type PartnerId } from '../../../shared/domain/ids.ts'
import type { Parsed } from '../command.ts'
import { type CommandRules, dayProblem, parseCommandLine, partnerProblem } from '../command-line.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export interface ExplainOptions {
  readonly target: Target
  readonly partner: PartnerId
  readonly customer: CustomerId
  readonly asOf: Day
  readonly json: boolean
}

const RULES: CommandRules = {
  usage: 'npm run uptake -- explain --partner P --customer C --as-of DATE [options]',
  description: `Shows where the figures of one customer come from: licences, product names, covered days and support calls, each with
the file that states it. The day is measured first if that is not done yet.

Exit status: 0 if the customer is known, 1 if no file of the 28 days names it, 2 if the command line is wrong.`,
  options: {
    partner: { value: 'P', help: 'whose customer', isRequired: true, problem: partnerProblem },
    customer: { value: 'C', help: 'its id, as in customers.csv', isRequired: true },
    'as-of': {
      value: 'DATE',
      help: 'the last of the 28 days, YYYY-MM-DD',
      isRequired: true,
      problem: dayProblem,
    },
    json: { value: null, help: 'the explanation on standard output, as one JSON object' },
    ...TARGET_RULES,
  },
}

/** `args`: those after the command's name. */
export function parseExplainOptions(args: readonly string[]): Parsed<ExplainOptions> {
  return parseCommandLine(args, RULES, (line) => ({
    target: targetOf(line),
    partner: line.given.get('partner') as PartnerId,
    customer: customerId(line.given.get('customer') ?? ''),
    asOf: dayOf(line.given.get('as-of') ?? ''),
    json: line.given.has('json'),
  }))
}
