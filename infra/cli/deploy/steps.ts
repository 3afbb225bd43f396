// The commands that a deployment consists of. What is deployed is what was synthesised and shown.

import { stacksOf } from '../stage/stage-option.ts'

export interface Step {
  readonly command: string
  readonly args: readonly string[]
  /** What to do if it fails. */
  readonly remedy: string
}

export interface DeploymentSteps {
  /** They change nothing. */
  readonly before: readonly Step[]
  readonly deploy: Step
  /** Where the last one writes the outputs of the stacks. */
  readonly outputs: string
}

export function stepsOf(stage: string): DeploymentSteps {
  const folder = `.local/deploy/${stage}`
  const outputs = `${folder}/outputs.json`
  const { state, pipeline } = stacksOf({ name: stage })
  const cdk = (remedy: string, ...args: readonly string[]): Step => ({
    command: 'npx',
    args: ['cdk', ...args],
    remedy,
  })
  const assembly = ['--app', folder]
  return {
    before: [
      { command: 'npm', args: ['run', '--silent', 'check'], remedy: 'correct what it says above' },
      cdk(
        'correct what it says above in the stage or the code',
        ...['synth', '--quiet', '--context', `stage=${stage}`, '--output', folder],
      ),
      cdk(
        'are the credentials in the shell those of the account?',
        ...['diff', ...assembly, '--method', 'template', '--no-fail', state, pipeline],
      ),
    ],
    deploy: cdk(
      'infra/README.md, "A deployment that fails", says what to do',
      // Approved by the answer to the difference.
      ...['deploy', ...assembly, '--require-approval', 'never', '--outputs-file', outputs, state, pipeline],
    ),
    outputs,
  }
}

export function commandLineOf({ command, args }: Step): string {
  return [command, ...args].join(' ')
}
