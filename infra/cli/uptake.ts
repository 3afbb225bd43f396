// `npm run uptake`: the operator's commands beside the pipeline itself.

import process from 'node:process'
import { closestMatch } from '../../shared/domain/closest-match.ts'
import { type Parsed, runCommand } from './command.ts'

interface Command {
  readonly summary: string
  /** Returns the exit status; `args` are those after the command's name. */
  run(args: readonly string[]): Promise<number>
}

/** Loaded only when it runs, so that a mistyped command is reported at once. */
const COMMANDS: Readonly<Record<string, Command>> = {
  check: {
    summary: 'read files as drops, without any service, and print the receipts',
    run: async (args) => (await import('./check/check.ts')).check(args),
  },
  explain: {
    summary: 'show where the figures of a customer come from',
    run: async (args) => (await import('./operate/explain.ts')).explain(args),
  },
  report: {
    summary: 'render the reports of a published day again, or the own report of one customer',
    run: async (args) => (await import('./operate/report.ts')).report(args),
  },
  verify: {
    summary: 'compare the bucket with everything that is stored, and list every difference',
    run: async (args) => (await import('./operate/compare.ts')).compare('verify', args),
  },
  rebuild: {
    summary: 'repair what verify lists',
    run: async (args) => (await import('./operate/compare.ts')).compare('rebuild', args),
  },
  restore: {
    summary: 'bring back from a copy of the ledger what cannot be rebuilt, then rebuild the rest',
    run: async (args) => (await import('./operate/restore.ts')).restore(args),
  },
  sweep: {
    summary: 'run the nightly comparison of bucket and ledger now',
    run: async (args) => (await import('./operate/sweep.ts')).sweepByHand(args),
  },
  redrive: {
    summary: 'retry dead-lettered messages',
    run: async (args) => (await import('./operate/redrive.ts')).redrive(args),
  },
  suppressed: {
    summary: 'list a partner’s suppressed addresses, or remove one',
    run: async (args) => (await import('./operate/suppressed.ts')).suppressed(args),
  },
  forget: {
    summary: 'list all that is stored of a partner, customer, user or recipient, and delete it',
    run: async (args) => (await import('./operate/forget.ts')).forgetByHand(args),
  },
}

const { argv, stdout } = process
stdout.on('error', passOverClosedPipe)
process.exitCode = await runCommand(
  parseCommand(argv.slice(2)),
  async () => [],
  (begin) => begin(),
)

/** A reader such as `head` may close the pipe early; the exit status is still set. */
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
Run npm run uptake -- COMMAND --help for the options of a command.
`
}
