// `npm run uptake -- verify` and `rebuild`: compare the bucket with everything that is stored, key by key,
// and report as they go, so that an interrupted run can be resumed.

import process from 'node:process'
import type { Wiring } from '../../../shared/adapters/wiring.ts'
import { type RebuiltKey, rebuild } from '../../../shared/flows/audit/rebuild.ts'
import { verify } from '../../../shared/flows/audit/verify.ts'
import { runCommand, type Streams } from '../command.ts'
import { FAILED, INTERRUPTED } from '../exit-codes.ts'
import { onInterrupt } from '../interrupt.ts'
import { openTarget } from '../open-target.ts'
import { targetProblems } from '../target.ts'
import { commandProgress } from '../terminal.ts'
import { type CompareOptions, type Comparison, parseCompareOptions } from './compare-options.ts'
import { jsonFindings, textFindings } from './findings.ts'
import { createFindingsReport } from './findings-report.ts'

/** Returns the exit status; `args`: those after the command's name. */
export function compare(
  comparison: Comparison,
  args: readonly string[],
  streams: Streams = process,
): Promise<number> {
  return runCommand(
    parseCompareOptions(comparison, args),
    ({ target }) => targetProblems(target),
    (options) => compareAll(comparison, options, streams),
    streams,
  )
}

async function compareAll(
  comparison: Comparison,
  options: CompareOptions,
  streams: Streams,
): Promise<number> {
  const { wiring, close } = await openTarget(options.target, streams.stderr)
  try {
    return await compareIn(wiring, comparison, options, streams)
  } finally {
    await close()
  }
}

/** The same in services that are open already. */
export async function compareIn(
  wiring: Wiring,
  comparison: Comparison,
  options: Pick<CompareOptions, 'scope' | 'json'>,
  streams: Streams,
): Promise<number> {
  const progress = commandProgress(streams)
  const interrupt = onInterrupt()
  const findings = options.json ? jsonFindings(streams.stdout) : textFindings(streams.stdout)
  const report = createFindingsReport(comparison, options.scope.from, findings, progress)
  try {
    for await (const checked of keysOf(comparison, options, wiring)) {
      report.record(checked)
      if (interrupt.hasCome()) return report.abort('Interrupted.', INTERRUPTED)
    }
    return report.end()
  } catch (error) {
    return report.abort(error instanceof Error ? error.message : String(error), FAILED)
  } finally {
    interrupt.ignore()
  }
}

async function* keysOf(
  comparison: Comparison,
  { scope }: Pick<CompareOptions, 'scope'>,
  ports: Wiring,
): AsyncGenerator<RebuiltKey> {
  if (comparison === 'rebuild') return yield* rebuild(scope, ports)
  for await (const checked of verify(scope, ports)) {
    yield { ...checked, unresolved: checked.differences, failure: null }
  }
}
