// Measurements on this machine: `npm run bench -- ingest --rows 500000 --json`, `-- report --json`, `-- workbook --json`.

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { writeActivityFile } from './activity-file.ts'
import { type IngestFigures, measureIngest } from './ingest.ts'

const USAGE = `Usage: npm run bench -- ingest [--rows 500000] [--json]
       npm run bench -- report [--customers 5000] [--json]
       npm run bench -- workbook [--customers 5000] [--json]`
const DEFAULT_ROWS = '500000'
const DEFAULT_CUSTOMERS = '5000'
const POSITIVE = /^[1-9]\d*$/

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: DEFAULT_ROWS },
    customers: { type: 'string', default: DEFAULT_CUSTOMERS },
    json: { type: 'boolean', default: false },
    /** A file to read, for the process that is measured. */
    file: { type: 'string' },
  },
})

if (!POSITIVE.test(values.rows) || !POSITIVE.test(values.customers)) {
  refuse()
} else if (positionals[0] === 'report') {
  // Loaded only here: the memory of the other measurements shall not hold a browser's driver.
  const { measureReport } = await import('./report.ts')
  print(await measureReport(Number(values.customers)))
} else if (positionals[0] === 'workbook') {
  const { measureWorkbook } = await import('./workbook.ts')
  print(await measureWorkbook(Number(values.customers)))
} else if (positionals[0] !== 'ingest') {
  refuse()
} else if (values.file !== undefined) {
  console.log(JSON.stringify(await measureIngest(values.file)))
} else {
  print(await ingestInProcessOfItsOwn(Number(values.rows)))
}

function refuse(): void {
  console.error(USAGE)
  process.exitCode = 2
}

function print(figures: object): void {
  if (values.json) console.log(JSON.stringify(figures))
  else console.table(figures)
}

/** Making the file must not count as memory of reading it. */
async function ingestInProcessOfItsOwn(rows: number): Promise<IngestFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-bench-'))
  try {
    const file = join(folder, 'day.csv.gz')
    await writeActivityFile(file, rows)
    const self = fileURLToPath(import.meta.url)
    const { stdout } = await promisify(execFile)(process.execPath, [self, 'ingest', '--file', file])
    return JSON.parse(stdout) as IngestFigures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
