// What a receipt says of a file: as what it was read, and how much of it counts.

import type { ENCODINGS, RowCounts, Shape } from '../../../domain/drops/outcome.ts'
import type { FileFacts } from '../facts.ts'
import type { EnglishFormats } from './with-nouns.ts'

const SHAPES: Readonly<Record<Shape, string>> = {
  subscriptions: 'entitlements, one row per subscription',
  summary: 'entitlements, one row per product',
  events: 'activity, one row per user and day of use',
  snapshot: 'activity, the last day of use of each user',
  graph: 'activity, a user-detail report of Microsoft Graph',
  aggregates: 'activity as counts, without users',
  tickets: 'support tickets',
  counts: 'support calls, counted by day',
}

const ENCODING_NAMES: Readonly<Record<(typeof ENCODINGS)[number], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252, since it is not UTF-8',
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' }

export function receipt(f: EnglishFormats) {
  return {
    labels: {
      readAs: 'Read as',
      source: 'Source',
      file: 'File',
      effectiveDate: 'Effective date',
      rows: 'Rows',
      customers: 'Customers',
      ignoredColumns: 'Ignored columns',
    },
    shapes: SHAPES,
    file({ format, delimiter, encoding, container, bytes }: FileFacts): string {
      const csv = delimiter === null ? 'CSV' : `CSV separated by ${DELIMITERS[delimiter] ?? delimiter}`
      const names = {
        csv,
        ndjson: 'NDJSON, a record a line',
        json: 'a JSON document',
        xlsx: 'the first sheet of an Excel workbook',
      }
      return [
        format === null ? '' : names[format],
        encoding === null ? '' : ENCODING_NAMES[encoding],
        container === null || container === 'plain' ? '' : `compressed with ${container}`,
        bytes === null ? '' : f.bytes(bytes),
      ]
        .filter((part) => part !== '')
        .join('; ')
    },
    /** Both `YYYY-MM-DD`. */
    effective: (date: string, keyDate: string) =>
      date === keyDate ? date : `${date}, as the file says (the key says ${keyDate})`,
    rows: ({ read, accepted, rejected, skipped }: RowCounts) =>
      read === 0
        ? 'none: this means "no data", not "nobody was active"'
        : `${f.count(read)} read, ${f.count(accepted)} accepted, ${f.count(rejected)} rejected, ${f.count(skipped)} skipped`,
    countedRows: (rows: number) => f.counted(rows, 'row'),
  }
}
