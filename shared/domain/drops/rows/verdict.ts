// When so many rows are wrong that the file is.

import type { Refusal, RowCounts } from '../outcome.ts'

/** More rejected rows than this, and more than half of all, and a file is not what it says. */
const TOLERATED_REJECTS = 20

/** null: the rows that count may count. */
export function refusalOfRows({ read, accepted, rejected, skipped }: RowCounts): Refusal | null {
  if (read > 0 && accepted + skipped === 0) {
    const rows =
      read === 1 ? 'The only row of the file is' : `All ${read.toLocaleString('en')} rows of the file are`
    return refusal(`${rows} rejected`)
  }
  if (rejected <= TOLERATED_REJECTS || 2 * rejected <= read) return null
  return refusal(
    `${rejected.toLocaleString('en')} of ${read.toLocaleString('en')} rows are rejected, more than half`,
  )
}

function refusal(what: string): Refusal {
  return {
    code: 'mostly_rejected',
    message: `${what}; correct the file as its rejects file says, often it is one column, and upload it again.`,
  }
}
