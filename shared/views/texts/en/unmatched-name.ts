// What to do about a product name that matches nothing: what to write in partners.json, or which licences to upload.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { EnglishFormats } from './with-nouns.ts'

/** One sentence or two about a name of a product. */
export function adviceOn(f: EnglishFormats, { word, partNumber, users }: UnmatchedName): string {
  const who = `${word} (${f.counted(users, 'user')})`
  return partNumber === null
    ? `${who} is unknown: add ${entry('products', word, 'PART_NUMBER')} with its part number, or null to ignore it.`
    : `${who} is ${partNumber}, which the licence files do not list: upload its licences, or, if they list it under another name, add ${entry('products', 'THAT NAME', partNumber)}.`
}

/** What to paste into the partner's settings. */
export function entry(setting: string, word: string, value: string): string {
  return `"${setting}": { ${JSON.stringify(word)}: "${value}" }`
}
