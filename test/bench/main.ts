// Measurements on this machine, each in a process of its own: `npm run bench -- ingest --rows 500000 --order shuffled
// --json`, `-- measure --json`, `-- report --json`, `-- workbook --json`, `-- ledger --json`, `-- imports`. `--quick`: only
// to see that it works.

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { type ActivityFile, BENCH_DATE, IDS, ORDERS, writeActivityFile } from './activity-file.ts'
import { measureIngest } from './ingest.ts'

const USAGE = `Usage: npm run bench -- ingest [--rows 500000] [--order grouped|shuffled] [--ids names|hex] [--json] [--quick]
       npm run bench -- measure [--rows 50000 a day] [--ids names|hex] [--json] [--quick]
       npm run bench -- report [--customers 5000] [--json] [--quick]
       npm run bench -- workbook [--customers 5000] [--json] [--quick]
       npm run bench -- ledger [--json] [--quick]
       npm run bench -- imports[/FUNCTION] [--rounds 5] [--json] [--quick]`
const DEFAULT_ROWS = { ingest: '500000', measure: '50000' }
const DEFAULT_CUSTOMERS = '5000'
const QUICK = '500'
const POSITIVE = /^[1-9]\d*$/

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    customers: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    order: { type: 'string', default: ORDERS[0] },
    ids: { type: 'string', default: IDS[0] },
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    /** Where the files are, for the process that is measured. */
    folder: { type: 'string' },
    /** What the process measures. */
    job: { type: 'string' },
  },
})

const [command = ''] = positionals
const order = ORDERS.find((known) => known === values.order)
const ids = IDS.find((known) => known === values.ids)
const isMeasure = command === 'measure'
const rows = values.rows ?? (values.quick ? QUICK : DEFAULT_ROWS[isMeasure ? 'measure' : 'ingest'])
const customers = values.customers ?? (values.quick ? QUICK : DEFAULT_CUSTOMERS)

if (!POSITIVE.test(rows) || !POSITIVE.test(customers) || order === undefined || ids === undefined) {
  refuse()
} else if (command.split('/')[0] === 'imports') {
  const { IMPORTS } = await import('./benches/imports.ts')
  const { runBench } = await import('./run-bench.ts')
  const { markdown } = await import('./markdown.ts')
  const rounds = {
    rounds: values.quick ? 1 : Number(values.rounds),
    warmUp: !values.quick,
    isQuick: values.quick,
  }
  const results = []
  for (const bench of IMPORTS.filter(({ name }) => `${name}/`.startsWith(`${command}/`))) {
    results.push(await runBench(bench, rounds))
  }
  console.log(values.json ? JSON.stringify(results) : markdown(results))
} else if (command === 'report') {
  // Loaded only here: the memory of the other measurements shall not hold a browser's driver.
  const { measureReport } = await import('./report.ts')
  print(await measureReport(Number(customers)))
} else if (command === 'workbook') {
  const { measureWorkbook } = await import('./workbook.ts')
  print(await measureWorkbook(Number(customers)))
} else if (command === 'ledger') {
  await measureOrRunLedger(values.job)
} else if (command !== 'ingest' && !isMeasure) {
  refuse()
} else if (values.folder !== undefined) {
  console.log(JSON.stringify(await measureFiles(values.folder)))
} else {
  print(await inProcessOfItsOwn({ rows: Number(rows), order, ids }))
}

function refuse(): void {
  console.error(USAGE)
  process.exitCode = 2
}

function print(figures: object): void {
  if (values.json) console.log(JSON.stringify(figures))
  else console.table(figures)
}

/** `job`: the one that is measured in this process. */
async function measureOrRunLedger(job: string | undefined): Promise<void> {
  if (job !== undefined) {
    const { measureJob } = await import('./ledger-jobs.ts')
    console.log(JSON.stringify(await measureJob(job)))
    return
  }
  const { measureLedger } = await import('./ledger.ts')
  const figures = await measureLedger(values.quick)
  if (values.json) return print(figures)
  print(figures.runs)
  print(figures.expected)
}

function pathOf(folder: string, date: string): string {
  return join(folder, `${date}.csv.gz`)
}

async function measureFiles(folder: string): Promise<object> {
  if (!isMeasure) return measureIngest(pathOf(folder, BENCH_DATE))
  const { measureWindow } = await import('./measure.ts')
  return measureWindow((date) => pathOf(folder, date))
}

/** Making the files must not count as memory of reading them. */
async function inProcessOfItsOwn(file: ActivityFile): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-bench-'))
  try {
    const { WINDOW_DATES } = await import('./measure.ts')
    for (const date of isMeasure ? WINDOW_DATES : [BENCH_DATE]) {
      await writeActivityFile(pathOf(folder, date), { ...file, date })
    }
    const self = fileURLToPath(import.meta.url)
    const { stdout } = await promisify(execFile)(process.execPath, [self, command, '--folder', folder])
    return JSON.parse(stdout) as object
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
