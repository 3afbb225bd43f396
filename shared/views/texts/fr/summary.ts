// The beginning of a digest: how many customers need attention, and the titles of those that follow.

import type { Doubts } from '../../../domain/digest/data-quality.ts'
import type { FlagState } from '../../../domain/flags/flag.ts'
import type { Attention } from '../facts.ts'
import type { FrenchFormats } from './with-nouns.ts'

export function summary(f: FrenchFormats) {
  return {
    /** Why no flag is no good news; empty: it is. */
    doubts: doubtsIn,
    /** `all`: the customers of the portfolio. */
    headline({ customers, critical, doubts, rejectedRows }: Attention, all: number) {
      if (all === 0) return 'Il n’y a de données de licences pour aucun client sur ces quatre semaines.'
      if (customers === 0) {
        const missing = doubtsIn(doubts)
        if (missing.length > 0)
          return `À notre connaissance, aucun client ne requiert votre attention cette semaine, mais tout n’a pas pu être vu : ${f.list(missing)}.`
        const rejected =
          rejectedRows === 0
            ? ''
            : ` ${f.counted(rejectedRows, 'ligne a été rejetée', 'lignes ont été rejetées')}.`
        return `Bonne nouvelle : aucun de vos clients ne requiert votre attention cette semaine.${rejected}`
      }
      const urgency = urgencyOf(customers, critical)
      if (all === 1) return `Votre client requiert votre attention cette semaine${urgency}.`
      if (customers === all)
        return `Vos ${f.count(all)} clients requièrent tous votre attention cette semaine${urgency}.`
      const need = f.plural(customers, 'requiert', 'requièrent')
      return `${f.count(customers)} de vos ${f.count(all)} clients ${need} votre attention cette semaine${urgency}.`
    },
    /** '' where there are no flags. */
    movement(counts: Readonly<Record<FlagState, number>>) {
      const parts = MOVEMENTS.filter(([state]) => counts[state] > 0).map(([state, one, other]) =>
        f.counted(counts[state], one, other),
      )
      return parts.length === 0 ? '' : `Alertes : ${f.list(parts)}.`
    },
    attention: 'Clients qui requièrent votre attention',
    alsoFlagged: 'Bon à savoir',
    moreFlagged: 'Autres clients qui requièrent votre attention',
    stillOpen: 'Alertes ouvertes depuis plus de quatre semaines',
    /** Where the others are, without a portal. */
    inTheReport: 'Tous figurent dans portfolio.html.',
  }

  function doubtsIn({ customers, refusedFiles, unreadFiles, rejectingFiles }: Doubts): string[] {
    return [
      customers === 0
        ? ''
        : `${f.counted(customers, 'client a', 'clients ont')} trop peu de jours de données d’activité`,
      refusedFiles === 0 ? '' : f.counted(refusedFiles, 'fichier a été refusé', 'fichiers ont été refusés'),
      unreadFiles === 0
        ? ''
        : `${f.counted(unreadFiles, 'fichier n’a pas été lu', 'fichiers n’ont pas été lus')} à temps`,
      rejectingFiles === 0
        ? ''
        : `${f.counted(rejectingFiles, 'fichier contient', 'fichiers contiennent')} des lignes rejetées qui pourraient changer une alerte`,
    ].filter((doubt) => doubt !== '')
  }

  function urgencyOf(customers: number, critical: number): string {
    if (critical === 0) return ''
    if (customers === 1) return ', en urgence'
    return critical === customers ? ', tous en urgence' : `, dont ${f.count(critical)} en urgence`
  }
}

const MOVEMENTS = [
  ['new', 'nouvelle', 'nouvelles'],
  ['continuing', 'persistante', 'persistantes'],
  ['improving', 'en amélioration', 'en amélioration'],
  ['cleared', 'levée', 'levées'],
] as const
