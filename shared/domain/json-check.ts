// Finds syntax errors and duplicate keys in a JSON text, with their positions, which JSON.parse does not
// report. With jsonc-parser it was 68 lines instead of 79 and 12 kB more in every bundle, and nesting had to
// be limited by an exception thrown out of its recursion.

const SPACE = /[ \t\n\r]*/y
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y
const MAX_DEPTH = 100

interface Scan {
  readonly text: string
  /** How far the text is valid; on failure, the position of the error. */
  at: number
  readonly problems: string[]
}

/** One line for each error, with its line and column; a text with a syntax error has only that one. */
export function checkJson(text: string): string[] {
  const scan: Scan = { text, at: 0, problems: [] }
  if (!value(scan, 0) || !ends(scan)) return [`${place(scan, scan.at)}: ${complaint(scan)}`]
  return scan.problems
}

function value(scan: Scan, depth: number): boolean {
  if (depth > MAX_DEPTH) return false
  if (eat(scan, '[')) return members(scan, ']', () => value(scan, depth + 1))
  if (!eat(scan, '{')) return match(scan, STRING) !== null || match(scan, SCALAR) !== null
  const seen = new Set<string>()
  return members(scan, '}', () => fieldName(scan, seen) && eat(scan, ':') && value(scan, depth + 1))
}

function members(scan: Scan, closing: string, member: () => boolean): boolean {
  if (eat(scan, closing)) return true
  do {
    if (!member()) return false
  } while (eat(scan, ','))
  return eat(scan, closing)
}

function fieldName(scan: Scan, seen: Set<string>): boolean {
  match(scan, SPACE)
  const start = scan.at
  const name = match(scan, STRING)
  if (name === null) return false
  if (seen.has(name)) {
    scan.problems.push(`${place(scan, start)}: duplicate field ${name} in one object; keep one.`)
  }
  seen.add(name)
  return true
}

function ends(scan: Scan): boolean {
  match(scan, SPACE)
  return scan.at === scan.text.length
}

function eat(scan: Scan, char: string): boolean {
  match(scan, SPACE)
  if (scan.text[scan.at] !== char) return false
  scan.at += 1
  return true
}

function match(scan: Scan, pattern: RegExp): string | null {
  pattern.lastIndex = scan.at
  const found = pattern.exec(scan.text)?.[0] ?? null
  scan.at += found?.length ?? 0
  return found
}

function complaint(scan: Scan): string {
  const rest = scan.text.slice(scan.at, scan.at + 40)
  if (rest === '') return 'unexpected end of the JSON; a bracket, a brace or a value is missing.'
  const [found] = /^"[^"\n\r]{0,20}|^[^\s",:{}[\]]{1,20}|^./su.exec(rest) ?? [rest]
  return `unexpected ${JSON.stringify(found)}; check for a wrong, missing or extra comma, quote or bracket.`
}

function place(scan: Scan, at: number): string {
  const lines = scan.text.slice(0, at).split(/\r\n|\n|\r/)
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`
}
