// The command line of `forget`.

import type { ErasureScope, Person } from '../../../shared/domain/erasure/scope.ts'
import { customerId, type PartnerId } from '../../../shared/domain/ids.ts'
import { emailAddress } from '../../../shared/domain/mail/email-address.ts'
import type { Parsed } from '../command.ts'
import { addressProblem, parseCommandLine, partnerProblem } from '../command-line.ts'
import type { CommandLine, CommandRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf } from '../target.ts'

export interface ForgetOptions {
  readonly target: Target
  readonly scope: ErasureScope
  readonly deletes: boolean
  readonly json: boolean
}

export const FORGET: CommandRules = {
  name: 'npm run uptake -- forget',
  summary: 'list all that is stored of a partner, customer, user or recipient, and delete it',
  description: `Lists everything that is stored of a partner, or of a customer, a user or a recipient of it, in all versions; with --yes,
deletes it. Files that speak of others as well are listed: only the partner can correct them, and their old versions
go when the command runs again after that. So does what a break has left. At the end it says what remains elsewhere,
and until when.`,
  options: {
    partner: { value: 'P', help: 'whose data', isRequired: true, problem: partnerProblem },
    customer: {
      value: 'C',
      help: 'only of this customer; its id as in customers.csv',
      problem: blankProblem,
      conflict: excludes('customer', ['user', 'recipient']),
    },
    user: {
      value: 'U',
      help: 'only of this user; the id as in the files',
      problem: blankProblem,
      conflict: excludes('user', ['recipient']),
    },
    recipient: {
      value: 'ADDRESS',
      help: 'only of this recipient; the address as in partners.json',
      problem: addressProblem,
    },
    yes: { value: null, help: 'delete it, for good' },
    ...TARGET_RULES,
  },
  json: 'the list, as one JSON object',
  example: ['--partner', 'northwind', '--recipient', 'ana@northwind.example'],
  exit: {
    done: 'nothing is left to do',
    failed: 'something is',
  },
  guide: 'infra/README.md#deleting-data',
}

/** `args`: those after the command's name. */
export function parseForgetOptions(args: readonly string[]): Parsed<ForgetOptions> {
  return parseCommandLine(args, FORGET, (line) => ({
    target: targetOf(line),
    scope: { partner: line.given.get('partner') as PartnerId, person: personOf(line) },
    deletes: line.given.has('yes'),
    json: line.given.has('json'),
  }))
}

function personOf({ given }: CommandLine): Person | null {
  const customer = given.get('customer')
  if (customer !== undefined) return { kind: 'customer', id: customerId(customer) }
  const user = given.get('user')
  if (user !== undefined) return { kind: 'user', id: user.trim() }
  const recipient = emailAddress(given.get('recipient') ?? '')
  return recipient === null ? null : { kind: 'recipient', id: recipient }
}

function excludes(option: string, others: readonly string[]) {
  return ({ given }: CommandLine): string | null => {
    const other = others.find((name) => given.has(name))
    return other === undefined
      ? null
      : `--${option} and --${other} exclude each other; leave one of them out.`
  }
}

function blankProblem(value: string, option: string): string | null {
  return value.trim() === '' ? `${option} is blank; write an id.` : null
}
