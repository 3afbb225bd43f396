// Runs a command: prints its help or the errors in its command line, or else starts it.

import process from 'node:process'
import type { Writable } from 'node:stream'
import { WrongSettings } from '../../shared/domain/errors.ts'
import { visible, visibleLine } from '../../shared/domain/untrusted-text.ts'
import { DONE, FAILED, USAGE_ERROR } from './exit-codes.ts'

export type Parsed<Options> =
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

/** Where a command writes to. */
export interface Streams {
  readonly stdout: Writable & { readonly columns?: number }
  readonly stderr: Writable & { readonly columns?: number; readonly isTTY?: boolean }
}

/** Returns the exit status. `validate` checks what the options refer to; `run` is called only if it finds no errors. */
export async function runCommand<Options>(
  parsed: Parsed<Options>,
  validate: (options: Options) => Promise<readonly string[]>,
  run: (options: Options) => Promise<number>,
  { stdout, stderr }: Streams = process,
): Promise<number> {
  if (parsed.kind === 'help') {
    stdout.write(parsed.text)
    return DONE
  }
  try {
    const errors = parsed.kind === 'problems' ? parsed.problems : await validate(parsed.options)
    if (parsed.kind === 'options' && errors.length === 0) return await run(parsed.options)
    for (const error of errors) stderr.write(`${visibleLine(error)}\n`)
    return USAGE_ERROR
  } catch (error) {
    stderr.write(`${visible(error instanceof Error ? error.message : String(error))}\n`)
    return error instanceof WrongSettings ? USAGE_ERROR : FAILED
  }
}
