// How the time of a side grows with the rows: a line through its benches of several sizes, by least squares.

import type { BenchResult, SideResult } from './run-bench.ts'

export interface Slope {
  readonly side: string
  readonly ms_per_million_rows: number
  readonly cpu_ms_per_million_rows: number
  /** What it would take for no rows. */
  readonly ms_before: number
}

/** Of the sides of all results together, which are of one kind of file. */
export function slopesOf(results: readonly BenchResult[]): Slope[] {
  const names = results[0]?.sides.map(({ name }) => name) ?? []
  const millions = results.map(({ sides }) => (sides[0]?.figures.rows ?? 0) / 1_000_000)
  return names.map((name) => {
    const sides = results.flatMap(({ sides }) => sides.find((side) => side.name === name) ?? [])
    const time = line(millions, figuresOf(sides, 'duration_ms'))
    const cpu = line(millions, figuresOf(sides, 'cpu_ms'))
    return {
      side: name,
      ms_per_million_rows: Math.round(time.slope),
      cpu_ms_per_million_rows: Math.round(cpu.slope),
      ms_before: Math.round(time.before),
    }
  })
}

function figuresOf(sides: readonly SideResult[], figure: string): number[] {
  return sides.map(({ figures }) => figures[figure] ?? Number.NaN)
}

function line(x: readonly number[], y: readonly number[]): { slope: number; before: number } {
  const [meanX, meanY] = [mean(x), mean(y)]
  const products = x.map((at, n) => (at - meanX) * ((y[n] ?? 0) - meanY))
  const slope = sum(products) / sum(x.map((at) => (at - meanX) ** 2))
  return { slope, before: meanY - slope * meanX }
}

function mean(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
