// Commands as a person runs them: processes of their own.

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const LOCAL = fileURLToPath(new URL('../../infra/local/', import.meta.url))

/** `file` in infra/local. */
export function runCommandLine(
  file: 'main.ts' | 'uptake.ts',
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const env = { ...process.env, ...environment }
  return new Promise((resolve) => {
    execFile(process.execPath, [LOCAL + file, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}
