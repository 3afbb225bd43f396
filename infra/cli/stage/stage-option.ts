// The option --stage: one of the stages of cdk.json.

import { readFile } from 'node:fs/promises'
import { type StageSettings, stageNamed } from '../../stacks/stage.ts'

const CDK_FILE = new URL('../../../cdk.json', import.meta.url)

/** The settings of a stage, or what is wrong with them, one line each. */
export async function readStageNamed(
  name: string,
  file: string | URL = CDK_FILE,
): Promise<StageSettings | { readonly problems: readonly string[] }> {
  const { context } = JSON.parse(await readFile(file, 'utf8'))
  try {
    return stageNamed(name, context?.stages)
  } catch (error) {
    return { problems: (error instanceof Error ? error.message : String(error)).split('\n') }
  }
}

export function stageProblem(value: string, option: string): string | null {
  if (/^[a-z][a-z0-9-]{0,31}$/.test(value)) return null
  return `${option}: "${value}" is not the name of a stage: use up to 32 of a-z, 0-9 and -, and a letter first.`
}

/** Its names, in the order in which they are deployed. */
export function stacksOf({ name }: Pick<StageSettings, 'name'>) {
  return { state: `Uptake-${name}-State`, pipeline: `Uptake-${name}-Pipeline` }
}
