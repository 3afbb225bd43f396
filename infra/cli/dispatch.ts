// Which command runs: its first word says so, or its first two, as in `partner add`.

import { closestMatch } from '../../shared/domain/closest-match.ts'
import { type Parsed, runCommand, type Streams } from './command.ts'
import type { CommandRules } from './command-rules.ts'
import { EXIT_STATUS } from './exit-codes.ts'
import { exitSection, type Row, sections, table } from './help.ts'

export interface Command {
  /** One word or two, without the program. */
  readonly name: string
  rules(): Promise<CommandRules>
  /** Returns the exit status; `args` are those after the command's name. */
  run(args: readonly string[], streams: Streams): Promise<number>
}

export const PROGRAM = 'npm run uptake --'

export function rulesOf(commands: readonly Command[]): Promise<CommandRules[]> {
  return Promise.all(commands.map((command) => command.rules()))
}

/** Returns the exit status. */
export async function dispatch(
  commands: readonly Command[],
  args: readonly string[],
  streams: Streams,
): Promise<number> {
  return runCommand(
    await commandOf(commands, [], args),
    async () => [],
    (begin) => begin(streams),
    streams,
  )
}

type Begin = (streams: Streams) => Promise<number>

/** `before`: the words that `commands` have in common. */
async function commandOf(
  commands: readonly Command[],
  before: readonly string[],
  [word = '', ...args]: readonly string[],
): Promise<Parsed<Begin>> {
  if (word === 'help' && args.length > 0) return commandOf(commands, before, [...args, '--help'])
  if (word === '--help' || word === '-h' || word === 'help') {
    return { kind: 'help', text: await helpText(commands, before) }
  }
  const at = before.length
  const named = commands.filter(({ name }) => name.split(' ')[at] === word)
  const [command] = named
  if (command === undefined) {
    const next = new Set(commands.map(({ name }) => name.split(' ')[at] ?? ''))
    return { kind: 'problems', problems: [errorIn(word, [...next])] }
  }
  return command.name.split(' ').length > at + 1
    ? commandOf(named, [...before, word], args)
    : { kind: 'options', options: (streams) => command.run(args, streams) }
}

function errorIn(word: string, words: readonly string[]): string {
  if (word === '') return `Missing command. Commands: ${words.join(', ')}.`
  if (word.startsWith('-'))
    return `Unexpected option ${word} before the command. Commands: ${words.join(', ')}.`
  return `Unknown command "${word}". Did you mean "${closestMatch(word, words)}"?`
}

const ENVIRONMENT = table([
  ['NO_COLOR', 'any value turns colours off; they are on in a terminal'],
  ['FORCE_COLOR', '1 turns them on everywhere, 0 off; it counts before NO_COLOR'],
])

async function helpText(commands: readonly Command[], before: readonly string[]): Promise<string> {
  const program = [PROGRAM, ...before].join(' ')
  const rows = commands.map(async ({ name, rules }): Promise<Row> => {
    const words = name.split(' ').slice(before.length)
    return [words.join(' '), (await rules()).summary]
  })
  return sections([
    `Usage: ${program} COMMAND [options]`,
    `Commands:\n${table(await Promise.all(rows))}`,
    `Run ${program} COMMAND --help for the options of a command.`,
    `Environment:\n${ENVIRONMENT}`,
    exitSection(EXIT_STATUS.done, EXIT_STATUS.failed),
  ])
}
