// `npm run uptake -- verify` and `rebuild`: the bucket against everything that is kept of it, key by key, told as it
// goes, so that whoever stops can go on from there.

import process from 'node:process'
import { ingestPorts } from '../../../functions/ingest-ports.ts'
import { byCodePoint } from '../../../shared/domain/ids.ts'
import { isOfNoKey } from '../../../shared/flows/ingest/difference.ts'
import { type RebuiltKey, rebuild } from '../../../shared/flows/ingest/rebuild.ts'
import { verify } from '../../../shared/flows/ingest/verify.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED, INTERRUPTED } from '../exit-codes.ts'
import { createProgress, type Progress } from '../progress.ts'
import { type CompareOptions, type Comparison, parseCompareOptions } from './compare-options.ts'
import { type Findings, jsonFindings, textFindings } from './findings.ts'
import { onInterrupt } from './interrupt.ts'
import { openTarget, targetProblems } from './target.ts'

/** The exit status; `args`: those behind the command's name. */
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

/** How often it is said from which key to go on. */
const KEYS_BETWEEN_MARKS = 500

async function compareAll(
  comparison: Comparison,
  options: CompareOptions,
  { stdout, stderr }: Streams,
): Promise<number> {
  const { NO_COLOR: noColor, TERM: term } = process.env
  const progress = createProgress(stderr, Date.now, { noColor, term })
  const opened = await openTarget(options.target)
  const interrupt = onInterrupt()
  const findings = options.json ? jsonFindings(stdout) : textFindings(stdout)
  const walk = openWalk(comparison, findings, progress)
  try {
    for await (const checked of keysOf(comparison, options)) {
      walk.pass(checked)
      if (interrupt.hasCome()) return walk.breakOff('Interrupted.', INTERRUPTED)
    }
    return walk.end()
  } catch (error) {
    return walk.breakOff(error instanceof Error ? error.message : String(error), FAILED)
  } finally {
    interrupt.ignore()
    await opened.close()
  }
}

async function* keysOf(comparison: Comparison, { scope }: CompareOptions): AsyncGenerator<RebuiltKey> {
  const ports = ingestPorts()
  if (comparison === 'rebuild') yield* rebuild(scope, ports)
  else for await (const checked of verify(scope, ports)) yield { ...checked, left: checked.differences }
}

interface Walk {
  pass(checked: RebuiltKey): void
  /** The exit status. */
  end(): number
  breakOff(words: string, status: number): number
}

function openWalk(comparison: Comparison, findings: Findings, progress: Progress): Walk {
  const task = progress.begin(comparison === 'verify' ? 'Comparing keys' : 'Comparing and mending keys', null)
  let compared = 0
  let differing = 0
  let greatest = ''

  return {
    pass({ key, differences, left }) {
      compared++
      if (left.length > 0) differing++
      // Keys that only the ledger knows stand behind the others, and may be smaller. What belongs to no key stands
      // behind its partner's, wherever it lies.
      if (byCodePoint(key, greatest) > 0 && !differences.some(isOfNoKey)) greatest = key
      const stands = new Set(left.map(({ words }) => words))
      for (const difference of differences) {
        const mended = comparison === 'verify' ? null : !stands.has(difference.words)
        findings.say({ key, difference, mended })
      }
      task.advance()
      if (compared % KEYS_BETWEEN_MARKS === 0)
        progress.say(`${compared} keys; to go on here: ${goOn(greatest)}`)
    },
    end() {
      task.end(`${compared}`)
      findings.end({ compared, differing, from: null })
      return differing === 0 ? DONE : FAILED
    },
    breakOff(words, status) {
      task.end(`broken off after ${compared}`)
      findings.end({ compared, differing, from: greatest })
      progress.say(words)
      if (compared > 0) progress.say(`To go on here: ${goOn(greatest)}`)
      return status
    },
  }
}

/** As a shell takes it. */
function goOn(key: string): string {
  return `--from '${key.replaceAll("'", `'\\''`)}'`
}
