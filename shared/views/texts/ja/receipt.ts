// What a receipt says of a file: as what it was read, and how much of it counts.

import type { ENCODINGS, RowCounts, Shape } from '../../../domain/drops/outcome.ts'
import type { FileFacts } from '../facts.ts'
import type { JapaneseFormats } from './with-nouns.ts'

const SHAPES: Readonly<Record<Shape, string>> = {
  subscriptions: 'ライセンスデータ、サブスクリプションごとに1行',
  summary: 'ライセンスデータ、製品ごとに1行',
  events: '利用データ、ユーザーと利用日ごとに1行',
  snapshot: '利用データ、各ユーザーの最終利用日',
  graph: '利用データ、Microsoft Graphのユーザー詳細レポート',
  aggregates: '利用データ、ユーザーの記載がない集計値',
  tickets: 'サポートチケット',
  counts: 'サポート問い合わせ、日別の件数',
}

const ENCODING_NAMES: Readonly<Record<(typeof ENCODINGS)[number], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252（UTF-8ではないため）',
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'コンマ', ';': 'セミコロン', '\t': 'タブ' }

export function receipt(f: JapaneseFormats) {
  return {
    labels: {
      readAs: '読み取り形式',
      source: '出所',
      file: 'ファイル',
      effectiveDate: '有効日',
      rows: '行',
      customers: '顧客',
      ignoredColumns: '無視した列',
    },
    shapes: SHAPES,
    file({ format, delimiter, encoding, container, bytes }: FileFacts): string {
      const csv = delimiter === null ? 'CSV' : `${DELIMITERS[delimiter] ?? delimiter}区切りのCSV`
      const names = {
        csv,
        ndjson: 'NDJSON（1行に1レコード）',
        json: 'JSONドキュメント',
        xlsx: 'Excelブックの最初のシート',
      }
      return [
        format === null ? '' : names[format],
        encoding === null ? '' : ENCODING_NAMES[encoding],
        container === null || container === 'plain' ? '' : `${container}で圧縮`,
        bytes === null ? '' : f.bytes(bytes),
      ]
        .filter((part) => part !== '')
        .join('、')
    },
    /** Both `YYYY-MM-DD`. */
    effective: (date: string, keyDate: string) =>
      date === keyDate ? date : `${date}、ファイルの記載による（キーでは${keyDate}）`,
    rows: ({ read, accepted, rejected, skipped }: RowCounts) =>
      read === 0
        ? 'なし：これは「データなし」を意味し、「誰も使わなかった」という意味ではありません'
        : `読み取り${f.count(read)}行、受け入れ${f.count(accepted)}行、却下${f.count(rejected)}行、スキップ${f.count(skipped)}行`,
    countedRows: (rows: number) => `${f.count(rows)}行`,
  }
}
