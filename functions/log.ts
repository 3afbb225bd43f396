// Log lines are JSON with a level, for CloudWatch to filter; they name keys and ids, never a person. All go to
// standard error: standard output belongs to whoever runs the functions on one machine.

import { visibleJson } from '../shared/domain/outside-words.ts'

interface Fields {
  readonly error?: unknown
  readonly [name: string]: unknown
}

export function log(
  level: 'info' | 'warn' | 'error',
  message: string,
  { error, ...fields }: Fields = {},
): void {
  const line = { level, message, ...fields, ...(error === undefined ? {} : { error: describe(error) }) }
  console.error(visibleJson(line))
}

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const cause = error.cause === undefined ? {} : { cause: describe(error.cause) }
  return { name: error.name, message: error.message, stack: error.stack, ...cause }
}
