// Results as the tables of the README: what each side took, which targets are met, and how times grow.

import type { BenchResult, SideResult } from './run-bench.ts'
import type { Slope } from './slopes.ts'

const SHOWN_APART = ['duration_ms', 'cpu_ms', 'peak_memory_mb']

export function slopesTable(slopes: readonly Slope[]): string {
  const head = [
    '| side | ms a million rows | CPU ms a million rows | ms before |',
    '| --- | --: | --: | --: |',
  ]
  const rows = slopes.map(
    ({ side, ms_per_million_rows: time, cpu_ms_per_million_rows: cpu, ms_before: before }) =>
      row(side, number(time), number(cpu), number(before)),
  )
  return [...head, ...rows].join('\n')
}

export function sidesTable(results: readonly BenchResult[]): string {
  return [...sideRows(results)].join('\n')
}

function* sideRows(results: readonly BenchResult[]): Generator<string> {
  yield '| bench | side | ms | CPU ms | peak MB | Uptake by it: time | CPU | memory | further |'
  yield '| --- | --- | --: | --: | --: | --: | --: | --: | --- |'
  for (const { name, sides } of results) {
    for (const [at, side] of sides.entries()) yield row(at === 0 ? `\`${name}\`` : '', ...cells(side))
  }
}

function cells({ name, computes, figures, uptake_by_this: ratios }: SideResult): string[] {
  const further = Object.entries(figures).filter(([figure]) => !SHOWN_APART.includes(figure))
  return [
    `${name}: ${computes}`,
    ...SHOWN_APART.map((figure) => number(figures[figure])),
    ...SHOWN_APART.map((figure) => number(ratios?.[figure])),
    further.map(([figure, value]) => `${figure} ${number(value)}`).join(', '),
  ]
}

export function targetsTable(results: readonly BenchResult[]): string {
  return [...targetRows(results)].join('\n')
}

function* targetRows(results: readonly BenchResult[]): Generator<string> {
  yield '| bench | figure | target | measured | |'
  yield '| --- | --- | --: | --: | --- |'
  for (const { name, targets } of results) {
    for (const { figure, peer, most, measured, isMet } of targets) {
      const target = `≤ ${number(most)}${peer === undefined ? '' : ` × ${peer}`}`
      yield row(`\`${name}\``, figure, target, number(measured), isMet ? 'met' : '**not met**')
    }
  }
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function number(value: number | undefined): string {
  if (value === undefined) return ''
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 })
}
