// Results as the two tables of the README: what each side took, and which targets are met.

import type { BenchResult, SideResult } from './run-bench.ts'

const SHOWN_APART = ['duration_ms', 'cpu_ms', 'peak_memory_mb']

export function markdown(results: readonly BenchResult[]): string {
  return [...sidesTable(results), '', ...targetsTable(results)].join('\n')
}

function* sidesTable(results: readonly BenchResult[]): Generator<string> {
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

function* targetsTable(results: readonly BenchResult[]): Generator<string> {
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
