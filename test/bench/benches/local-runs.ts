// Whole runs over embedded services: many small files, and the sample portfolio.

import { join } from 'node:path'
import type { Bench } from '../bench.ts'

const FILES = 16_000
const ROWS = 200
const QUICK = { files: 20, rows: 5 }

/** `files`: other than usual. */
export function smallFiles(files = FILES): Bench {
  return {
    name: 'small-files',
    about: `${files.toLocaleString('en')} files of Microsoft Graph with ${ROWS} rows each.`,
    async prepare(_folder, isQuick) {
      const { files: count, rows } = isQuick ? QUICK : { files, rows: ROWS }
      const computes =
        'changes grouped, files read, sheets, ledger and receipts written; the embedded services included'
      return [{ name: 'uptake', computes, script: 'small-files.ts', args: [`${count}`, `${rows}`] }]
    },
  }
}

export const SAMPLE: Bench = {
  name: 'sample',
  about: 'The sample portfolio.',
  isAnotherCase: true,
  targets: [{ figure: 'duration_ms', most: 5_000 }],
  async prepare(folder) {
    const computes = 'npm start -- --once: ingested, measured, published, mailed'
    return [{ name: 'uptake', computes, script: 'sample.ts', args: [join(folder, 'out')] }]
  },
}
