// The notice that files were refused.

import type { Replaced } from '../facts.ts'
import type { JapaneseFormats } from './with-nouns.ts'

export function refusalNotice(f: JapaneseFormats) {
  return {
    title: '拒否されたファイル',
    mark: '拒否',
    subject: (files: number, partner: string) => `${f.count(files)}件のファイルが拒否されました · ${partner}`,
    headline: (files: number) =>
      `${f.count(files)}件のファイルが拒否されました。そのデータは一切含まれていません。`,
    /** What the key held before; null: nothing. */
    before(replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null
        ? '以前のデータへの影響はありません。'
        : `このキーには以前${held}がありましたが、集計されなくなりました。`
    },
    receipt: (key: string) => `取り込み結果：${key}`,
    /** Files refused for the same reason. */
    alike: (files: number) => `同じ理由の${f.count(files)}件のファイル`,
    /** One of them, and what its key held before. */
    one(key: string, replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null ? key : `${key}（以前：${held}）`
    },
    /** Where the receipts of several files are. */
    receipts: '取り込み結果：receipts/{file}.receipt.json',
    moreFiles: (files: number) =>
      `…ほか${f.count(files)}件のファイル。理由はそれぞれの取り込み結果をご覧ください。`,
    advice: [
      'ファイルを修正し、同じキーでもう一度アップロードしてください。拒否されたファイルが置き換えられます。',
      '事前に試すには、キーの先頭にvalidate/を付けてアップロードしてください。取り込み結果が届き、データは含まれません。',
    ],
    once: '拒否されたファイルは、それぞれ1回だけ通知されます。同じ日のファイルはまとめて通知されます。',
  }

  /** null: nothing. */
  function heldBefore(replaced: Replaced | null): string | null {
    if (replaced === null || replaced.rows === 0) return null
    return `顧客${f.count(replaced.customers)}社に関する${f.count(replaced.rows)}行`
  }
}
