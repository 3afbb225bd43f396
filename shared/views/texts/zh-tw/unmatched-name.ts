// What to do about a product name that matches nothing: what to write in partners.json, or which licences to upload.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { ChineseFormats } from './with-nouns.ts'

/** One sentence or two about a name of a product. */
export function adviceOn(f: ChineseFormats, { word, partNumber, users }: UnmatchedName): string {
  const who = `${word}（${f.count(users)} 位使用者）`
  return partNumber === null
    ? `${who}是不明的名稱：請加入 ${entry('products', word, 'PART_NUMBER')} 並填入產品編號，或填 null 加以忽略。`
    : `${who}是 ${partNumber}，授權檔案中沒有列出：請上傳其授權；如果授權檔案以其他名稱列出，請加入 ${entry('products', '該名稱', partNumber)}。`
}

/** What to paste into the partner's settings. */
export function entry(setting: string, word: string, value: string): string {
  return `"${setting}": { ${JSON.stringify(word)}: "${value}" }`
}
