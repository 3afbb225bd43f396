// One CSV row in a text whose line breaks are line feeds: RFC 4180, and what spreadsheets make of stray quotes. Own code,
// since one quote that is never closed must not cost the rest of a file: of 1,001 rows with one in the third, this reads
// all, papaparse (5.7) 3, and csv-parse (7.0) 2 where it does not refuse the file.

export interface CsvRow {
  readonly cells: readonly string[]
  /** Where the next row begins. */
  readonly next: number
  /** Line breaks passed, the row's own end included. */
  readonly lines: number
  /** The first field whose closing quote does not end it, or is not there; -1: there is none. */
  readonly strayQuoteAt: number
}

const LINE_FEED = 10

/**
 * Reads the row that begins at `start`; null: its end is not in the text yet. `final`: the text goes no further.
 *
 * Quotes count at the beginning of a field only. What follows a closing quote is taken as it is (`"A" Ltd` is
 * `A Ltd`). A quoted field may hold line breaks if its closing quote ends the field; otherwise the quote was
 * never closed and the field ends with its line: one stray quote must not swallow the rest of a file.
 */
export function readCsvRow(text: string, start: number, delimiter: string, final: boolean): CsvRow | null {
  const cells: string[] = []
  let lines = 0
  let position = start
  let strayQuoteAt = -1
  for (;;) {
    const field = readField(text, position, delimiter, final)
    if (field === null) return null
    if (field.isStray && strayQuoteAt === -1) strayQuoteAt = cells.length
    cells.push(field.value)
    lines += field.breaks
    position = field.end + 1
    if (field.end >= text.length) return { cells, next: text.length, lines, strayQuoteAt }
    if (text[field.end] === '\n') return { cells, next: position, lines: lines + 1, strayQuoteAt }
  }
}

interface Field {
  readonly value: string
  /** Position of the delimiter, the line break, or the end of the text behind the field. */
  readonly end: number
  /** Line breaks inside. */
  readonly breaks: number
  /** It has quotes that do not hold it. */
  readonly isStray: boolean
}

function readField(text: string, start: number, delimiter: string, final: boolean): Field | null {
  const open = skipBlanks(text, start, delimiter)
  if (text[open] === '"') return readQuoted(text, open, delimiter, final)
  const end = endOfPlain(text, start, delimiter)
  if (end === text.length && !final) return null
  return { value: text.slice(start, end), end, breaks: 0, isStray: false }
}

function readQuoted(text: string, open: number, delimiter: string, final: boolean): Field | null {
  const close = closingQuote(text, open + 1)
  if (!final && (close === -1 || close === text.length - 1)) return null
  if (close !== -1) {
    const end = endOfPlain(text, close + 1, delimiter)
    if (end === text.length && !final) return null
    const quoted = text.slice(open + 1, close)
    const breaks = countBreaks(quoted)
    const rest = text.slice(close + 1, end)
    const isStray = rest.trim() !== ''
    if (breaks === 0 || !isStray) return { value: unescaped(quoted) + rest, end, breaks, isStray }
  }
  const lineEnd = text.indexOf('\n', open)
  const end = lineEnd === -1 ? text.length : lineEnd
  return { value: unescaped(text.slice(open + 1, end)), end, breaks: 0, isStray: true }
}

/**
 * The next quote that is not doubled, or -1. However often a file looks for one, that is linear: what was passed over
 * holds doubled quotes only, and a field that begins with those ends at once.
 */
function closingQuote(text: string, from: number): number {
  let quote = text.indexOf('"', from)
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2)
  return quote
}

function endOfPlain(text: string, start: number, delimiter: string): number {
  const delimiterCode = delimiter.charCodeAt(0)
  let position = start
  for (; position < text.length; position += 1) {
    const code = text.charCodeAt(position)
    if (code === delimiterCode || code === LINE_FEED) break
  }
  return position
}

function skipBlanks(text: string, start: number, delimiter: string): number {
  let position = start
  while (text[position] === ' ' || (text[position] === '\t' && delimiter !== '\t')) position += 1
  return position
}

function unescaped(quoted: string): string {
  return quoted.includes('""') ? quoted.replaceAll('""', '"') : quoted
}

/** Looks no further than the field: many fields of one line must not each look for the end of that line. */
function countBreaks(quoted: string): number {
  let breaks = 0
  for (let at = quoted.indexOf('\n'); at !== -1; at = quoted.indexOf('\n', at + 1)) breaks += 1
  return breaks
}
