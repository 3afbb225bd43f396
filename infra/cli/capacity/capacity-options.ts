// The command line of `capacity`.

import { QUEUES } from '../../../shared/topology.ts'
import { queueConcurrency, ROOMY_CONCURRENCY } from '../../stacks/queue-concurrency.ts'
import type { Parsed } from '../command.ts'
import { parseCommandLine, wholeNumberProblem } from '../command-line.ts'
import type { CommandRules, OptionRule } from '../command-rules.ts'
import { LAMBDA_FACTOR, MAILS_A_WEEK } from '../cost/model.ts'
import { PRICES } from '../cost/prices.ts'
import { LIMITS } from './limits.ts'
import { type Load, type Settings, STAGES, type Stage } from './monday.ts'

export interface CapacityOptions {
  readonly load: Load
  readonly settings: Settings
  readonly lambdaConcurrency: number
  readonly json: boolean
}

const SPLITS = ['daily', 'small'] as const

/** The function of each stage works on this queue. */
export const STAGE_QUEUES = { read: 'ingest', measure: 'measure', publish: 'publish', send: 'send' } as const

const DOES: Readonly<Record<Stage, string>> = {
  read: 'read files',
  measure: 'measure',
  publish: 'publish',
  send: 'send mail',
}

export const CAPACITY: CommandRules = {
  name: 'npm run uptake -- capacity',
  summary: 'simulate a Monday morning on AWS: when the last digest goes out, and what holds it up',
  description: `Simulates the morning on which digests are due: the files of all partners are read from 02:00 local on, each partner's
day is measured from 04:00 on, its digest is published from 08:00 on, when it is planned and its day is measured, and mailed.
Each function takes as long as metered (infra/cli/cost/metered.ts), times ${LAMBDA_FACTOR} for Lambda; each queue is worked on as
shared/topology.ts and lambdaConcurrency say; SES and DynamoDB allow what an account begins with (infra/cli/capacity/limits.ts).
Prices are those of ${PRICES.region} as of ${PRICES.asOf}.

The bottleneck is the limit that helps most where it is twice as high. All partners are equally large, and each has
${MAILS_A_WEEK} recipients. What is planned again while it waits is not in it, nor are failures and retries.`,
  options: {
    partners: number('how many partners', { most: 100_000, isRequired: true }),
    customers: number('how many customers each of them has', { isRequired: true }),
    users: number('how many users each customer has', { isRequired: true }),
    files: number('how many exports a partner has every day', { standard: 1 }),
    split: {
      value: 'SPLIT',
      help: 'daily: an export is one file of all customers; small: one file for each (default: daily)',
      values: SPLITS,
    },
    zones: number('over how many time zones, an hour apart, the partners are spread', {
      most: 24,
      standard: 1,
    }),
    days: number('over how many days of the week their digests are spread', { most: 7, standard: 1 }),
    'lambda-concurrency': number(
      `lambdaConcurrency of the stage; from ${ROOMY_CONCURRENCY} on, all queues are served at full speed`,
      { least: 10, most: 10_000, standard: 10 },
    ),
    ...Object.fromEntries(
      STAGES.map((stage) => [
        `${stage}-at-once`,
        number(
          `how many functions ${DOES[stage]} at once (default: as lambdaConcurrency allows, at most ${QUEUES[STAGE_QUEUES[stage]].atOnce})`,
          {
            most: 10_000,
          },
        ),
      ]),
    ),
    'ses-rate': number('how many mails a second SES accepts', {
      most: 100_000,
      standard: LIMITS.sesMailsPerSecond,
    }),
    'ses-daily': number('how many mails SES accepts in 24 hours', {
      most: 100_000_000,
      standard: LIMITS.sesMailsPerDay,
    }),
  },
  json: 'the stages, the last digest, the bottleneck and the bills, as one JSON object',
  example: ['--partners', '10000', '--customers', '250', '--users', '200', '--lambda-concurrency', '40'],
  exit: {
    done: 'every digest goes out',
    failed: 'a function would not end in time, or the account runs too few at once',
  },
  guide: 'infra/README.md#a-monday-morning',
}

/** `args`: those after the command's name. */
export function parseCapacityOptions(args: readonly string[]): Parsed<CapacityOptions> {
  return parseCommandLine(args, CAPACITY, ({ given }) => {
    const numberOf = (option: string, standard: number) => Number(given.get(option) ?? standard)
    const lambdaConcurrency = numberOf('lambda-concurrency', 10)
    const atOnce = (stage: Stage) =>
      numberOf(`${stage}-at-once`, queueConcurrency(STAGE_QUEUES[stage], lambdaConcurrency))
    return {
      load: {
        portfolio: {
          partners: numberOf('partners', 1),
          customers: numberOf('customers', 1),
          users: numberOf('users', 1),
          files: numberOf('files', 1),
        },
        split: given.get('split') === 'small' ? 'small' : 'daily',
        zones: numberOf('zones', 1),
        days: numberOf('days', 1),
      },
      settings: {
        atOnce: {
          read: atOnce('read'),
          measure: atOnce('measure'),
          publish: atOnce('publish'),
          send: atOnce('send'),
        },
        sesMailsPerSecond: numberOf('ses-rate', LIMITS.sesMailsPerSecond),
        sesMailsPerDay: numberOf('ses-daily', LIMITS.sesMailsPerDay),
        tableUnits: { reads: LIMITS.tableReadUnitsPerSecond, writes: LIMITS.tableWriteUnitsPerSecond },
      },
      lambdaConcurrency,
      json: given.has('json'),
    }
  })
}

interface NumberRule {
  readonly least?: number
  readonly most?: number
  readonly standard?: number
  readonly isRequired?: true
}

function number(help: string, { least = 1, most = 1_000_000, standard, isRequired }: NumberRule): OptionRule {
  return {
    value: 'N',
    help: standard === undefined ? help : `${help} (default: ${standard.toLocaleString('en')})`,
    problem: wholeNumberProblem({ least, most }),
    ...(isRequired && { isRequired }),
  }
}
