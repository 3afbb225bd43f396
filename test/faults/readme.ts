// The tables of README.md beside this file: written by the tests when they are asked to, and held to them otherwise.

import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Tally } from './tally.ts'

const README = fileURLToPath(new URL('README.md', import.meta.url))

export function tableOf(tallies: readonly Tally[]): string {
  const rows = tallies.map((tally) => [tally.flow, tally.calls, tally.tried, tally.survived, tally.unknown])
  const sum = (column: keyof Omit<Tally, 'flow'>) =>
    tallies.reduce((total, tally) => total + tally[column], 0)
  const sums = ['**all**', sum('calls'), sum('tried'), sum('survived'), sum('unknown')]
  const head = ['flow', 'calls', 'faults tried', 'survived', 'told as unknown']
  const lines = [head, ['---', '---:', '---:', '---:', '---:'], ...rows, sums]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The table that stands under that heading; with UPDATE_FAULTS=1, it is written there first. */
export function tableInReadme(heading: string, table: string): string {
  const text = readFileSync(README, 'utf8')
  const section = new RegExp(`(## ${heading}\\n(?:(?!\\n## )[\\s\\S])*?\\n)(\\|(?:.|\\n\\|)*)`)
  const found = section.exec(text)?.[2]
  if (found === undefined) throw new Error(`${README} has no table under "${heading}"`)
  if (process.env.UPDATE_FAULTS !== '1') return found
  writeFileSync(
    README,
    text.replace(section, (_, before) => `${before}${table}`),
  )
  return table
}
