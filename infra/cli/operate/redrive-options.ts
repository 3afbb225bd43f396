// The command line of `redrive`.

import { closestMatch } from '../../../shared/domain/closest-match.ts'
import { QUEUE_NAMES, type QueueName, queueVariable } from '../../../shared/topology.ts'
import type { Parsed } from '../command.ts'
import { type OptionRules, readCommandLine } from '../command-line.ts'
import { TARGET_RULES, type Target, targetMistakes, targetOf, targetProblems, unnamed } from '../target.ts'

export interface RedriveOptions {
  readonly target: Target
  readonly queues: readonly QueueName[]
  /** On AWS, the URL of a queue that the environment does not name; null: none. */
  readonly queueUrl: string | null
}

const HELP = `Usage: npm run uptake -- redrive [QUEUE...] [options]

Sends the dead letters of queues again: messages that failed for good, stored with the reason. Fix the cause
first; processing one twice changes nothing. QUEUE is one of ${QUEUE_NAMES.join(', ')}; without one, all of them.

Exit status: 0 if all went well, 1 if not, or if an embedded message failed again, 2 if the command line is wrong.

  --state DIR           the dead letters that npm start --state DIR has left there; they are worked off at once.
                        The next run does the same by itself
                        (default: AWS; SQS moves the messages back, and the functions work them off)
  --queue-url URL       on AWS, the dead letters of this queue; without it, UPTAKE_INGEST_QUEUE_URL, ... name the queues
  --help                this text
`

const RULES: OptionRules = {
  'queue-url': { value: 'URL' },
  ...TARGET_RULES,
  help: { value: null, short: 'h' },
}

/** `args`: those after the command's name. */
export function parseRedriveOptions(args: readonly string[]): Parsed<RedriveOptions> {
  const line = readCommandLine(args, RULES, queueProblem)
  if (line.given.has('help')) return { kind: 'help', text: HELP }
  const queueUrl = line.given.get('queue-url') ?? null
  const problems = [...line.problems, ...targetMistakes(line), ...urlMistakes(line.words, queueUrl)]
  if (problems.length > 0) return { kind: 'problems', problems }
  const queues = QUEUE_NAMES.filter((queue) => line.words.length === 0 || line.words.includes(queue))
  return { kind: 'options', options: { target: targetOf(line), queues, queueUrl } }
}

/** Errors in the target, one line each. */
export async function redriveProblems({ target, queues, queueUrl }: RedriveOptions): Promise<string[]> {
  if (target.kind === 'attached') {
    return ['--endpoint attached: its queues end with the run, and the next run finds the unfinished work.']
  }
  if (target.kind === 'embedded') {
    return queueUrl === null
      ? targetProblems(target)
      : ['--queue-url is for AWS, and --state is not; leave one out.']
  }
  return unnamed(['AWS_REGION', ...(queueUrl === null ? queues.map(queueVariable) : [])])
}

function queueProblem(word: string): string | null {
  if (QUEUE_NAMES.some((queue) => queue === word)) return null
  return `Unknown queue "${word}". Did you mean "${closestMatch(word, QUEUE_NAMES)}"?`
}

function urlMistakes(words: readonly string[], queueUrl: string | null): string[] {
  return words.length > 0 && queueUrl !== null
    ? ['--queue-url names the queue, and so does the word behind redrive; leave one out.']
    : []
}
