// Reports entries of the run's folders that were skipped or renamed: once, and a limited number of them.

import { visibleLine } from '../../../shared/domain/untrusted-text.ts'
import type { Progress } from '../../cli/progress.ts'
import type { SkippedEntry } from './drop-source.ts'
import type { WrittenOut } from './export-reports.ts'

const MOST_LINES = 20

export function printSkipped(skipped: readonly SkippedEntry[], progress: Progress): void {
  const lines = skipped.map(({ key, reason }) => `--drops: ${key} ${reason}; it is skipped.`)
  printLines(lines, 'entries of --drops are skipped', progress)
}

export function printWritten({ renamed, blocked }: WrittenOut, out: string, progress: Progress): void {
  printLines(
    renamed.map((key) => `--out: ${key} cannot be the path of a file; its name ends in ~ and a hash.`),
    'files have another name',
    progress,
  )
  printLines(
    blocked.map(
      (key) =>
        `--out: ${key} is not written: another file or folder is in its place in ${out}; move it away.`,
    ),
    'files are not written',
    progress,
  )
}

function printLines(lines: readonly string[], others: string, progress: Progress): void {
  for (const line of lines.slice(0, MOST_LINES)) progress.print(visibleLine(line))
  if (lines.length > MOST_LINES) progress.print(`${lines.length - MOST_LINES} more ${others}.`)
}
