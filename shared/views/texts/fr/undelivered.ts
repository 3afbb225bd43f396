// Earlier digests that did not arrive.

import type { Undelivered } from '../../../domain/digest/digest.ts'
import type { FrenchFormats } from './with-nouns.ts'

export function undelivered(f: FrenchFormats) {
  return {
    /** `isReader`: the recipient is who reads this. `isLastWeek`: it is last week's digest, not an earlier one. */
    digest(
      { week, recipient, how, reason }: Undelivered,
      { isReader, isLastWeek }: { readonly isReader: boolean; readonly isLastWeek: boolean },
    ): string {
      const number = Number(week.slice(6))
      const which = isLastWeek
        ? `Le récapitulatif de la semaine dernière (semaine ${number})`
        : `Le récapitulatif de la semaine ${number}`
      const reader = recipient === null ? '' : ` à ${recipient}`
      const why = reason === '' ? '' : ` : ${withoutStop(reason)}`
      switch (how) {
        case 'not_made':
          return `${which} n’a pas été établi${why}.`
        case 'not_sent':
          return isReader
            ? `${which} ne vous a pas été envoyé${why}.`
            : `${which} n’a pas été envoyé${reader}${why}.`
        case 'refused':
          return isReader
            ? `${which} ne vous a pas été remis${why}.`
            : `${which} n’a pas été remis${reader}${why}.`
        case 'bounced':
          return isReader
            ? `${which} ne vous est pas parvenu : l’adresse ne l’a pas accepté.`
            : `${which} adressé${reader} a été renvoyé : l’adresse ne l’a pas accepté.`
        case 'unconfirmed':
          return isReader
            ? `${which} ne vous est peut-être pas parvenu : la remise n’a pas pu être confirmée.`
            : `${which} n’est peut-être pas parvenu${reader} : la remise n’a pas pu être confirmée.`
      }
    },
    more: (recipients: number) =>
      `… et ${f.counted(recipients, 'autre destinataire', 'autres destinataires')}.`,
  }
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '')
}
