// `npm run uptake -- sweep`: runs the daily comparison of bucket and ledger by hand, and reconciles the keys
// it finds at once instead of queueing them.

import process from 'node:process'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { reconcile } from '../../../shared/flows/ingest/reconcile.ts'
import { type SweepResult, sweep } from '../../../shared/flows/ingest/sweep.ts'
import { limitConcurrency } from '../../../shared/flows/limit-concurrency.ts'
import type { JobQueue } from '../../../shared/ports.ts'
import { runCommand, type Streams } from '../command.ts'
import { type CommandRules, parseCommandLine } from '../command-line.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { createProgress } from '../progress.ts'
import { openTarget, TARGET_RULES, type Target, targetOf, targetProblems } from '../target.ts'

interface SweepOptions {
  readonly target: Target
  readonly json: boolean
}

const RULES: CommandRules = {
  usage: 'npm run uptake -- sweep [options]',
  description: `Compares the whole drops bucket with the ledger, as the functions do every night, and looks again at every key that
they disagree about: lost events, missing receipts, garbage to collect. It trusts the ledger about
the rest; verify does not. It may be interrupted and run again at any time.

Exit status: 0 if every key that was found is reconciled, 1 if one is not, 2 if the command line is wrong.`,
  options: {
    json: { value: null, help: 'what was done on standard output, as one JSON object' },
    ...TARGET_RULES,
  },
}

const KEYS_AT_ONCE = 4

/** Returns the exit status; `args`: those after the command's name. */
export function sweepByHand(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseCommandLine(args, RULES, (line) => ({ target: targetOf(line), json: line.given.has('json') })),
    ({ target }) => targetProblems(target),
    (options) => sweepAll(options, streams),
    streams,
  )
}

async function sweepAll({ target, json }: SweepOptions, { stdout, stderr }: Streams): Promise<number> {
  const { NO_COLOR: noColor, TERM: term } = process.env
  const progress = createProgress(stderr, Date.now, { noColor, term })
  const { wiring, close } = await openTarget(target, stderr)
  const task = progress.begin('Looking at keys', null)
  let failed = 0
  try {
    const found = await sweepHere(wiring, {
      reconciled: () => task.advance(),
      failed(key, reason) {
        failed++
        progress.print(`${key} could not be reconciled: ${reason}`)
      },
    })
    task.end(`${found.queued}`)
    stdout.write(json ? jsonOf(found, failed) : textOf(found, failed))
    return failed === 0 ? DONE : FAILED
  } finally {
    await close()
  }
}

interface SweepListener {
  reconciled(): void
  failed(key: string, reason: string): void
}

/** A key that fails must not hold up the others. */
async function sweepHere(ports: Wiring, listener: SweepListener): Promise<SweepResult> {
  const work = limitConcurrency(KEYS_AT_ONCE)

  async function reconcileKey(key: string): Promise<void> {
    try {
      await reconcile(key, ports)
      listener.reconciled()
    } catch (error) {
      listener.failed(key, error instanceof Error ? error.message : String(error))
    }
  }

  const jobs: JobQueue = {
    async send(some) {
      for (const job of some) if (job.kind === 'reconcile') await work.run(() => reconcileKey(job.key))
    },
  }
  const { drops, records, settings, clock, retentionDays } = ports
  const found = await sweep({ drops, records, settings, clock, retentionDays, jobs })
  await work.drain()
  return found
}

function textOf({ compared, queued }: SweepResult, failed: number): string {
  const left = failed === 0 ? '' : `, ${failed} could not be reconciled`
  return `${compared} keys compared, ${queued} looked at${left}.\n`
}

/** Schema 1. */
function jsonOf({ compared, queued }: SweepResult, failed: number): string {
  return `${JSON.stringify({ schema: 1, compared, looked_at: queued, failed })}\n`
}
