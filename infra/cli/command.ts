// What every command does first: say how it is used, or what is wrong with its command line, else begin.

import process from 'node:process'
import type { Writable } from 'node:stream'
import { visible, visibleLine } from '../../shared/domain/outside-words.ts'
import { DONE, FAILED, MISTAKEN } from './exit-codes.ts'

export type Parsed<Options> =
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

/** Where a command speaks; of a terminal, as wide as it says. */
export interface Streams {
  readonly stdout: Writable & { readonly columns?: number }
  readonly stderr: Writable & { readonly columns?: number; readonly isTTY?: boolean }
}

/** The exit status. `mistakesIn` looks at what the options name; `begin` runs only when it finds nothing. */
export async function runCommand<Options>(
  parsed: Parsed<Options>,
  mistakesIn: (options: Options) => Promise<readonly string[]>,
  begin: (options: Options) => Promise<number>,
  { stdout, stderr }: Streams = process,
): Promise<number> {
  if (parsed.kind === 'help') {
    stdout.write(parsed.text)
    return DONE
  }
  try {
    const mistakes = parsed.kind === 'problems' ? parsed.problems : await mistakesIn(parsed.options)
    if (parsed.kind === 'options' && mistakes.length === 0) return await begin(parsed.options)
    for (const mistake of mistakes) stderr.write(`${visibleLine(mistake)}\n`)
    return MISTAKEN
  } catch (error) {
    stderr.write(`${visible(error instanceof Error ? error.message : String(error))}\n`)
    return FAILED
  }
}
