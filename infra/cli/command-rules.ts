// The definition of a command, once: its parser, its help, the completion of shells and the table in the README come
// from it.

export interface CommandRules {
  /** As it is typed: `npm run uptake -- check`. */
  readonly name: string
  /** In a few words, for lists of commands. */
  readonly summary: string
  /** What the command does; an empty line parts paragraphs. */
  readonly description: string
  readonly options: OptionRules
  /** Arguments that are not options; absent: none are allowed. */
  readonly arguments?: ArgumentRule
  /** What `--json` prints; null: there is no such option. */
  readonly json: string | null
  /** What is typed after the name in an example. */
  readonly example: readonly string[]
  readonly exit: {
    /** When the exit status is 0. */
    readonly done: string
    /** When it is 1. */
    readonly failed: string
  }
  /** Where the documentation says more, from the root of the project; absent: nowhere. */
  readonly guide?: string
}

interface ValueRule {
  /** All values that are allowed. */
  readonly values?: readonly string[]
  /** It is the path of one. */
  readonly path?: 'file' | 'folder'
}

export interface ArgumentRule extends ValueRule {
  /** The placeholder, such as `FILE...`. */
  readonly value: string
  /** Validates one; null: it is valid. */
  readonly problem?: (argument: string) => string | null
  /** The error if there are none; null: there may be none. */
  readonly missing: string | null
}

export interface OptionRule extends ValueRule {
  /** The placeholder of its value, such as `DIR`; null: it takes none. */
  readonly value: string | null
  readonly help: string
  readonly isRequired?: true
  /** Validates its value; null: it is valid. */
  readonly problem?: (value: string, option: string) => string | null
  /** Checks that it agrees with the rest of the command line; null: it does. */
  readonly conflict?: (line: CommandLine) => string | null
}

export type OptionRules = Readonly<Record<string, OptionRule>>

export interface CommandLine {
  /** The values of the given options; '' for those that take none. */
  readonly given: ReadonlyMap<string, string>
  /** Arguments that are not options. */
  readonly words: readonly string[]
}

/** With those that commands have in common. */
export function optionsOf({ options, json }: CommandRules): OptionRules {
  return {
    ...options,
    ...(json !== null && { json: { value: null, help: `on standard output, ${json}` } }),
    help: { value: null, help: 'this text' },
  }
}

/** The arguments that its first line of help shows, and the options that it cannot do without. */
export function usageOf(rules: CommandRules): string {
  const { name, options, arguments: words } = rules
  const required = Object.entries(options).filter(([, { isRequired }]) => isRequired)
  return [
    name,
    ...(words ? [words.missing === null ? `[${words.value}]` : words.value] : []),
    ...required.map(([option, { value }]) => `--${option} ${value}`),
    '[options]',
  ].join(' ')
}
