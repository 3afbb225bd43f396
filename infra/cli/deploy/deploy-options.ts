// The command line of `deploy`.

import type { StageSettings } from '../../stacks/stage.ts'
import type { Parsed } from '../command.ts'
import { parseCommandLine } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'
import { readStageNamed, stageProblem } from '../stage/stage-option.ts'

export interface DeployOptions {
  readonly stage: StageSettings['name']
  readonly yes: boolean
  readonly dryRun: boolean
  readonly json: boolean
}

export const DEPLOY: CommandRules = {
  name: 'npm run uptake -- deploy',
  summary: 'deploy a stage to AWS, after showing what changes',
  description: `Deploys a stage of cdk.json, after cdk bootstrap: runs all checks of the code, synthesises the two stacks, shows what changes
in them, asks, then deploys what it has shown: the state first, then the pipeline. At the end it prints the outputs.
npm run deploy is short for it.`,
  options: {
    stage: { value: 'S', help: 'a stage of cdk.json', isRequired: true, problem: stageProblem },
    yes: {
      value: null,
      help: 'deploy without asking',
      conflict: ({ given }) =>
        given.has('dry-run') ? '--dry-run deploys nothing; leave out --yes or --dry-run.' : null,
    },
    'dry-run': { value: null, help: 'check, synthesise and show what changes, and deploy nothing' },
  },
  json: 'whether it is deployed, and the outputs, as one JSON object',
  example: ['--stage', 'prod', '--dry-run'],
  exit: { done: 'it is deployed, or shown by --dry-run', failed: 'it is not' },
  guide: 'infra/cli/deploy/README.md#deploying-in-steps',
}

/** `args`: those after the command's name. */
export function parseDeployOptions(args: readonly string[]): Parsed<DeployOptions> {
  return parseCommandLine(args, DEPLOY, ({ given }) => ({
    stage: given.get('stage') ?? '',
    yes: given.has('yes'),
    dryRun: given.has('dry-run'),
    json: given.has('json'),
  }))
}

/** Errors in the stage, one line each. */
export async function deployProblems({ stage }: DeployOptions): Promise<readonly string[]> {
  const found = await readStageNamed(stage)
  return 'problems' in found ? found.problems : []
}
