// What may be typed next in a command line of `uptake`, from the rules of the commands.

import { type CommandRules, optionsOf } from '../command-rules.ts'
import { PROGRAM } from '../dispatch.ts'

/** What a value may be: one of some words, a path, or anything. */
export type Value =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'file' | 'folder' | 'anything' }

export interface CompletedOption {
  /** With its dashes. */
  readonly name: string
  readonly help: string
  /** null: it takes none. */
  readonly value: Value | null
}

export interface CompletedCommand {
  readonly words: readonly string[]
  readonly options: readonly CompletedOption[]
  /** What its arguments are; null: it has none. */
  readonly argument: Value | null
}

export interface CompletedWord {
  /** Those before it: none, or the first of two. */
  readonly before: string
  readonly word: string
  readonly help: string
}

export function completedCommands(commands: readonly CommandRules[]): CompletedCommand[] {
  return commands.map((rules) => ({
    words: wordsOf(rules),
    options: Object.entries(optionsOf(rules)).map(([name, rule]) => ({
      name: `--${name}`,
      help: rule.help.replaceAll('\n', ' '),
      value: rule.value === null ? null : completedValue(rule),
    })),
    argument: rules.arguments ? completedValue(rules.arguments) : null,
  }))
}

/** The words of the commands themselves. */
export function completedWords(commands: readonly CommandRules[]): CompletedWord[] {
  const found = new Map<string, CompletedWord>()
  for (const rules of commands) {
    const [first = '', second] = wordsOf(rules)
    if (second === undefined) {
      found.set(first, { before: '', word: first, help: rules.summary })
      continue
    }
    const others = commands.map(wordsOf).filter((words) => words[0] === first)
    found.set(first, { before: '', word: first, help: others.map((words) => words[1]).join(', ') })
    found.set(`${first} ${second}`, { before: first, word: second, help: rules.summary })
  }
  return [...found.values()]
}

function completedValue({
  values,
  path,
}: {
  readonly values?: readonly string[]
  readonly path?: 'file' | 'folder'
}): Value {
  if (values !== undefined) return { kind: 'words', words: values }
  return { kind: path ?? 'anything' }
}

/** The name without the program. */
function wordsOf({ name }: CommandRules): string[] {
  return name.slice(PROGRAM.length + 1).split(' ')
}
