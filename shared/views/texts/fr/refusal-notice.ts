// The notice that files were refused.

import type { Replaced } from '../facts.ts'
import type { FrenchFormats } from './with-nouns.ts'

export function refusalNotice(f: FrenchFormats) {
  return {
    title: 'Fichiers refusés',
    mark: 'Refusé',
    subject: (files: number, partner: string) =>
      `${f.counted(files, 'fichier refusé', 'fichiers refusés')} · ${partner}`,
    headline: (files: number) =>
      files === 1
        ? 'Un fichier a été refusé ; aucune de ses données n’est prise en compte.'
        : `${f.count(files)} fichiers ont été refusés ; aucune de leurs données n’est prise en compte.`,
    /** What the key held before; null: nothing. */
    before(replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null
        ? 'Aucune donnée antérieure n’est concernée.'
        : `Auparavant, cette clé contenait ${held}, qui ne comptent plus.`
    },
    receipt: (key: string) => `Accusé de réception : ${key}`,
    /** Files refused for the same reason. */
    alike: (files: number) => `${f.count(files)} fichiers, pour la même raison`,
    /** One of them, and what its key held before. */
    one(key: string, replaced: Replaced | null) {
      const held = heldBefore(replaced)
      return held === null ? key : `${key} (auparavant : ${held})`
    },
    /** Where the receipts of several files are. */
    receipts: 'Accusés de réception : receipts/{file}.receipt.json',
    moreFiles: (files: number) =>
      `… et ${f.counted(files, 'autre fichier ; son accusé de réception en donne', 'autres fichiers ; leurs accusés de réception en donnent')} la raison.`,
    advice: [
      'Corrigez le fichier et chargez-le de nouveau sous la même clé ; il remplace celui qui a été refusé.',
      'Pour le tester d’abord, chargez-le avec validate/ devant la clé : vous obtenez un accusé de réception et aucune de ses données n’est prise en compte.',
    ],
    once: 'Chaque fichier refusé est signalé une fois ; ceux d’un même jour sont signalés ensemble.',
  }

  /** null: nothing. */
  function heldBefore(replaced: Replaced | null): string | null {
    if (replaced === null || replaced.rows === 0) return null
    return `${f.counted(replaced.rows, 'ligne', 'lignes')} concernant ${f.counted(replaced.customers, 'client', 'clients')}`
  }
}
