// Prints what `verify` and `rebuild` find while they walk over the keys: the differences, how many, and the
// key to resume from.

import { byCodePoint } from '../../../shared/domain/ids.ts'
import { isOrphaned } from '../../../shared/flows/audit/difference.ts'
import type { RebuiltKey } from '../../../shared/flows/audit/rebuild.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import type { Progress } from '../progress.ts'
import type { Comparison } from './compare-options.ts'
import type { Findings } from './findings.ts'

/** How often the key to resume from is printed. */
const KEYS_BETWEEN_MARKS = 500

export interface FindingsReport {
  record(checked: RebuiltKey): void
  /** Returns the exit status. */
  end(): number
  abort(message: string, status: number): number
}

/** `from`: where the walk itself starts; null: at the beginning. */
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
      // Keys that only the ledger knows come after the others, and may be smaller. Orphans come after their
      // partner's keys, wherever they are.
      if (byCodePoint(key, greatest) > 0 && !differences.some(isOrphaned)) greatest = key
      const remaining = new Set(unresolved.map(({ message }) => message))
      for (const difference of differences) {
        const repaired = comparison === 'verify' ? null : !remaining.has(difference.message)
        findings.add({ key, difference, repaired, failure })
      }
      task.advance()
      if (compared % KEYS_BETWEEN_MARKS === 0)
        progress.print(`${compared} keys; to resume here: ${goOn(greatest)}`)
    },
    end() {
      task.end(`${compared}`)
      findings.end({ compared, differing, from: null })
      return differing === 0 ? DONE : FAILED
    },
    abort(message, status) {
      task.abort(`interrupted after ${compared}`)
      findings.end({ compared, differing, from: greatest })
      progress.print(message)
      if (greatest !== '') progress.print(`To resume here: ${goOn(greatest)}`)
      return status
    },
  }
}

/** Quoted for a shell. */
function goOn(key: string): string {
  return `--from '${key.replaceAll("'", `'\\''`)}'`
}
