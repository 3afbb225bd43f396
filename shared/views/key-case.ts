// Converts field names between code and published JSON: `calls28d` and `calls_28d`.

/** Plain data with every key in snake case; values are unchanged. */
export const withSnakeKeys = createRenamer(snakeCase)

/** Undoes `withSnakeKeys`. */
export const withCamelKeys = createRenamer((key) =>
  key.replace(/_([a-z\d])/g, (_, start: string) => start.toUpperCase()),
)

export function snakeCase(key: string): string {
  return key.replace(/[A-Z]|\d+/g, (start) => `_${start.toLowerCase()}`)
}

/** A large portfolio repeats a hundred field names millions of times, so each is renamed once. */
function createRenamer(rename: (key: string) => string): (value: unknown) => unknown {
  const names = new Map<string, string>()
  const nameOf = (key: string): string => {
    const name = names.get(key) ?? rename(key)
    names.set(key, name)
    return name
  }
  return function renamed(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(renamed)
    const fields: Record<string, unknown> = {}
    for (const [key, member] of Object.entries(value)) fields[nameOf(key)] = renamed(member)
    return fields
  }
}
