// What a receipt says of a file: as what it was read, and how much of it counts.

import type { ENCODINGS, RowCounts, Shape } from '../../../domain/drops/outcome.ts'
import type { FileFacts } from '../facts.ts'
import type { SpanishFormats } from './with-nouns.ts'

const SHAPES: Readonly<Record<Shape, string>> = {
  subscriptions: 'entitlements, una fila por suscripción',
  summary: 'entitlements, una fila por producto',
  events: 'activity, una fila por usuario y día de uso',
  snapshot: 'activity, el último día de uso de cada usuario',
  graph: 'activity, un informe de detalle de usuarios de Microsoft Graph',
  aggregates: 'activity en forma de recuentos, sin usuarios',
  tickets: 'incidencias de soporte',
  counts: 'llamadas de soporte, contadas por día',
}

const ENCODING_NAMES: Readonly<Record<(typeof ENCODINGS)[number], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252, ya que no es UTF-8',
}

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comas',
  ';': 'puntos y comas',
  '\t': 'tabuladores',
}

export function receipt(f: SpanishFormats) {
  return {
    labels: {
      readAs: 'Leído como',
      source: 'Origen',
      file: 'Archivo',
      effectiveDate: 'Fecha de efecto',
      rows: 'Filas',
      customers: 'Clientes',
      ignoredColumns: 'Columnas omitidas',
    },
    shapes: SHAPES,
    file({ format, delimiter, encoding, container, bytes }: FileFacts): string {
      const csv = delimiter === null ? 'CSV' : `CSV separado por ${DELIMITERS[delimiter] ?? delimiter}`
      const names = {
        csv,
        ndjson: 'NDJSON, un registro por línea',
        json: 'un documento JSON',
        xlsx: 'la primera hoja de un libro de Excel',
      }
      return [
        format === null ? '' : names[format],
        encoding === null ? '' : ENCODING_NAMES[encoding],
        container === null || container === 'plain' ? '' : `comprimido con ${container}`,
        bytes === null ? '' : f.bytes(bytes),
      ]
        .filter((part) => part !== '')
        .join('; ')
    },
    /** Both `YYYY-MM-DD`. */
    effective: (date: string, keyDate: string) =>
      date === keyDate ? date : `${date}, según el archivo (la clave indica ${keyDate})`,
    rows: ({ read, accepted, rejected, skipped }: RowCounts) =>
      read === 0
        ? 'ninguna: significa «no hay datos», no «nadie estuvo activo»'
        : `${f.counted(read, 'leída', 'leídas')}, ${f.counted(accepted, 'aceptada', 'aceptadas')}, ${f.counted(rejected, 'rechazada', 'rechazadas')}, ${f.counted(skipped, 'omitida', 'omitidas')}`,
    countedRows: (rows: number) => f.counted(rows, 'fila', 'filas'),
  }
}
