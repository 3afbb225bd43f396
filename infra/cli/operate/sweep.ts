// `npm run uptake -- sweep`: runs the daily comparison of bucket and ledger by hand, and reconciles the keys
// it finds at once instead of queueing them.

import process from 'node:process'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { reconcile } from '../../../shared/flows/ingest/reconcile.ts'
import { type SweepResult, sweep } from '../../../shared/flows/ingest/sweep.ts'
import { limitConcurrency } from '../../../shared/flows/limit-concurrency.ts'
import type { JobQueue } from '../../../shared/ports/jobs.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { jsonText } from '../json-text.ts'
import { openTarget } from '../open-target.ts'
import { targetProblems } from '../target.ts'
import { commandProgress } from '../terminal.ts'
import { parseSweepOptions, type SweepOptions } from './sweep-options.ts'

const KEYS_AT_ONCE = 4

/** Returns the exit status; `args`: those after the command's name. */
export function sweepByHand(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseSweepOptions(args),
    ({ target }) => targetProblems(target),
    (options) => sweepAll(options, streams),
    streams,
  )
}

async function sweepAll({ target, json }: SweepOptions, streams: Streams): Promise<number> {
  const progress = commandProgress(streams)
  const { wiring, close } = await openTarget(target, streams.stderr)
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
    streams.stdout.write(json ? jsonOf(found, failed) : textOf(found, failed))
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
      const keys = some.flatMap((job) => (job.kind === 'reconcile' ? job.keys : []))
      for (const key of keys) await work.run(() => reconcileKey(key))
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
  return jsonText({ schema: 1, compared, looked_at: queued, failed })
}
