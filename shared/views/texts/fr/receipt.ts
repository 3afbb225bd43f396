// What a receipt says of a file: as what it was read, and how much of it counts.

import type { ENCODINGS, RowCounts, Shape } from '../../../domain/drops/outcome.ts'
import type { FileFacts } from '../facts.ts'
import type { FrenchFormats } from './with-nouns.ts'

const SHAPES: Readonly<Record<Shape, string>> = {
  subscriptions: 'entitlements, une ligne par abonnement',
  summary: 'entitlements, une ligne par produit',
  events: 'activity, une ligne par utilisateur et par jour d’utilisation',
  snapshot: 'activity, le dernier jour d’utilisation de chaque utilisateur',
  graph: 'activity, un rapport détaillé par utilisateur de Microsoft Graph',
  aggregates: 'activity sous forme de décomptes, sans utilisateurs',
  tickets: 'tickets de support',
  counts: 'appels au support, comptés par jour',
}

const ENCODING_NAMES: Readonly<Record<(typeof ENCODINGS)[number], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252, car ce n’est pas de l’UTF-8',
}

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'des virgules',
  ';': 'des points-virgules',
  '\t': 'des tabulations',
}

export function receipt(f: FrenchFormats) {
  return {
    labels: {
      readAs: 'Lu comme',
      source: 'Origine',
      file: 'Fichier',
      effectiveDate: 'Date d’effet',
      rows: 'Lignes',
      customers: 'Clients',
      ignoredColumns: 'Colonnes ignorées',
    },
    shapes: SHAPES,
    file({ format, delimiter, encoding, container, bytes }: FileFacts): string {
      const csv = delimiter === null ? 'CSV' : `CSV séparé par ${DELIMITERS[delimiter] ?? delimiter}`
      const names = {
        csv,
        ndjson: 'NDJSON, un enregistrement par ligne',
        json: 'un document JSON',
        xlsx: 'la première feuille d’un classeur Excel',
      }
      return [
        format === null ? '' : names[format],
        encoding === null ? '' : ENCODING_NAMES[encoding],
        container === null || container === 'plain' ? '' : `compressé avec ${container}`,
        bytes === null ? '' : f.bytes(bytes),
      ]
        .filter((part) => part !== '')
        .join(' ; ')
    },
    /** Both `YYYY-MM-DD`. */
    effective: (date: string, keyDate: string) =>
      date === keyDate ? date : `${date}, d’après le fichier (la clé indique ${keyDate})`,
    rows: ({ read, accepted, rejected, skipped }: RowCounts) =>
      read === 0
        ? 'aucune : cela signifie « pas de données », et non « personne n’était actif »'
        : `${f.counted(read, 'lue', 'lues')}, ${f.counted(accepted, 'acceptée', 'acceptées')}, ${f.counted(rejected, 'rejetée', 'rejetées')}, ${f.counted(skipped, 'ignorée', 'ignorées')}`,
    countedRows: (rows: number) => f.counted(rows, 'ligne', 'lignes'),
  }
}
