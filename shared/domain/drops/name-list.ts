// Names of columns as a person can read them: a file may have half a million of them, or one of that length.

const MAX_NAME_CHARACTERS = 100

/** Trimmed, without unnamed ones; of too many the first, and how many more there are. */
export function shortList(names: readonly string[], maxNames: number): string[] {
  const named = names.map((name) => name.trim()).filter((name) => name !== '')
  const shown = named.slice(0, maxNames).map(shortName)
  return named.length > maxNames ? [...shown, `and ${named.length - maxNames} more`] : shown
}

export function shortName(name: string): string {
  return name.length > MAX_NAME_CHARACTERS ? `${name.slice(0, MAX_NAME_CHARACTERS)}…` : name
}
