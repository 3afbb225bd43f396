// The tables of README.md beside this file: written by the tests on request, and compared with them otherwise.

import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { writtenTable } from '../support/written-table.ts'
import type { Tally } from './tally.ts'

const README = fileURLToPath(new URL('README.md', import.meta.url))

/** As Biome formats Markdown: columns of one width, numbers to the right. */
export function tableOf(tallies: readonly Tally[]): string {
  const sum = (column: keyof Omit<Tally, 'flow'>) =>
    tallies.reduce((total, tally) => total + tally[column], 0)
  const rows = [
    ['flow', 'calls', 'faults tried', 'survived', 'left as unknown'],
    ...tallies.map((tally) => [tally.flow, tally.calls, tally.tried, tally.survived, tally.unknown]),
    ['**all**', sum('calls'), sum('tried'), sum('survived'), sum('unknown')],
  ].map((cells) => cells.map(String))
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((cells) => cells[at]?.length ?? 0))) ?? []
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  const padded = rows.map((cells) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))),
  )
  const [head = [], ...body] = padded
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** With UPDATE_FAULTS=1, it is written there first. */
export function tableInReadme(heading: string, table: string): string {
  return writtenTable({ readme: README, heading, table, isUpdate: process.env.UPDATE_FAULTS === '1' })
}
