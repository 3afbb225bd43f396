// What to do about a product name that matches nothing: what to write in partners.json, or which licences to upload.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { FrenchFormats } from './with-nouns.ts'

/** One sentence or two about a name of a product. */
export function adviceOn(f: FrenchFormats, { word, partNumber, users }: UnmatchedName): string {
  const who = `${word} (${f.counted(users, 'utilisateur', 'utilisateurs')})`
  return partNumber === null
    ? `${who} est inconnu : ajoutez ${entry('products', word, 'PART_NUMBER')} avec sa référence, ou null pour l’ignorer.`
    : `${who} est ${partNumber}, que les fichiers de licences ne mentionnent pas : chargez ses licences ou, s’ils le mentionnent sous un autre nom, ajoutez ${entry('products', 'AUTRE NOM', partNumber)}.`
}

/** What to paste into the partner's settings. */
export function entry(setting: string, word: string, value: string): string {
  return `"${setting}": { ${JSON.stringify(word)}: "${value}" }`
}
