// What a receipt says of a file: as what it was read, and how much of it counts.

import type { ENCODINGS, RowCounts, Shape } from '../../../domain/drops/outcome.ts'
import type { FileFacts } from '../facts.ts'
import type { ChineseFormats } from './with-nouns.ts'

const SHAPES: Readonly<Record<Shape, string>> = {
  subscriptions: '授權資料，每個訂閱一列',
  summary: '授權資料，每項產品一列',
  events: '活動資料，每位使用者的每個使用日一列',
  snapshot: '活動資料，每位使用者最後使用的日期',
  graph: '活動資料，Microsoft Graph 的使用者詳細報告',
  aggregates: '活動資料，僅有計數而無使用者',
  tickets: '支援工單',
  counts: '支援電話，按日計數',
}

const ENCODING_NAMES: Readonly<Record<(typeof ENCODINGS)[number], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252，因為不是 UTF-8',
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': '逗號', ';': '分號', '\t': '定位字元' }

export function receipt(f: ChineseFormats) {
  return {
    labels: {
      readAs: '讀取為',
      source: '來源',
      file: '檔案',
      effectiveDate: '生效日期',
      rows: '資料列',
      customers: '客戶',
      ignoredColumns: '忽略的欄',
    },
    shapes: SHAPES,
    file({ format, delimiter, encoding, container, bytes }: FileFacts): string {
      const csv = delimiter === null ? 'CSV' : `以${DELIMITERS[delimiter] ?? ` ${delimiter} `}分隔的 CSV`
      const names = {
        csv,
        ndjson: 'NDJSON，每行一筆記錄',
        json: 'JSON 文件',
        xlsx: 'Excel 活頁簿的第一張工作表',
      }
      return [
        format === null ? '' : names[format],
        encoding === null ? '' : ENCODING_NAMES[encoding],
        container === null || container === 'plain' ? '' : `以 ${container} 壓縮`,
        bytes === null ? '' : f.bytes(bytes),
      ]
        .filter((part) => part !== '')
        .join('；')
    },
    /** Both `YYYY-MM-DD`. */
    effective: (date: string, keyDate: string) =>
      date === keyDate ? date : `${date}，依檔案所載（索引鍵為 ${keyDate}）`,
    rows: ({ read, accepted, rejected, skipped }: RowCounts) =>
      read === 0
        ? '無：這表示「沒有資料」，而不是「沒有人使用」'
        : `讀取 ${f.count(read)} 列，接受 ${f.count(accepted)} 列，拒絕 ${f.count(rejected)} 列，略過 ${f.count(skipped)} 列`,
    countedRows: (rows: number) => `${f.count(rows)} 列`,
  }
}
