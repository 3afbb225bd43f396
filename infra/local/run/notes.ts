// Reports entries of the run's folders that were skipped or renamed: once, and a limited number of them.

import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import type { Progress } from '../../cli/progress.ts'
import type { SkippedEntry } from './drop-source.ts'
import type { WrittenOut } from './export-reports.ts'

const MOST_LINES = 20

export function saySkipped(skipped: readonly SkippedEntry[], progress: Progress): void {
  const lines = skipped.map(({ key, reason }) => `--drops: ${key} ${reason}; it is skipped.`)
  sayLines(lines, 'entries of --drops are skipped', progress)
}

export function sayWritten({ renamed, blocked }: WrittenOut, out: string, progress: Progress): void {
  sayLines(
    renamed.map((key) => `--out: ${key} cannot be the path of a file; its name ends in ~ and a hash.`),
    'files have another name',
    progress,
  )
  sayLines(
    blocked.map(
      (key) => `--out: ${key} is not written: something else has its place in ${out}; move that away.`,
    ),
    'files are not written',
    progress,
  )
}

function sayLines(lines: readonly string[], others: string, progress: Progress): void {
  for (const line of lines.slice(0, MOST_LINES)) progress.say(visibleLine(line))
  if (lines.length > MOST_LINES) progress.say(`${lines.length - MOST_LINES} more ${others}.`)
}
