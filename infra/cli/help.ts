// The help of a command: the same sections in the same order, whichever command it is.

import { type CommandRules, optionsOf, usageOf } from './command-rules.ts'
import { EXIT_STATUS } from './exit-codes.ts'
import { hanging } from './text-layout.ts'

const WIDTH = 100

export function helpText(rules: CommandRules): string {
  const { description, name, example, exit, guide } = rules
  const options = Object.entries(optionsOf(rules)).map(
    ([option, { value, help }]): Row => [value === null ? `--${option}` : `--${option} ${value}`, help],
  )
  return sections([
    `Usage: ${usageOf(rules)}`,
    ...paragraphs(description),
    `Example:\n  ${[name, ...example.map(shellWord)].join(' ')}`,
    `Options:\n${table(options)}`,
    exitSection(exit.done, exit.failed),
    ...(guide === undefined ? [] : [`More: ${guide}`]),
  ])
}

export type Row = readonly [name: string, text: string]

export function sections(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}

/** Line breaks within a paragraph are of the source only. */
function paragraphs(text: string): string[] {
  return text.split('\n\n').map((paragraph) => hanging('', paragraph.replaceAll('\n', ' '), WIDTH))
}

export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, text]) => hanging(`  ${name.padEnd(width)}   `, text, WIDTH)).join('\n')
}

export function exitSection(done: string, failed: string): string {
  const { usageError, interrupted } = EXIT_STATUS
  return `Exit status:\n${table([
    ['0', done],
    ['1', failed],
    ['2', usageError],
    ['130', interrupted],
  ])}`
}

/** Quoted where a shell would read it otherwise. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
