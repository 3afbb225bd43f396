// The command line of `completion`.

import type { Parsed } from '../command.ts'
import { parseCommandLine } from '../command-line.ts'
import type { CommandRules } from '../command-rules.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

export const COMPLETION: CommandRules = {
  name: 'npm run uptake -- completion',
  summary: 'print what makes a shell complete the commands of uptake',
  description: `Prints a script for a shell: then the Tab key completes commands, options, their values and files. It also makes
uptake short for npm run --silent uptake --, which works within the folder of the project, unless there is another
command of that name.

In bash and zsh, write into .bashrc or .zshrc: source FILE, and in fish: put FILE into ~/.config/fish/completions. Write
the FILE again after an update.`,
  options: {},
  arguments: {
    value: 'SHELL',
    values: SHELLS,
    missing: `No shell is named; write one of ${SHELLS.join(', ')} after completion.`,
  },
  json: null,
  example: ['bash'],
  exit: { done: 'the script is printed', failed: 'it could not be printed' },
  guide: 'README.md#commands-of-uptake',
}

/** `args`: those after the command's name. */
export function parseCompletionOptions(args: readonly string[]): Parsed<Shell> {
  const parsed = parseCommandLine(args, COMPLETION, ({ words }) => words as readonly Shell[])
  if (parsed.kind !== 'options') return parsed
  const [shell, ...others] = parsed.options
  return shell === undefined || others.length > 0
    ? { kind: 'problems', problems: ['Several shells are named; name one.'] }
    : { kind: 'options', options: shell }
}
