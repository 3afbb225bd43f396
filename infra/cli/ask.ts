// A question at the terminal.

import process from 'node:process'
import { createInterface } from 'node:readline/promises'

/** Whether the answer is yes. */
export type Ask = (question: string) => Promise<boolean>

/** null: nobody sits there. The question goes to standard error, since standard output may be a file. */
export function terminalAsk(): Ask | null {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  return async (question) => {
    const terminal = createInterface({ input: process.stdin, output: process.stderr })
    try {
      return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim())
    } finally {
      terminal.close()
    }
  }
}
