// The command line of `report`.

import { type Day, dayOf } from '../../../shared/domain/calendar.ts'
import { type CustomerId, customerId, type PartnerId } from '../../../shared/domain/ids.ts'
import { isLocale } from '../../../shared/domain/settings-schema.ts'
import type { Parsed } from '../command.ts'
import { dayProblem, parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export interface ReportOptions {
  readonly target: Target
  readonly partner: PartnerId
  /** null: the reports of the whole portfolio. */
  readonly customer: CustomerId | null
  /** null: the latest day that was published. */
  readonly asOf: Day | null
  /** null: the customer's own language. */
  readonly locale: string | null
  readonly out: string
  readonly json: boolean
}

const DEFAULT_OUT = '.local/reports'

export const REPORT: CommandRules = {
  name: 'npm run uptake -- report',
  summary: 'render the reports of a published day again, or the own report of one customer',
  description: `Renders the reports of a published day again, from what was kept of it. With --customer, it writes that customer's own
report instead: one file that the partner can hand on, with its logo and colour and nothing of other customers.`,
  options: {
    partner: { value: 'P', help: 'whose reports', isRequired: true, problem: partnerProblem },
    customer: { value: 'C', help: 'the own report of this customer; its id as in customers.csv' },
    'as-of': {
      value: 'DATE',
      help: 'the day of the report, YYYY-MM-DD (default: the latest that was published)',
      problem: dayProblem,
    },
    locale: {
      value: 'L',
      help: `with --customer, a language tag such as en or zh-TW
(default: the customer's own, as customer_locale in partners.json had it)`,
      problem: localeProblem,
      conflict: ({ given }) =>
        given.has('customer')
          ? null
          : '--locale is for the report of one customer; add --customer, or leave it out.',
    },
    out: { value: 'DIR', help: `where the files are written (default: ${DEFAULT_OUT})`, path: 'folder' },
    ...TARGET_RULES,
  },
  json: 'the paths of the files, as one JSON object',
  example: ['--partner', 'northwind', '--customer', 'contoso'],
  exit: {
    done: 'the files are written',
    failed: 'the day was not published, the customer is not in it, or the command failed',
  },
  guide: 'shared/domain/metrics/README.md#reports-for-people',
}

/** `args`: those after the command's name. */
export function parseReportOptions(args: readonly string[]): Parsed<ReportOptions> {
  return parseCommandLine(args, REPORT, (line) => {
    const { given } = line
    const asOf = given.get('as-of')
    const customer = given.get('customer')
    return {
      target: targetOf(line),
      partner: given.get('partner') as PartnerId,
      customer: customer === undefined ? null : customerId(customer),
      asOf: asOf === undefined ? null : dayOf(asOf),
      locale: given.get('locale') ?? null,
      out: given.get('out') ?? DEFAULT_OUT,
      json: given.has('json'),
    }
  })
}

function localeProblem(value: string, option: string): string | null {
  return isLocale(value)
    ? null
    : `${option}: "${value}" is not a language tag; write one such as en or zh-TW.`
}
