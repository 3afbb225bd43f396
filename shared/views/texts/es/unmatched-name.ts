// What to do about a product name that matches nothing: what to write in partners.json, or which licences to upload.

import type { UnmatchedName } from '../../../domain/digest/digest-figures.ts'
import type { SpanishFormats } from './with-nouns.ts'

/** One sentence or two about a name of a product. */
export function adviceOn(f: SpanishFormats, { word, partNumber, users }: UnmatchedName): string {
  const who = `${word} (${f.counted(users, 'usuario', 'usuarios')})`
  return partNumber === null
    ? `${who} es desconocido: añada ${entry('products', word, 'PART_NUMBER')} con su referencia, o null para omitirlo.`
    : `${who} es ${partNumber}, que no figura en los archivos de licencias: suba sus licencias o, si figura con otro nombre, añada ${entry('products', 'OTRO NOMBRE', partNumber)}.`
}

/** What to paste into the partner's settings. */
export function entry(setting: string, word: string, value: string): string {
  return `"${setting}": { ${JSON.stringify(word)}: "${value}" }`
}
