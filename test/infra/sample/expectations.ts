// Reads the table of the sample's README: what each customer must show on the as-of day.

import { readFileSync } from 'node:fs'

export interface Expectation {
  readonly partner: string
  readonly customer: string
  readonly usagePct: string
  readonly adjustedUsagePct: string
  /** As in the column `flags` of customers.csv. */
  readonly flags: string
  /** Counts by the name behind `over_`; those that are 0 are left out. */
  readonly classes: Readonly<Record<string, number>>
}

export function sampleExpectations(): Expectation[] {
  const readme = readFileSync('infra/local/sample/README.md', 'utf8')
  const rows = readme.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) => {
    const [partner = '', customer = '', , usagePct = '', adjustedUsagePct = '', flags = '', classes = ''] =
      row
        .split('|')
        .slice(1)
        .map((cell) => cell.trim())
    return { partner, customer, usagePct, adjustedUsagePct, flags, classes: countsIn(classes) }
  })
}

function countsIn(cell: string): Record<string, number> {
  const entries = Array.from(cell.matchAll(/(\w+) (\d+)/g), ([, name = '', count]) => [name, Number(count)])
  return Object.fromEntries(entries)
}
