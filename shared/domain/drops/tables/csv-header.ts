// Where the rows of a CSV file begin, and what parts their fields: the lines above the header, the header, its delimiter.

import { readCsvRow } from './csv-row.ts'
import { isBlank } from './csv-rows.ts'

export interface CsvHeader {
  readonly delimiter: string
  readonly columns: readonly string[]
  /** Lines above it that say something, as they stand there. */
  readonly skippedLines: readonly string[]
  /** Where the row below it begins, and on which line. */
  readonly end: number
  readonly nextLine: number
}

/** Of equals the first. */
const DELIMITERS = [',', ';', '\t', '|'] as const

/** null: the header is not over yet, or there is none. `final`: the text goes no further. */
export function findHeader(text: string, final: boolean): CsvHeader | null {
  const skippedLines: string[] = []
  let declared: string | null = null
  let position = 0
  let line = 1
  for (;;) {
    const lineEnd = text.indexOf('\n', position)
    if (lineEnd === -1 && !final) return null
    const above = text.slice(position, lineEnd === -1 ? text.length : lineEnd)
    const separator: string | null = declared === null ? separatorOf(above) : null
    const isSkipped = separator !== null || (isTypeLine(above) && !skippedLines.some(isTypeLine))
    if (!isSkipped && !isEmpty(above)) break
    if (lineEnd === -1) return null
    declared = separator ?? declared
    if (isSkipped) skippedLines.push(above.trim())
    position = lineEnd + 1
    line += 1
  }
  const delimiter = declared ?? mostFrequent(text, position)
  const row = readCsvRow(text, position, delimiter, final)
  if (row === null || isBlank(row.cells)) return null
  return { delimiter, columns: row.cells, skippedLines, end: row.next, nextLine: line + row.lines }
}

/** `sep=;`, as spreadsheets write and read it. */
function separatorOf(line: string): string | null {
  const match = SEPARATOR_LINE.exec(line)
  return match?.[1] ?? null
}

const SEPARATOR_LINE = /^ *"?sep=([^\n])"? *$/iu

/** `#TYPE System.Object`, as PowerShell writes it above a header. */
export function isTypeLine(line: string): boolean {
  return line.startsWith('#TYPE')
}

/** Also a row of delimiters alone, as spreadsheets leave it above a table. */
function isEmpty(line: string): boolean {
  for (const character of line) if (!EMPTY_CHARACTERS.has(character)) return false
  return true
}

const EMPTY_CHARACTERS: ReadonlySet<string> = new Set([...DELIMITERS, ' ', '\u00a0', '"'])

function mostFrequent(text: string, start: number): string {
  const counts = countOutsideQuotes(text, start)
  let best: string = DELIMITERS[0]
  for (const delimiter of DELIMITERS) {
    if ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0)) best = delimiter
  }
  return best
}

/** In the row that begins there. What quotes hold counts only where they are closed at the end of a field. */
function countOutsideQuotes(text: string, start: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]))
  let beginsField = true
  let mayQuote = true
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === '\n') break
    if (character === '"' && beginsField && mayQuote) {
      const close = endOfQuotes(text, at)
      // One look for a quote that never closes is enough.
      mayQuote = close !== null
      at = close ?? at
    }
    const count = counts.get(character)
    if (count !== undefined) counts.set(character, count + 1)
    beginsField = count !== undefined || (beginsField && character === ' ')
  }
  return counts
}

/** The place of the quote that closes those which open there; null: none ends the field. */
function endOfQuotes(text: string, open: number): number | null {
  let quote = text.indexOf('"', open + 1)
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2)
  if (quote === -1) return null
  const next = text[quote + 1] ?? '\n'
  return next === '\n' || next === ' ' || DELIMITERS.some((delimiter) => delimiter === next) ? quote : null
}
