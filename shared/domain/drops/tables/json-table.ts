// JSON files as tables: a record a line (NDJSON), or one document with an array of records.

import { RefusedDrop } from '../refusal.ts'
import { openLineCutter } from '../text/lines.ts'
import { growUntil, type TextSource } from '../text/text-source.ts'
import { ENVELOPE_NAMES, type JsonCutter, openJsonCutter } from './json-elements.ts'
import { brokenRecord, openRecordReader, parseRecord, type RecordReader } from './json-record.ts'
import type { RawRow, RawTable } from './raw-row.ts'

type Batches = AsyncGenerator<readonly RawRow[]>

/** Records leave out what they have nothing to say about: so many of them tell which columns there are. */
const SAMPLE_ROWS = 1_000
const SAMPLE_PIECES = 64

export async function openJsonTable(source: TextSource): Promise<RawTable> {
  // A line that goes on for too long is a document in one line.
  const format = (await growUntil(source, tellFormat)) ?? 'json'
  const records = openRecordReader()
  const cutter = openJsonCutter()
  const all = format === 'ndjson' ? lineRows(source, records) : elementRows(source, records, cutter)
  const sample = await takeSample(all)
  if (records.columns.length === 0 && sample.length > 0) {
    throw new RefusedDrop(
      'missing_column',
      'No record of the file is a JSON object with names and values; upload a list of such objects.',
    )
  }
  return {
    format,
    delimiter: null,
    columns: records.columns,
    rows: joined(sample, all),
    morePages: cutter.morePages,
  }
}

/**
 * NDJSON if the first line is a record by itself, or is not JSON, opens no envelope and the next one begins like a
 * record: an envelope may well have its first record beside its bracket, and the others a line each.
 */
function tellFormat(head: string, complete: boolean): 'ndjson' | 'json' | null {
  const text = head.trimStart()
  if (text.startsWith('[')) return 'json'
  const end = text.indexOf('\n')
  if (end === -1 && !complete) return null
  const first = parseRecord(end === -1 ? text : text.slice(0, end))
  if (first !== null) return ENVELOPE_NAMES.some((name) => Array.isArray(first[name])) ? 'json' : 'ndjson'
  if (opensEnvelope(end === -1 ? text : text.slice(0, end))) return 'json'
  const next = end === -1 ? '' : text.slice(end).trimStart()
  if (next === '' && !complete) return null
  return next.startsWith('{') ? 'ndjson' : 'json'
}

/** Whether the array begins in this line; what is wrong behind that is met when the document is read. */
function opensEnvelope(line: string): boolean {
  const cutter = openJsonCutter()
  try {
    cutter.push(line)
  } catch (error) {
    if (!(error instanceof RefusedDrop)) throw error
  }
  return cutter.arrayFound()
}

async function* lineRows(source: TextSource, records: RecordReader): Batches {
  const cutter = openLineCutter()
  const rows = (lines: ReturnType<typeof cutter.push>) =>
    lines
      .filter(({ text }) => text.trim() !== '')
      .map(({ line, text, cut }) => (cut ? brokenRecord(line, text, 'too_long') : records.read(line, text)))
  for await (const piece of source.pieces()) yield rows(cutter.push(piece))
  yield rows(cutter.end())
}

async function* elementRows(source: TextSource, records: RecordReader, cutter: JsonCutter): Batches {
  let place = 0
  for await (const piece of source.pieces()) {
    yield cutter.push(piece).map(({ text, broken }) => {
      place += 1
      return broken === null ? records.read(place, text) : brokenRecord(place, text, broken)
    })
  }
  cutter.end()
}

async function takeSample(batches: Batches): Promise<RawRow[]> {
  const sample: RawRow[] = []
  for (let pieces = 0; pieces < SAMPLE_PIECES && sample.length < SAMPLE_ROWS; pieces += 1) {
    const { done, value } = await batches.next()
    if (done === true) break
    // One by one: they may be more than a call can have arguments.
    for (const row of value) sample.push(row)
  }
  return sample
}

async function* joined(sample: readonly RawRow[], rest: Batches): Batches {
  yield sample
  yield* rest
}
