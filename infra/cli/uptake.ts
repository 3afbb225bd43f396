// `npm run uptake`: what an operator does besides running the pipeline, a command each.

import process from 'node:process'
import { closestMatch } from '../../shared/domain/closest-match.ts'
import { type Parsed, runCommand } from './command.ts'

interface Command {
  readonly summary: string
  /** The exit status; `args` are those behind the command's name. */
  run(args: readonly string[]): Promise<number>
}

/** Each is loaded only when it runs: a mistyped name is told at once. */
const COMMANDS: Readonly<Record<string, Command>> = {
  check: {
    summary: 'read files as drops, without any service, and say what would come of them',
    run: async (args) => (await import('./check/check.ts')).check(args),
  },
  verify: {
    summary: 'compare the bucket with everything that is kept of it, and name every difference',
    run: async (args) => (await import('./operate/compare.ts')).compare('verify', args),
  },
  rebuild: {
    summary: 'repair what verify names',
    run: async (args) => (await import('./operate/compare.ts')).compare('rebuild', args),
  },
  sweep: {
    summary: 'the nightly comparison of bucket and ledger, by hand',
    run: async (args) => (await import('./operate/sweep.ts')).sweepByHand(args),
  },
  redrive: {
    summary: 'try messages again that were put aside',
    run: async (args) => (await import('./operate/redrive.ts')).redrive(args),
  },
  suppressed: {
    summary: 'list the addresses that a partner’s mail does not go to any more, or take one off',
    run: async (args) => (await import('./operate/suppressed.ts')).suppressed(args),
  },
}

const { argv, stdout } = process
stdout.on('error', passOverClosedPipe)
process.exitCode = await runCommand(
  parseCommand(argv.slice(2)),
  async () => [],
  (begin) => begin(),
)

/** Whoever reads only the beginning, as `head` does, has seen enough; the exit status is told all the same. */
function passOverClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
}

function parseCommand([name = '', ...args]: readonly string[]): Parsed<() => Promise<number>> {
  if (name === '--help' || name === '-h' || name === 'help') return { kind: 'help', text: helpText() }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command !== undefined) return { kind: 'options', options: () => command.run(args) }
  const names = Object.keys(COMMANDS)
  return { kind: 'problems', problems: [errorIn(name, names)] }
}

function errorIn(name: string, names: readonly string[]): string {
  if (name === '') return `Missing command. Commands: ${names.join(', ')}.`
  if (name.startsWith('-'))
    return `Unexpected option ${name} before the command. Commands: ${names.join(', ')}.`
  return `Unknown command "${name}". Did you mean "${closestMatch(name, names)}"?`
}

function helpText(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length))
  const list = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}   ${summary}\n`)
  return `Usage: npm run uptake -- COMMAND [options]

${list.join('')}
npm run uptake -- COMMAND --help tells more of one.
`
}
