// What to do about a product name that matches nothing: what to write in partners.json, or which licences to upload.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { JapaneseFormats } from './with-nouns.ts'

/** One sentence or two about a name of a product. */
export function adviceOn(f: JapaneseFormats, { word, partNumber, users }: UnmatchedName): string {
  const who = `${word}（ユーザー${f.count(users)}名）`
  return partNumber === null
    ? `${who}は不明な名前です。${entry('products', word, 'PART_NUMBER')}に製品番号を指定して追加するか、無視する場合はnullを指定してください。`
    : `${who}は${partNumber}ですが、ライセンスファイルに記載がありません。そのライセンスをアップロードするか、別の名前で記載されている場合は${entry('products', 'その名前', partNumber)}を追加してください。`
}

/** What to paste into the partner's settings. */
export function entry(setting: string, word: string, value: string): string {
  return `"${setting}": { ${JSON.stringify(word)}: "${value}" }`
}
