// Converts field names between code and published JSON: `calls28d` and `calls_28d`.

/** Plain data with every key in snake case; values are unchanged. */
export function withSnakeKeys(value: unknown): unknown {
  return withKeys(value, snakeCase)
}

export function snakeCase(key: string): string {
  return key.replace(/[A-Z]|\d+/g, (start) => `_${start.toLowerCase()}`)
}

/** Undoes `withSnakeKeys`. */
export function withCamelKeys(value: unknown): unknown {
  return withKeys(value, (key) => key.replace(/_([a-z\d])/g, (_, start: string) => start.toUpperCase()))
}

function withKeys(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((member) => withKeys(member, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [rename(key), withKeys(member, rename)]),
  )
}
