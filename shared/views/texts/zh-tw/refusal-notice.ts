// The notice that files were refused.

import type { Replaced } from '../facts.ts'
import type { ChineseFormats } from './with-nouns.ts'

export function refusalNotice(f: ChineseFormats) {
  return {
    title: '遭拒絕的檔案',
    mark: '遭拒絕',
    subject: (files: number, partner: string) => `${f.count(files)} 個檔案遭拒絕 · ${partner}`,
    headline: (files: number) => `有 ${f.count(files)} 個檔案遭拒絕，其資料完全未計入。`,
    /** What the key held before; null: nothing. */
    before(replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null ? '先前的資料不受影響。' : `這個索引鍵先前有${held}，現已不再計入。`
    },
    receipt: (key: string) => `回條：${key}`,
    /** Files refused for the same reason. */
    alike: (files: number) => `${f.count(files)} 個檔案，原因相同`,
    /** One of them, and what its key held before. */
    one(key: string, replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null ? key : `${key}（先前：${held}）`
    },
    /** Where the receipts of several files are. */
    receipts: '回條：receipts/{file}.receipt.json',
    moreFiles: (files: number) => `……還有 ${f.count(files)} 個檔案；原因請見各自的回條。`,
    advice: [
      '請修正檔案，並以相同的索引鍵再次上傳；新檔案會取代遭拒絕的檔案。',
      '若要先行測試，請在索引鍵前加上 validate/ 再上傳：您會收到回條，但資料不會計入。',
    ],
    once: '每個遭拒絕的檔案只通知一次；同一天的檔案會一併通知。',
  }

  /** null: nothing. */
  function heldBefore(replaced: Replaced | null): string | null {
    if (replaced === null || replaced.rows === 0) return null
    return `關於 ${f.count(replaced.customers)} 家客戶的 ${f.count(replaced.rows)} 列資料`
  }
}
