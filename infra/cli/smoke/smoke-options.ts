// The command line of `smoke`.

import type { PartnerId } from '../../../shared/domain/ids.ts'
import { BUCKETS, queueVariable, TABLES } from '../../../shared/topology.ts'
import type { StageSettings } from '../../stacks/stage.ts'
import type { Parsed } from '../command.ts'
import { type CommandLine, type CommandRules, parseCommandLine, partnerProblem } from '../command-line.ts'
import { readStageNamed, stageProblem } from '../stage/stage-option.ts'
import { TARGET_RULES, type Target, targetOf, targetProblems } from '../target.ts'

export type SmokeTarget = Target | { readonly kind: 'stage'; readonly name: string }

export interface SmokeOptions {
  readonly target: SmokeTarget
  /** null: the only canary that there is. */
  readonly partner: PartnerId | null
  /** How long each step may take. */
  readonly minutes: number
}

const DEFAULT_MINUTES = 5

const RULES: CommandRules = {
  usage: 'npm run smoke -- --stage S [options]',
  description: `Shows that a deployment works: uploads a small drop of the canary, a partner with "canary": true, then waits for its
receipt, for the report that shows it, and for a mail, marked as a test, that SES has delivered to the mailbox simulator.
No other partner gets anything. It may be run again at any time. With --state or --endpoint attached the functions run in
this process.

Exit status: 0 if all of that came, 1 if not: then it says which step failed, and where to look; 2 if the command line is
wrong.`,
  options: {
    stage: {
      value: 'S',
      help: 'the stage of cdk.json that is deployed, whose stack the AWS CLI asks for names',
      problem: stageProblem,
      conflict: stageConflict,
    },
    partner: { value: 'P', help: 'the canary, where there are several', problem: partnerProblem },
    minutes: {
      value: 'N',
      help: `how long each step may take (default: ${DEFAULT_MINUTES})`,
      problem: minutesProblem,
    },
    ...TARGET_RULES,
  },
}

/** `args`: those after the command's name. */
export function parseSmokeOptions(args: readonly string[]): Parsed<SmokeOptions> {
  return parseCommandLine(args, RULES, (line) => {
    const stage = line.given.get('stage')
    return {
      target: stage === undefined ? targetOf(line) : { kind: 'stage', name: stage },
      partner: (line.given.get('partner') ?? null) as PartnerId | null,
      minutes: Number(line.given.get('minutes') ?? DEFAULT_MINUTES),
    }
  })
}

/** Errors in the target, one line each. */
export async function smokeProblems({ target }: SmokeOptions): Promise<readonly string[]> {
  if (target.kind !== 'stage') return targetProblems(target, NEEDED)
  const stage = await readStageNamed(target.name)
  return 'problems' in stage ? stage.problems : []
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

function minutesProblem(value: string, option: string): string | null {
  if (/^[1-9]\d{0,2}$/.test(value)) return null
  return `${option}: "${value}" is not a number of minutes; write one from 1 to 999.`
}
