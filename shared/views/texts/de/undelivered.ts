// Earlier digests that did not arrive.

import type { Undelivered } from '../../../domain/digest/digest.ts'
import type { GermanFormats } from './with-nouns.ts'

export function undelivered(f: GermanFormats) {
  return {
    /** `isReader`: the recipient is who reads this. `isLastWeek`: it is last week's digest, not an earlier one. */
    digest(
      { week, recipient, how, reason }: Undelivered,
      { isReader, isLastWeek }: { readonly isReader: boolean; readonly isLastWeek: boolean },
    ): string {
      const number = Number(week.slice(6))
      const which = isLastWeek
        ? `Die Wochenübersicht der letzten Woche (Woche ${number})`
        : `Die Wochenübersicht für Woche ${number}`
      const reader = isReader ? 'Sie' : recipient
      const to = reader === null ? '' : ` an ${reader}`
      const why = reason === '' ? '' : `: ${withoutStop(reason)}`
      switch (how) {
        case 'not_made':
          return `${which} wurde nicht erstellt${why}.`
        case 'not_sent':
          return `${which} wurde nicht${to} gesendet${why}.`
        case 'refused':
          return `${which} wurde nicht${to} zugestellt${why}.`
        case 'bounced':
          return `${which}${to} kam zurück: Die Adresse hat sie nicht angenommen.`
        case 'unconfirmed':
          return `${which}${to} ist möglicherweise nicht angekommen: Die Zustellung wurde nicht bestätigt.`
      }
    },
    more: (recipients: number) => `…und ${f.counted(recipients, 'weiterer', 'weitere')} Empfänger.`,
  }
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '')
}
