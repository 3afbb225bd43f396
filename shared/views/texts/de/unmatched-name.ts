// What to do about a product name that matches nothing: what to write in partners.json, or which licences to upload.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { GermanFormats } from './with-nouns.ts'

/** One sentence or two about a name of a product. */
export function adviceOn(f: GermanFormats, { word, partNumber, users }: UnmatchedName): string {
  const who = `${word} (${f.count(users)} Benutzer)`
  return partNumber === null
    ? `${who} ist unbekannt: Ergänzen Sie ${entry('products', word, 'PART_NUMBER')} mit der Artikelnummer, oder null, um den Namen zu ignorieren.`
    : `${who} ist ${partNumber} und steht in keiner Lizenzdatei: Laden Sie die Lizenzen dazu hoch, oder ergänzen Sie, falls das Produkt dort anders heißt, ${entry('products', 'NAME DORT', partNumber)}.`
}

/** What to paste into the partner's settings. */
export function entry(setting: string, word: string, value: string): string {
  return `"${setting}": { ${JSON.stringify(word)}: "${value}" }`
}
