// `npm run deploy`: checks, shows what changes, asks, deploys, and says what comes next.

import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { type Ask, terminalAsk } from '../ask.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { columns } from '../text-layout.ts'
import { type DeployOptions, deployProblems, parseDeployOptions } from './deploy-options.ts'
import { commandLineOf, type Step, stepsOf } from './steps.ts'

/** What a deployment does outside of this process. */
export interface DeployPorts {
  /** Its exit status. */
  run(step: Step): Promise<number>
  readText(path: string): Promise<string>
  /** null: nobody can answer. */
  readonly ask: Ask | null
}

/** Returns the exit status; `args`: those after the command's name. */
export function deploy(
  args: readonly string[],
  streams: Streams = process,
  ports: DeployPorts = { run: runHere, readText: (path) => readFile(path, 'utf8'), ask: terminalAsk() },
  validate = deployProblems,
): Promise<number> {
  return runCommand(
    parseDeployOptions(args),
    validate,
    (options) => deployStage(options, ports, streams),
    streams,
  )
}

async function deployStage(
  { stage, yes, dryRun, json }: DeployOptions,
  { run, readText, ask }: DeployPorts,
  { stdout, stderr }: Streams,
): Promise<number> {
  const steps = stepsOf(stage)
  for (const step of steps.before) if (!(await succeeds(step))) return notDeployed(FAILED)
  if (dryRun) {
    stderr.write(`Nothing is deployed. Next would be: ${commandLineOf(steps.deploy)}\n`)
    return notDeployed(DONE)
  }
  if (!yes && !(ask !== null && (await ask(`Deploy it to ${stage}?`)))) {
    stderr.write(`Nothing is deployed${ask === null ? '; --yes deploys it' : ''}.\n`)
    return notDeployed(FAILED)
  }
  if (!(await succeeds(steps.deploy))) return notDeployed(FAILED)
  const outputs: Outputs = JSON.parse(await readText(steps.outputs))
  stdout.write(json ? jsonOf(true, outputs) : outputsText(outputs))
  stderr.write(`${stage} is deployed. Next, see that it works: npm run smoke -- --stage ${stage}\n`)
  return DONE

  async function succeeds(step: Step): Promise<boolean> {
    stderr.write(`\n$ ${commandLineOf(step)}\n`)
    if ((await run(step)) === 0) return true
    stderr.write(`Nothing more is done, since ${commandLineOf(step)} failed: ${step.remedy}.\n`)
    return false
  }

  function notDeployed(status: number): number {
    if (json) stdout.write(jsonOf(false, {}))
    return status
  }

  /** Schema 1. */
  function jsonOf(deployed: boolean, outputs: Outputs): string {
    return jsonText({ schema: 1, stage, deployed, outputs })
  }
}

/** By stack and name. */
type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Without the environment of an operator, which is for programs. */
function outputsText(stacks: Outputs): string {
  const rows = Object.entries(stacks).flatMap(([stack, outputs]) =>
    Object.entries(outputs)
      .filter(([name]) => !name.startsWith('Environment'))
      .map(([name, value]) => [stack, name, value].map(visibleLine)),
  )
  return rows.length === 0 ? '' : `${columns([['stack', 'output', 'value'], ...rows]).join('\n')}\n`
}

/** What it prints goes to standard error: the result alone is on standard output. */
function runHere({ command, args }: Step): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: ['inherit', process.stderr, process.stderr] })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? FAILED))
  })
}
