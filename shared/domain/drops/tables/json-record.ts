// A JSON record as a row: its names become columns, its values cells.

import { NO_CELLS, type RawRow } from './raw-row.ts'

/** No file has so many columns, or so long names; what comes beyond is not read. */
const MAX_COLUMNS = 10_000
const MAX_NAME_CHARACTERS = 1_024
const MAX_DEPTH = 64

export interface RecordReader {
  /** Grows while records are read. */
  readonly columns: readonly string[]
  read(line: number, text: string): RawRow
}

export function openRecordReader(): RecordReader {
  const columns: string[] = []
  const places = new Map<string, number>()

  function placeOf(name: string): number {
    let place = places.get(name)
    if (place === undefined && columns.length < MAX_COLUMNS && name.length <= MAX_NAME_CHARACTERS) {
      place = columns.push(name) - 1
      places.set(name, place)
    }
    return place ?? -1
  }

  return {
    columns,
    read(line, text) {
      const record = parseRecord(text)
      if (record === null) return brokenRecord(line, text, 'bad_json')
      const cells: string[] = []
      const opaque: number[] = []
      const inexact = new Map<number, string>()
      for (const [name, value] of Object.entries(record)) {
        const place = placeOf(name)
        if (place === -1) continue
        cells[place] = cellOf(value)
        if (!isPlain(value)) opaque.push(place)
        if (typeof value === 'number' && !isPlain(value)) inexact.set(place, name)
      }
      if (inexact.size > 0) {
        const written = numbersAsWritten(text)
        for (const [place, name] of inexact) cells[place] = written.get(name) ?? cells[place] ?? ''
      }
      return { line, cells, broken: null, opaque: opaque.length === 0 ? NO_CELLS : opaque }
    },
  }
}

/** Its only cell is the text itself. */
export function brokenRecord(line: number, text: string, broken: 'too_long' | 'bad_json'): RawRow {
  return { line, cells: [text], broken, opaque: NO_CELLS }
}

/** null: not JSON, no object, or nested so deep that it cannot be handled safely. */
export function parseRecord(text: string): Readonly<Record<string, unknown>> | null {
  if (isTooDeep(text)) return null
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

/** The numbers of a record by their name, digit for digit: as such they are kept for whoever has to mend them. */
function numbersAsWritten(text: string): ReadonlyMap<string, string> {
  const byHolder = new Map<unknown, Map<string, string>>()
  const record: unknown = JSON.parse(text, function (name, value, context?: { readonly source?: string }) {
    if (typeof value === 'number' && context?.source !== undefined) {
      const written = byHolder.get(this) ?? new Map<string, string>()
      byHolder.set(this, written.set(name, context.source))
    }
    return value
  })
  return byHolder.get(record) ?? new Map()
}

/** Passes over strings, brackets and all. A loop: it has to be linear whatever the text is, JSON or not. */
function isTooDeep(text: string): boolean {
  if (text.indexOf('[') === -1 && text.indexOf('{', 1) === -1) return false
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) inString = !inString
    else if (inString) at += code === BACKSLASH ? 1 : 0
    else if (code === OPENING_BRACKET || code === OPENING_BRACE) depth += 1
    else if (code === CLOSING_BRACKET || code === CLOSING_BRACE) depth -= 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}

const [QUOTE, BACKSLASH] = [34, 92]
const [OPENING_BRACKET, CLOSING_BRACKET] = [91, 93]
const [OPENING_BRACE, CLOSING_BRACE] = [123, 125]

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number')
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
  return typeof value !== 'object' || value === null
}

function cellOf(value: unknown): string {
  if (value === null) return ''
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed()
}
