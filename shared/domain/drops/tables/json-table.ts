// JSON files as tables: a record a line (NDJSON), or one document with a list of records, or with a single one.

import { createLineCutter } from '../text/lines.ts'
import { growUntil, MAX_ROW_CHARACTERS, type TextSource } from '../text/text-source.ts'
import { batchOf, type TextRow } from './batch.ts'
import { createJsonCutter, type JsonCutter } from './json-list.ts'
import { brokenRecord, createRecordReader, parseRecord, type RecordReader } from './json-record.ts'
import type { Table } from './rows.ts'

type Rows = AsyncGenerator<readonly TextRow[]>

export interface JsonOptions {
  /** The member that an earlier reading has found to hold the records. */
  readonly list: string | null
  /** Whether these are the columns of a record, not those of an envelope. */
  isRecord(columns: readonly string[]): boolean
}

/** Records leave out what they have nothing to say about: so many of them tell which columns there are. */
const SAMPLE_ROWS = 1_000
const SAMPLE_PIECES = 64

export async function openJsonTable(source: TextSource, options: JsonOptions): Promise<Table> {
  // A line that goes on for too long is a document in one line.
  const format = (await growUntil(source, tellFormat)) ?? 'json'
  const records = createRecordReader()
  const cutter = createJsonCutter(options.list)
  const all = await rowsOf(source, format, records, cutter, options)
  const sample = await takeSample(all)
  return {
    format,
    delimiter: null,
    columns: records.columns,
    ofFirstRecord: records.ofFirstRecord(),
    rows: batches(sample.rows, all),
    isWholeKnown: sample.isAll,
    skippedLines: [],
    morePages: cutter.morePages,
  }
}

async function rowsOf(
  source: TextSource,
  format: 'ndjson' | 'json',
  records: RecordReader,
  cutter: JsonCutter,
  options: JsonOptions,
): Promise<Rows> {
  if (format === 'ndjson') return lineRows(source, records)
  const single = await singleRecord(source, options)
  return single === null ? elementRows(source, records, cutter) : singleRow(single, records)
}

/**
 * NDJSON if the first line is a record by itself and is not all, or is not JSON, opens nothing and the next one begins
 * like a record: an envelope may well have its first record beside its bracket, and the others a line each.
 */
function tellFormat(head: string, complete: boolean): 'ndjson' | 'json' | null {
  const text = head.trimStart()
  if (text.startsWith('[')) return 'json'
  const end = text.indexOf('\n')
  if (end === -1) return complete ? 'json' : null
  const next = text.slice(end).trimStart()
  if (next === '') return complete ? 'json' : null
  const line = text.slice(0, end)
  if (parseRecord(line) !== null) return 'ndjson'
  return next.startsWith('{') && !expectsValue(line) ? 'ndjson' : 'json'
}

/** Whether an element of a list may follow on the next line. */
function expectsValue(line: string): boolean {
  const brackets: string[] = []
  let last = ''
  let inString = false
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    if (character === '"') inString = !inString
    else if (inString) at += character === '\\' ? 1 : 0
    else if (character === '{' || character === '[') brackets.push(character)
    else if (character === '}' || character === ']') brackets.pop()
    if (!inString && character.trim() !== '') last = character
  }
  if (inString) return false
  return last === '[' || (last === ',' && brackets.at(-1) === '[')
}

/** An object that is a record itself, or nothing else that is known; null: the records are in it. */
async function singleRecord(source: TextSource, { isRecord }: JsonOptions): Promise<string | null> {
  const document = await growUntil(source, (head, complete) => (complete ? head : null))
  if (document === null || document.length > MAX_ROW_CHARACTERS) return null
  const object = parseRecord(document)
  if (object === null) return null
  const probe = createRecordReader()
  probe.read(1, document)
  if (isRecord(probe.columns)) return document
  return Object.values(object).some(Array.isArray) ? null : document
}

async function* singleRow(text: string, records: RecordReader): Rows {
  yield [records.read(1, text)]
}

async function* lineRows(source: TextSource, records: RecordReader): Rows {
  const cutter = createLineCutter()
  const rows = (lines: ReturnType<typeof cutter.push>) =>
    lines
      .filter(({ text }) => text.trim() !== '')
      .map(({ line, text, cut }) => (cut ? brokenRecord(line, 'too_long') : records.read(line, text)))
  for await (const piece of source.pieces()) yield rows(cutter.push(piece))
  yield rows(cutter.end())
}

async function* elementRows(source: TextSource, records: RecordReader, cutter: JsonCutter): Rows {
  let place = 0
  for await (const piece of source.pieces()) {
    yield cutter.push(piece).map(({ text, broken }) => {
      place += 1
      return broken === null ? records.read(place, text) : brokenRecord(place, broken)
    })
  }
  cutter.end()
}

interface Sample {
  readonly rows: readonly TextRow[]
  readonly isAll: boolean
}

async function takeSample(all: Rows): Promise<Sample> {
  const rows: TextRow[] = []
  for (let pieces = 0; pieces < SAMPLE_PIECES && rows.length < SAMPLE_ROWS; pieces += 1) {
    const { done, value } = await all.next()
    if (done === true) return { rows, isAll: true }
    // One by one: they may be more than a call can have arguments.
    for (const row of value) rows.push(row)
  }
  return { rows, isAll: false }
}

async function* batches(sample: readonly TextRow[], rest: Rows) {
  yield batchOf(sample)
  for await (const rows of rest) yield batchOf(rows)
}
