// What a receipt says of a file: as what it was read, and how much of it counts.

import type { ENCODINGS, RowCounts, Shape } from '../../../domain/drops/outcome.ts'
import type { FileFacts } from '../facts.ts'
import type { GermanFormats } from './with-nouns.ts'

const SHAPES: Readonly<Record<Shape, string>> = {
  subscriptions: 'Lizenzdaten, eine Zeile je Abonnement',
  summary: 'Lizenzdaten, eine Zeile je Produkt',
  events: 'Nutzungsdaten, eine Zeile je Benutzer und Nutzungstag',
  snapshot: 'Nutzungsdaten, der letzte Nutzungstag jedes Benutzers',
  graph: 'Nutzungsdaten, ein Benutzerbericht von Microsoft Graph',
  aggregates: 'Nutzungsdaten als Zählungen, ohne Benutzer',
  tickets: 'Supporttickets',
  counts: 'Supportanfragen, nach Tagen gezählt',
}

const ENCODING_NAMES: Readonly<Record<(typeof ENCODINGS)[number], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252, da kein UTF-8',
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'Komma', ';': 'Semikolon', '\t': 'Tabulator' }

export function receipt(f: GermanFormats) {
  return {
    labels: {
      readAs: 'Gelesen als',
      source: 'Herkunft',
      file: 'Datei',
      effectiveDate: 'Berichtstag',
      rows: 'Zeilen',
      customers: 'Kunden',
      ignoredColumns: 'Ignorierte Spalten',
    },
    shapes: SHAPES,
    file({ format, delimiter, encoding, container, bytes }: FileFacts): string {
      const csv = delimiter === null ? 'CSV' : `CSV, getrennt durch ${DELIMITERS[delimiter] ?? delimiter}`
      const names = {
        csv,
        ndjson: 'NDJSON, ein Datensatz je Zeile',
        json: 'ein JSON-Dokument',
        xlsx: 'das erste Blatt einer Excel-Arbeitsmappe',
      }
      return [
        format === null ? '' : names[format],
        encoding === null ? '' : ENCODING_NAMES[encoding],
        container === null || container === 'plain' ? '' : `komprimiert mit ${container}`,
        bytes === null ? '' : f.bytes(bytes),
      ]
        .filter((part) => part !== '')
        .join('; ')
    },
    /** Both `YYYY-MM-DD`. */
    effective: (date: string, keyDate: string) =>
      date === keyDate ? date : `${date}, wie in der Datei angegeben (im Schlüssel steht ${keyDate})`,
    rows: ({ read, accepted, rejected, skipped }: RowCounts) =>
      read === 0
        ? 'keine: Das bedeutet „keine Daten“, nicht „niemand war aktiv“'
        : `${f.count(read)} gelesen, ${f.count(accepted)} angenommen, ${f.count(rejected)} abgelehnt, ${f.count(skipped)} übersprungen`,
    countedRows: (rows: number) => f.counted(rows, 'Zeile', 'Zeilen'),
  }
}
