// `npm start` in a process that is killed after a number of writes: objects, messages, items.

import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { runCommandLine } from '../e2e/child.ts'

const MAIN = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('../e2e/example/drops', import.meta.url))

/** One run after the other with the same state. */
export interface KillableRuns {
  /** Kills a run when it has written so much, with a bit of delay. */
  kill(writes: number, delayMs: number): Promise<Killed>
  /** Runs to the end. */
  complete(): Promise<Completed>
  close(): Promise<void>
}

export interface Killed {
  /** False: it had ended before. */
  readonly killed: boolean
  /** What it had written by then. */
  readonly writes: number
}

export interface Completed {
  /** What this run has written. */
  readonly writes: number
  readonly code: number
  /** What was said beside the summary. */
  readonly said: string
  readonly unknownMails: number
  /** Mails, report files, receipts and rejects, without what no two runs share. */
  readonly files: Readonly<Record<string, string>>
  /** Who was sent what, in the mailbox of the embedded SES: `recipient claim`, sorted. */
  readonly mailbox: readonly string[]
}

export async function killableRuns(): Promise<KillableRuns> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-killed-'))
  const [state, drops] = [join(folder, 'state'), join(folder, 'drops')]
  await mkdir(state)
  await writeDrops(drops)
  const args = (out: string) => [
    ...['--drops', drops, '--as-of', '2026-11-22', '--state', state, '--out', join(folder, out)],
    ...['--once', '--json'],
  ]
  return {
    async kill(writes, delayMs) {
      const writtenSince = await writesOf(state)
      const child = spawn(process.execPath, [MAIN, ...args('killed')], { stdio: 'ignore' })
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      while (isRunning(child) && (await writtenSince()) < writes) await wait(1)
      await wait(delayMs)
      const killed = isRunning(child) && child.kill('SIGKILL')
      await ended
      return { killed, writes: await writtenSince() }
    },
    async complete() {
      const writtenSince = await writesOf(state)
      const { code, stdout, stderr } = await runCommandLine('start', args('complete'))
      const writes = await writtenSince()
      if (code !== 0) return { writes, code, said: stderr, unknownMails: 0, files: {}, mailbox: [] }
      return {
        writes,
        code,
        said: stderr,
        unknownMails: JSON.parse(stdout).mails.unknown,
        files: await filesIn(join(folder, 'complete')),
        mailbox: await mailboxOf(state),
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/** The worked example, with more people to write to. */
async function writeDrops(folder: string): Promise<void> {
  await cp(EXAMPLE, folder, { recursive: true })
  const path = join(folder, 'partners.json')
  const [golden] = JSON.parse(await readFile(path, 'utf8'))
  const recipients = ['ana', 'bo', 'cy', 'di'].map((name) => ({
    email: `${name}@golden.example`,
    name,
    customers: 'all',
  }))
  await writeFile(path, JSON.stringify([{ ...golden, recipients }]))
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

/** About what one item takes in the log of the embedded DynamoDB. */
const ITEM_BYTES = 700

/** Counts what is written from here on. */
async function writesOf(state: string): Promise<() => Promise<number>> {
  const database = join(state, 'dynamodb')
  const before = { lines: await linesIn(state), logs: new Set(await namesIn(database)) }
  return async () => {
    // The database begins a new log whenever it is opened.
    const logs = (await namesIn(database)).filter((name) => name.endsWith('.log') && !before.logs.has(name))
    const bytes = await Promise.all(logs.map((name) => bytesOf(join(database, name))))
    const items = bytes.reduce((sum, one) => sum + one, 0) / ITEM_BYTES
    return (await linesIn(state)) - before.lines + Math.floor(items)
  }
}

/** Lines that the embedded services have put down: objects and messages. */
async function linesIn(state: string): Promise<number> {
  const journals = await Promise.all(
    ['s3/journal.ndjson', 'ses/sent.ndjson'].map((name) => textOf(join(state, name))),
  )
  return journals.join('').split('\n').length - 1
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}

async function bytesOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

async function mailboxOf(state: string): Promise<string[]> {
  const lines = (await textOf(join(state, 'ses/sent.ndjson'))).split('\n').filter((line) => line !== '')
  return lines
    .map((line) => {
      const { destinations, tags } = JSON.parse(line)
      return `${destinations.join()} ${tags['uptake-claim']}`
    })
    .sort()
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}

async function filesIn(out: string): Promise<Record<string, string>> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true })
  const files: Record<string, string> = {}
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(out.length + 1)
    if (!entry.isFile() || !/^(mail|reports|receipts)\//.test(name)) continue
    files[name] = withoutRun(await readFile(path, 'utf8'))
  }
  return files
}

/** Versions and durations are the run's own. */
function withoutRun(text: string): string {
  return text.replace(/^ {2}"(version|duration_ms)": .*$/gm, '')
}
