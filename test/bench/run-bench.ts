// Runs the sides of a bench in fresh processes, taking turns, so that what else the machine does hits all of them alike.

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Bench, Figures, Side, Target } from './bench.ts'

export interface BenchResult {
  readonly name: string
  readonly about: string
  readonly rounds: number
  readonly sides: readonly SideResult[]
  readonly targets: readonly (Target & { readonly measured: number; readonly isMet: boolean })[]
}

export interface SideResult {
  readonly name: string
  readonly computes: string
  /** Medians of the rounds. */
  readonly figures: Figures
  /** Of a peer: Uptake's figure by its own, round by round, of which the median. */
  readonly uptake_by_this: Figures | null
}

export interface Rounds {
  readonly rounds: number
  /** A first round that is not counted: it brings the files into memory. */
  readonly warmUp: boolean
  readonly isQuick: boolean
}

export async function runBench(bench: Bench, { rounds, warmUp, isQuick }: Rounds): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-bench-'))
  try {
    const sides = await bench.prepare(folder, isQuick)
    const runs = sides.map((side) => ({ side, figures: [] as Figures[] }))
    for (let round = warmUp ? -1 : 0; round < rounds; round += 1) {
      for (const { side, figures } of runs) {
        const measured = await runSide(side)
        if (round >= 0) figures.push(measured)
      }
    }
    return resultOf(bench, rounds, runs)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export function pathOfSide(script: string): string {
  return fileURLToPath(new URL(`sides/${script}`, import.meta.url))
}

async function runSide({ script, args }: Side): Promise<Figures> {
  const { stdout } = await promisify(execFile)(process.execPath, [pathOfSide(script), ...args])
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Figures
}

interface Runs {
  readonly side: Side
  readonly figures: readonly Figures[]
}

function resultOf({ name, about, targets = [] }: Bench, rounds: number, runs: readonly Runs[]): BenchResult {
  const ours = runs[0]?.figures ?? []
  const sides = runs.map(({ side, figures }, at) => ({
    name: side.name,
    computes: side.computes,
    figures: medians(figures),
    uptake_by_this: at === 0 ? null : medians(figures.map((own, round) => ratios(ours[round] ?? {}, own))),
  }))
  const judged = targets.map((target) => {
    const peer = sides.find((side) => side.name === target.peer)
    const measured = (peer ? peer.uptake_by_this : sides[0]?.figures)?.[target.figure] ?? Number.NaN
    return { ...target, measured, isMet: measured <= target.most }
  })
  return { name, about, rounds, sides, targets: judged }
}

function medians(rounds: readonly Figures[]): Figures {
  const names = Object.keys(rounds[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, median(rounds.map((figures) => figures[name] ?? 0))]))
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

function ratios(ours: Figures, theirs: Figures): Figures {
  const shared = Object.keys(theirs).filter((name) => ours[name] !== undefined && theirs[name] !== 0)
  return Object.fromEntries(
    shared.map((name) => [name, Math.round(((ours[name] ?? 0) / (theirs[name] ?? 1)) * 100) / 100]),
  )
}
