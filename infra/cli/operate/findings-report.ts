// What `verify` and `rebuild` say while they walk over the keys: the differences, how many, and from which key to go on.

import { byCodePoint } from '../../../shared/domain/ids.ts'
import { isOrphaned } from '../../../shared/flows/audit/difference.ts'
import type { RebuiltKey } from '../../../shared/flows/audit/rebuild.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import type { Progress } from '../progress.ts'
import type { Comparison } from './compare-options.ts'
import type { Findings } from './findings.ts'

/** How often it is said from which key to go on. */
const KEYS_BETWEEN_MARKS = 500

export interface FindingsReport {
  record(checked: RebuiltKey): void
  /** The exit status. */
  end(): number
  abort(message: string, status: number): number
}

/** `from`: where the walk itself goes on; null: it begins at the beginning. */
export function createFindingsReport(
  comparison: Comparison,
  from: string | null,
  findings: Findings,
  progress: Progress,
): FindingsReport {
  const task = progress.begin(
    comparison === 'verify' ? 'Comparing keys' : 'Comparing and repairing keys',
    null,
  )
  let compared = 0
  let differing = 0
  let greatest = from ?? ''

  return {
    record({ key, differences, unresolved, failure }) {
      compared++
      if (unresolved.length > 0) differing++
      // Keys that only the ledger knows stand behind the others, and may be smaller. What belongs to no key stands
      // behind its partner's, wherever it lies.
      if (byCodePoint(key, greatest) > 0 && !differences.some(isOrphaned)) greatest = key
      const remaining = new Set(unresolved.map(({ message }) => message))
      for (const difference of differences) {
        const repaired = comparison === 'verify' ? null : !remaining.has(difference.message)
        findings.say({ key, difference, repaired, failure })
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
    abort(message, status) {
      task.abort(`broken off after ${compared}`)
      findings.end({ compared, differing, from: greatest })
      progress.say(message)
      if (greatest !== '') progress.say(`To go on here: ${goOn(greatest)}`)
      return status
    },
  }
}

/** As a shell takes it. */
function goOn(key: string): string {
  return `--from '${key.replaceAll("'", `'\\''`)}'`
}
