// Commands as a person runs them, in separate processes.

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const COMMANDS = { start: 'infra/local/main.ts', uptake: 'infra/cli/uptake.ts' }
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export function runCommandLine(
  command: keyof typeof COMMANDS,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return run([ROOT + COMMANDS[command], ...args], environment)
}

/** As `npm run test:contract`, for these suites alone. */
export function runContract(
  suites: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'infra/tools/vitest.config.ts']
  const files = suites.map((name) => `test/contract/${name}.test.ts`)
  return run([...vitest, '--maxWorkers', '1', ...files], environment)
}

function run(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const env = { ...process.env, ...environment }
  return new Promise((resolve) => {
    execFile(process.execPath, [...args], { env, cwd: ROOT }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}
