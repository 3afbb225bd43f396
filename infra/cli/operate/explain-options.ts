// The command line of `explain`.

import { type Day, dayOf } from '../../../shared/domain/calendar.ts'
import { type CustomerId, customerId, type PartnerId } from '../../../shared/domain/ids.ts'
import type { Parsed } from '../command.ts'
import { dayProblem, type OptionRules, partnerProblem, readCommandLine } from '../command-line.ts'
import { TARGET_HELP, TARGET_RULES, type Target, targetMistakes, targetOf } from '../target.ts'

export interface ExplainOptions {
  readonly target: Target
  readonly partner: PartnerId
  readonly customer: CustomerId
  readonly asOf: Day
  readonly json: boolean
}

const HELP = `Usage: npm run uptake -- explain --partner P --customer C --as-of DATE [options]

Shows where the figures of one customer come from: licences, product names, covered days and support calls, each with
the file that states it. The day is measured first if that is not done yet.

Exit status: 0 if the customer is known, 1 if no file of the 28 days names it, 2 if the command line is wrong.

  --partner P           whose customer
  --customer C          its id, as in customers.csv
  --as-of DATE          the last of the 28 days, YYYY-MM-DD
  --json                the explanation on standard output, as one JSON object
${TARGET_HELP}  --help                this text
`

const RULES: OptionRules = {
  partner: { value: 'P', problem: partnerProblem },
  customer: { value: 'C' },
  'as-of': { value: 'DATE', problem: dayProblem },
  json: { value: null },
  ...TARGET_RULES,
  help: { value: null, short: 'h' },
}

const NEEDED = {
  partner: '--partner is missing; name the partner of the customer.',
  customer: '--customer is missing; give the id of the customer, as in customers.csv.',
  'as-of': '--as-of is missing; give the day of the report, YYYY-MM-DD.',
}

/** `args`: those after the command's name. */
export function parseExplainOptions(args: readonly string[]): Parsed<ExplainOptions> {
  const line = readCommandLine(args, RULES)
  const { given } = line
  if (given.has('help')) return { kind: 'help', text: HELP }
  const missing = Object.entries(NEEDED).flatMap(([option, problem]) => (given.has(option) ? [] : [problem]))
  const problems = [...missing, ...line.problems, ...targetMistakes(line)]
  if (problems.length > 0) return { kind: 'problems', problems }
  return {
    kind: 'options',
    options: {
      target: targetOf(line),
      partner: given.get('partner') as PartnerId,
      customer: customerId(given.get('customer') ?? ''),
      asOf: dayOf(given.get('as-of') ?? ''),
      json: given.has('json'),
    },
  }
}
