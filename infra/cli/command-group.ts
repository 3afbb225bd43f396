// Commands under one name: the first word says which one runs.

import { closestMatch } from '../../shared/domain/closest-match.ts'
import { type Parsed, runCommand, type Streams } from './command.ts'

export interface Command {
  readonly summary: string
  /** Returns the exit status; `args` are those after the command's name. */
  run(args: readonly string[], streams: Streams): Promise<number>
}

export type Commands = Readonly<Record<string, Command>>

/** Returns the exit status. `program`: what is written before the command's name. */
export function runCommandOf(
  commands: Commands,
  program: string,
  args: readonly string[],
  streams: Streams,
): Promise<number> {
  return runCommand(
    parseCommand(commands, program, args),
    async () => [],
    (begin) => begin(streams),
    streams,
  )
}

function parseCommand(
  commands: Commands,
  program: string,
  [name = '', ...args]: readonly string[],
): Parsed<(streams: Streams) => Promise<number>> {
  if (name === '--help' || name === '-h' || name === 'help') {
    return { kind: 'help', text: helpText(commands, program) }
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command !== undefined) return { kind: 'options', options: (streams) => command.run(args, streams) }
  return { kind: 'problems', problems: [errorIn(name, Object.keys(commands))] }
}

function errorIn(name: string, names: readonly string[]): string {
  if (name === '') return `Missing command. Commands: ${names.join(', ')}.`
  if (name.startsWith('-'))
    return `Unexpected option ${name} before the command. Commands: ${names.join(', ')}.`
  return `Unknown command "${name}". Did you mean "${closestMatch(name, names)}"?`
}

function helpText(commands: Commands, program: string): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  const list = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}   ${summary}\n`)
  return `Usage: ${program} COMMAND [options]

${list.join('')}
Run ${program} COMMAND --help for the options of a command.
`
}
