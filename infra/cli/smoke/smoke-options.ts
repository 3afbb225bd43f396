// The command line of `smoke`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import { BUCKETS, queueVariable, TABLES } from '../../../shared/topology.ts'
import type { StageSettings } from '../../stacks/stage.ts'
import type { Parsed } from '../command.ts'
import { parseCommandLine, partnerProblem, wholeNumberProblem } from '../command-line.ts'
import type { CommandLine, CommandRules } from '../command-rules.ts'
import { readStageNamed, stageProblem } from '../stage/stage-option.ts'
import { TARGET_RULES, type Target, targetOf, targetProblems } from '../target.ts'

export type SmokeTarget = Target | { readonly kind: 'stage'; readonly name: string }

export interface SmokeOptions {
  readonly target: SmokeTarget
  /** null: the only canary that there is. */
  readonly partner: PartnerId | null
  /** How long each step may take. */
  readonly minutes: number
  readonly json: boolean
}

const DEFAULT_MINUTES = 5

export const SMOKE: CommandRules = {
  name: 'npm run uptake -- smoke',
  summary: 'show that a deployment works, by what only the canary gets',
  description: `Uploads a small drop of the canary, a partner with "canary": true, then waits for its receipt, for the report that shows it,
and for a mail, marked as a test, that SES has delivered to the mailbox simulator. No other partner gets anything. It may be
run again at any time. With --state or --endpoint attached the functions run in this process. npm run smoke is short for it.`,
  options: {
    stage: {
      value: 'S',
      help: 'the stage of cdk.json that is deployed; the AWS CLI asks its stack for names',
      problem: stageProblem,
      conflict: stageConflict,
    },
    partner: { value: 'P', help: 'the canary, where there are several', problem: partnerProblem },
    minutes: {
      value: 'N',
      help: `how long each step may take (default: ${DEFAULT_MINUTES})`,
      problem: wholeNumberProblem({ least: 1, most: 999 }),
    },
    ...TARGET_RULES,
  },
  json: 'whether it has passed, and else the step that failed and why, as one JSON object',
  example: ['--stage', 'prod'],
  exit: { done: 'all of that came', failed: 'it did not; the step that failed is named, and where to look' },
  guide: 'infra/cli/deploy/README.md#the-smoke-test',
}

/** `args`: those after the command's name. */
export function parseSmokeOptions(args: readonly string[]): Parsed<SmokeOptions> {
  return parseCommandLine(args, SMOKE, (line) => {
    const stage = line.given.get('stage')
    return {
      target: stage === undefined ? targetOf(line) : { kind: 'stage', name: stage },
      partner: (line.given.get('partner') ?? null) as PartnerId | null,
      minutes: Number(line.given.get('minutes') ?? DEFAULT_MINUTES),
      json: line.given.has('json'),
    }
  })
}

/** Errors in the target, one line each. */
export async function smokeProblems({ target }: SmokeOptions): Promise<readonly string[]> {
  if (target.kind === 'environment') return (await targetProblems(target, NEEDED)).map(orStage)
  if (target.kind !== 'stage') return targetProblems(target, NEEDED)
  const stage = await readStageNamed(target.name)
  return 'problems' in stage ? stage.problems : []
}

function orStage(problem: string): string {
  return problem.replace(/\.$/, ', and --stage takes them itself.')
}

const NEEDED = [
  ...Object.values(BUCKETS).map(({ variable }) => variable),
  TABLES.Ledger,
  queueVariable('publish'),
  queueVariable('send'),
]

/** Checked before. */
export async function stageOf(name: string): Promise<StageSettings> {
  const stage = await readStageNamed(name)
  if ('problems' in stage) throw new Error(stage.problems.join('\n'))
  return stage
}

function stageConflict({ given }: CommandLine): string | null {
  const other = ['state', 'endpoint'].find((name) => given.has(name))
  return other === undefined ? null : `--stage and --${other} name two places; leave one of them out.`
}
