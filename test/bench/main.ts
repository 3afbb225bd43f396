// Measures how fast Uptake is on this machine, its peers beside it in the same run: `npm run bench`, see README.md.

import process from 'node:process'
import { parseArgs } from 'node:util'
import { mapOrdered } from '../../shared/flows/map-ordered.ts'
import type { Bench } from './bench.ts'
import { allBenches } from './benches/all.ts'
import { measureLedger } from './ledger.ts'
import { machine } from './machine.ts'
import { sidesTable, slopesTable, targetsTable } from './markdown.ts'
import { type BenchResult, runBench } from './run-bench.ts'
import { slopesOf } from './slopes.ts'

const USAGE = `Usage: npm run bench -- [NAME ...] [--rounds 5] [--files 16000] [--json] [--quick]`
const LEDGER = 'ledger'
const POSITIVE = /^[1-9]\d*$/
/** Only where times do not matter. */
const QUICK_AT_ONCE = 2

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    files: { type: 'string', default: '16000' },
    json: { type: 'boolean', default: false },
    /** Little of everything, once: only to see that it works. */
    quick: { type: 'boolean', default: false },
  },
})

const all = allBenches(Number(values.files))
const chosen = all
  .filter(({ name }) => names.length === 0 || names.some((wanted) => isNamed(name, wanted)))
  .filter(({ isAnotherCase = false }) => !(values.quick && names.length === 0 && isAnotherCase))
const withLedger = names.length === 0 || names.includes(LEDGER)
const unknown = names.filter((wanted) => wanted !== LEDGER && !all.some(({ name }) => isNamed(name, wanted)))

if (![values.rounds, values.files].every((value) => POSITIVE.test(value)) || unknown.length > 0) {
  const known = [...all.map(({ name }) => name), LEDGER].join(', ')
  for (const name of unknown) console.error(`There is no bench ${name}.`)
  console.error(`${USAGE}\nNames, or the part before the slash: ${known}`)
  process.exitCode = 2
} else {
  await run()
}

async function run(): Promise<void> {
  const before = machine()
  const results: BenchResult[] = []
  for await (const result of mapOrdered(chosen, values.quick ? QUICK_AT_ONCE : 1, runOne))
    results.push(result)
  const ofSlope = results.filter(({ name }) => isNamed(name, 'slope'))
  const slopes = ofSlope.length > 1 ? slopesOf(ofSlope) : []
  const ledger = withLedger ? await measureLedger(values.quick) : null
  if (values.json) {
    console.log(JSON.stringify({ before, after: machine(), results, slopes, ledger }, null, 2))
    return
  }
  console.log(`${before}\n\n${sidesTable(results)}\n`)
  if (!values.quick) console.log(`${targetsTable(results)}\n`)
  if (slopes.length > 0) console.log(`${slopesTable(slopes)}\n`)
  for (const figures of ledger === null ? [] : [ledger.runs, ledger.expected]) console.table(figures)
  console.log(machine())
}

function runOne(bench: Bench): Promise<BenchResult> {
  if (process.stderr.isTTY) console.error(`${bench.name}: ${bench.about}`)
  const { quick } = values
  return runBench(bench, { rounds: quick ? 1 : Number(values.rounds), warmUp: !quick, isQuick: quick })
}

function isNamed(name: string, wanted: string): boolean {
  return name === wanted || name.startsWith(`${wanted}/`)
}
