// The notice that files were refused.

import type { Replaced } from '../facts.ts'
import type { EnglishFormats } from './with-nouns.ts'

export function refusalNotice(f: EnglishFormats) {
  return {
    title: 'Refused files',
    mark: 'Refused',
    subject: (files: number, partner: string) =>
      `${f.counted(files, 'file was', 'files were')} refused · ${partner}`,
    headline: (files: number) =>
      files === 1
        ? 'One file was refused; none of its data is included.'
        : `${f.count(files)} files were refused; none of their data is included.`,
    /** What the key held before; null: nothing. */
    before(replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null
        ? 'No earlier data is affected.'
        : `Before, this key held ${held}, which no longer count.`
    },
    receipt: (key: string) => `Receipt: ${key}`,
    /** Files refused for the same reason. */
    alike: (files: number) => `${f.count(files)} files, for the same reason`,
    /** One of them, and what its key held before. */
    one(key: string, replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null ? key : `${key} (before: ${held})`
    },
    /** Where the receipts of several files are. */
    receipts: 'Receipts: receipts/{file}.receipt.json',
    moreFiles: (files: number) => `…and ${f.counted(files, 'more file')}; their receipts say why.`,
    advice: [
      'Fix the file and upload it again under the same key; it replaces the refused one.',
      'To test it first, upload it with validate/ in front of the key: you get a receipt, and none of its data is included.',
    ],
    once: 'Each refused file is reported once; those of one day are reported together.',
  }

  /** null: nothing. */
  function heldBefore(replaced: Replaced | null): string | null {
    if (replaced === null || replaced.rows === 0) return null
    return `${f.counted(replaced.rows, 'row')} about ${f.counted(replaced.customers, 'customer')}`
  }
}
