// A JSON record as a row: its names become columns (those of an object inside it behind its own, with a dot), its values
// cells.

import { NO_LISTS, type TextRow } from './batch.ts'

/** No file has so many columns, or so long names; what comes beyond is not read. */
const MAX_COLUMNS = 10_000
const MAX_NAME_CHARACTERS = 1_024
const MAX_DEPTH = 64

export interface RecordReader {
  /** Grows while records are read. */
  readonly columns: readonly string[]
  /** How many of them the first record has brought. */
  ofFirstRecord(): number
  read(line: number, text: string): TextRow
}

type JsonObject = Readonly<Record<string, unknown>>

/** The names on one level, and the objects below it. */
interface Level {
  readonly prefix: string
  readonly places: Map<string, number>
  readonly inner: Map<string, Level>
}

export function createRecordReader(): RecordReader {
  const columns: string[] = []
  const top = levelOf('')
  let ofFirst: number | null = null

  function placeOf(name: string, level: Level): number {
    const known = level.places.get(name)
    if (known !== undefined) return known
    const full = level.prefix + name
    const hasRoom = columns.length < MAX_COLUMNS && full.length <= MAX_NAME_CHARACTERS
    const place = hasRoom ? columns.push(full) - 1 : -1
    if (hasRoom) level.places.set(name, place)
    return place
  }

  function innerOf(name: string, level: Level): Level | null {
    const known = level.inner.get(name)
    if (known !== undefined) return known
    const prefix = `${level.prefix}${name}.`
    if (prefix.length > MAX_NAME_CHARACTERS || level.inner.size >= MAX_COLUMNS) return null
    const inner = levelOf(prefix)
    level.inner.set(name, inner)
    return inner
  }

  /** False: a number in it cannot be kept exactly. */
  function fill(record: JsonObject, level: Level, cells: (string | undefined)[], lists: number[]): boolean {
    let isExact = true
    for (const name in record) {
      const value = record[name]
      if (isObject(value)) {
        const inner = innerOf(name, level)
        if (inner !== null && !fill(value, inner, cells, lists)) isExact = false
        continue
      }
      const place = placeOf(name, level)
      if (place === -1) continue
      if (Array.isArray(value) && !value.every(isPlain)) lists.push(place)
      if (typeof value === 'number' && !isExactNumber(value)) isExact = false
      cells[place] = cellOf(value)
    }
    return isExact
  }

  return {
    columns,
    ofFirstRecord: () => ofFirst ?? columns.length,
    read(line, text) {
      const record = parseRecord(text)
      if (record === null) return brokenRecord(line, 'bad_json')
      const cells: (string | undefined)[] = []
      const lists: number[] = []
      if (!fill(record, top, cells, lists)) {
        lists.length = 0
        fill(numbersAsWritten(text), top, cells, lists)
      }
      ofFirst ??= columns.length
      return { line, cells, broken: null, isCutOff: false, lists: lists.length === 0 ? NO_LISTS : lists }
    },
  }
}

export function brokenRecord(line: number, broken: 'too_long' | 'bad_json'): TextRow {
  return { line, cells: [], broken, isCutOff: false, lists: NO_LISTS }
}

/** null: not JSON, no object, or nested so deep that it cannot be handled safely. */
export function parseRecord(text: string): JsonObject | null {
  if (isTooDeep(text)) return null
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function levelOf(prefix: string): Level {
  return { prefix, places: new Map(), inner: new Map() }
}

/** Ids may be numbers of any length: those that a number cannot hold are kept digit for digit. */
function numbersAsWritten(text: string): JsonObject {
  return JSON.parse(text, (_name, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && !isExactNumber(value) ? (context?.source ?? String(value)) : value,
  ) as JsonObject
}

function isExactNumber(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
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

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

/** A list that holds more than plain values is named by its place. */
function cellOf(value: unknown): string {
  if (value === null) return ''
  if (!Array.isArray(value)) return String(value).toWellFormed()
  return value.every(isPlain)
    ? value
        .filter((item) => item !== null)
        .join('+')
        .toWellFormed()
    : ''
}
