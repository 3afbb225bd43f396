// Prints differences as they are found: lines for people, or one JSON object, written piece by piece.

import type { Writable } from 'node:stream'
import { visibleJson, visibleLine } from '../../../shared/domain/untrusted-text.ts'
import type { Difference } from '../../../shared/flows/audit/difference.ts'

export interface Finding {
  readonly key: string
  readonly difference: Difference
  /** Only of a rebuild: the difference is repaired. */
  readonly repaired: boolean | null
  /** The error that stopped its repair; null: none. */
  readonly failure: string | null
}

export interface Total {
  readonly compared: number
  /** Keys with a difference; of a rebuild, those that still have one. */
  readonly differing: number
  /** The key to resume from; null: the comparison is complete. */
  readonly from: string | null
}

export interface Findings {
  add(finding: Finding): void
  end(total: Total): void
}

export function textFindings(stdout: Writable): Findings {
  let latest: string | null = null
  return {
    add({ key, difference, repaired, failure }) {
      if (key !== latest) stdout.write(`${visibleLine(key)}\n`)
      latest = key
      const { part, message } = difference
      const then = repaired === null ? adviceOf(difference) : resultOf(repaired, failure)
      stdout.write(`${visibleLine(`  ${part}: ${message} ${then}`)}\n`)
    },
    end({ compared, differing, from }) {
      const differ = differing === 0 ? 'nothing differs' : `${differing} of them differ`
      stdout.write(`${compared} keys compared${from === null ? '' : ' so far'}: ${differ}.\n`)
    },
  }
}

/** Schema 1. `from` is null when the comparison is complete. */
export function jsonFindings(stdout: Writable): Findings {
  let separator = '\n'
  stdout.write('{"schema":1,"differences":[')
  return {
    add({ key, difference: { part, message, remedy }, repaired, failure }) {
      const why = failure === null || repaired === true ? {} : { failure }
      const line = {
        key,
        part,
        message,
        ...(repaired === null ? { repair: REPAIRS[remedy.kind] } : { repaired }),
        ...why,
      }
      stdout.write(`${separator}${visibleJson(line)}`)
      separator = ',\n'
    },
    end: (total) => stdout.write(`],${visibleJson(total).slice(1)}\n`),
  }
}

/** The commands that repair a difference. */
const REPAIRS: Readonly<Record<Difference['remedy']['kind'], readonly string[]>> = {
  reconcile: ['sweep', 'rebuild'],
  read: ['rebuild'],
  'write-receipt': ['rebuild'],
  upload: [],
  'delete-sheets': ['rebuild'],
}

function adviceOf({ remedy }: Difference): string {
  const commands = REPAIRS[remedy.kind]
  return commands.length === 0 ? 'Upload the file again.' : `Run ${commands.join(' or ')}.`
}

function resultOf(repaired: boolean, failure: string | null): string {
  if (repaired) return 'Repaired.'
  return failure === null ? 'Left as it is.' : `Left as it is: ${failure}`
}
