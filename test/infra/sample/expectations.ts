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
  return rowsUnder('Who shows what').map((cells) => {
    const [partner = '', customer = '', , usagePct = '', adjustedUsagePct = '', flags = '', classes = ''] =
      cells
    return { partner, customer, usagePct, adjustedUsagePct, flags, classes: countsIn(classes) }
  })
}

export interface QualityExpectation {
  readonly partner: string
  /** The field of `data_quality`. */
  readonly list: string
  /** A part number, or the `word` of an entry. */
  readonly entry: string
}

export function qualityExpectations(): QualityExpectation[] {
  return rowsUnder('What data quality says of it').map(([partner = '', , list = '', entry = '']) => ({
    partner,
    list: list.replaceAll('`', ''),
    entry,
  }))
}

/** The cells of each row of the table under that heading. */
function rowsUnder(heading: string): string[][] {
  const readme = readFileSync('infra/local/sample/README.md', 'utf8')
  const [, section = ''] = readme.split(`## ${heading}\n`)
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim()),
  )
}

function countsIn(cell: string): Record<string, number> {
  const entries = Array.from(cell.matchAll(/(\w+) (\d+)/g), ([, name = '', count]) => [name, Number(count)])
  return Object.fromEntries(entries)
}
