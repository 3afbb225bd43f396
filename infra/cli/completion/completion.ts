// `npm run uptake -- completion`: a script that makes a shell complete the commands.

import process from 'node:process'
import { runCommand, type Streams } from '../command.ts'
import type { CommandRules } from '../command-rules.ts'
import { DONE } from '../exit-codes.ts'
import { bashScript, zshScript } from './bash.ts'
import { parseCompletionOptions, type Shell } from './completion-options.ts'
import { fishScript } from './fish.ts'

const SCRIPTS: Readonly<Record<Shell, (commands: readonly CommandRules[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
}

/** Returns the exit status; `args`: those after the command's name. */
export function completion(
  commands: () => Promise<readonly CommandRules[]>,
  args: readonly string[],
  streams: Streams = process,
): Promise<number> {
  return runCommand(
    parseCompletionOptions(args),
    async () => [],
    async (shell) => {
      streams.stdout.write(SCRIPTS[shell](await commands()))
      return DONE
    },
    streams,
  )
}
