// The environment of an operator, as the pipeline's stack of a stage tells it.

import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import type { StageSettings } from '../../stacks/stage.ts'
import { stacksOf } from './stage-option.ts'

/** The outputs of a stack: what `aws cloudformation describe-stacks` prints of them as JSON. */
export type DescribeOutputs = (stack: string, region: string) => Promise<string>

/** Throws one sentence: AWS does not say, or the stack is older than this code. */
export async function stageEnvironment(
  stage: Pick<StageSettings, 'name' | 'region'>,
  describe: DescribeOutputs = describeByCommandLine,
): Promise<Readonly<Record<string, string>>> {
  const { pipeline } = stacksOf(stage)
  const region = stage.region ?? process.env.AWS_REGION
  if (!region)
    throw new Error(
      `cdk.json names no region for ${stage.name}; set context.stages.${stage.name}.region, or AWS_REGION.`,
    )
  const outputs: unknown = JSON.parse(await describe(pipeline, region))
  const variables = (Array.isArray(outputs) ? outputs : [])
    .filter(({ OutputKey }) => String(OutputKey).startsWith('Environment'))
    .flatMap(({ OutputValue }) => assignmentsIn(String(OutputValue)))
  if (variables.length === 0)
    throw new Error(
      `The stack ${pipeline} has no outputs Environment…; deploy it: npm run deploy -- --stage ${stage.name}.`,
    )
  return { AWS_REGION: region, ...Object.fromEntries(variables) }
}

/** `NAME=value NAME='a value'`, as a shell reads it. */
export function assignmentsIn(text: string): (readonly [string, string])[] {
  return Array.from(text.matchAll(ASSIGNMENT), ([, name = '', value = '']) => [
    name,
    value.replaceAll(QUOTED, (_, inner = '', escaped = '') => inner || escaped),
  ])
}

const ASSIGNMENT = /([A-Z_]+)=((?:'[^']*'|\\.|[^\s'\\])*)/g
const QUOTED = /'([^']*)'|\\(.)/g

async function describeByCommandLine(stack: string, region: string): Promise<string> {
  const query = ['--query', 'Stacks[0].Outputs', '--output', 'json']
  const args = ['cloudformation', 'describe-stacks', '--stack-name', stack, '--region', region, ...query]
  try {
    return (await promisify(execFile)('aws', args)).stdout
  } catch (error) {
    throw new Error(`aws cloudformation describe-stacks failed for ${stack}: ${reasonOf(error)}`)
  }
}

function reasonOf(error: unknown): string {
  const { code, stderr, message } = Object(error)
  if (code === 'ENOENT') return 'the AWS CLI is not installed; install version 2 of it.'
  return String(stderr || message).trim()
}
