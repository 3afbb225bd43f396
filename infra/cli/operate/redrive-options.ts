// The command line of `redrive`.

import { QUEUE_NAMES, type QueueName, queueVariable } from '../../../shared/topology.ts'
import type { Parsed } from '../command.ts'
import { parseCommandLine } from '../command-line.ts'
import type { CommandLine, CommandRules } from '../command-rules.ts'
import { TARGET_RULES, type Target, targetOf, targetProblems, unnamed } from '../target.ts'

export interface RedriveOptions {
  readonly target: Target
  readonly queues: readonly QueueName[]
  /** On AWS, the URL of a queue that the environment does not name; null: none. */
  readonly queueUrl: string | null
  readonly json: boolean
}

export const REDRIVE: CommandRules = {
  name: 'npm run uptake -- redrive',
  summary: 'retry dead-lettered messages',
  description: `Sends the dead letters of queues again: messages that failed for good, stored with the reason. Fix the cause
first; processing one twice changes nothing. QUEUE is one of ${QUEUE_NAMES.join(', ')}; without one, all of them.`,
  options: {
    'queue-url': {
      value: 'URL',
      help: 'on AWS, the dead letters of this queue; without it, UPTAKE_INGEST_QUEUE_URL, ... name the queues',
      conflict: urlConflict,
    },
    ...TARGET_RULES,
    state: {
      ...TARGET_RULES.state,
      value: 'DIR',
      help: `the dead letters that npm start --state DIR has left there; they are processed at once. The next run does the same by itself
(default: AWS; SQS moves the messages back, and the functions process them)`,
    },
    endpoint: {
      value: 'attached',
      help: 'not available: the queues of attached services end with the run',
      problem: () =>
        '--endpoint attached: its queues end with the run, and the next run finds the unfinished work.',
    },
  },
  arguments: { value: 'QUEUE...', values: QUEUE_NAMES, missing: null },
  json: 'what was moved or tried again, as one JSON object',
  example: ['ingest', '--state', 'mystate'],
  exit: {
    done: 'all are moved back, or were done this time',
    failed: 'they are not, or one failed again',
  },
  guide: 'infra/README.md#queues-and-dead-letters',
}

/** `args`: those after the command's name. */
export function parseRedriveOptions(args: readonly string[]): Parsed<RedriveOptions> {
  return parseCommandLine(args, REDRIVE, (line) => ({
    target: targetOf(line),
    queues: QUEUE_NAMES.filter((queue) => line.words.length === 0 || line.words.includes(queue)),
    queueUrl: line.given.get('queue-url') ?? null,
    json: line.given.has('json'),
  }))
}

/** Errors in the target, one line each. */
export async function redriveProblems({ target, queues, queueUrl }: RedriveOptions): Promise<string[]> {
  if (target.kind === 'embedded') return targetProblems(target)
  return unnamed(['AWS_REGION', ...(queueUrl === null ? queues.map(queueVariable) : [])])
}

function urlConflict({ given, words }: CommandLine): string | null {
  if (given.has('state')) return '--queue-url is for AWS, and --state is not; leave one out.'
  return words.length > 0 ? '--queue-url names a queue, and so does the argument; leave one out.' : null
}
