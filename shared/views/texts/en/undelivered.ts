// Earlier digests that did not arrive.

import type { Undelivered } from '../../../domain/digest/digest.ts'
import type { EnglishFormats } from './with-nouns.ts'

export function undelivered(f: EnglishFormats) {
  return {
    /** `isReader`: the recipient is who reads this. `isLastWeek`: it is last week's digest, not an earlier one. */
    digest(
      { week, recipient, how, reason }: Undelivered,
      { isReader, isLastWeek }: { readonly isReader: boolean; readonly isLastWeek: boolean },
    ): string {
      const number = Number(week.slice(6))
      const which = isLastWeek ? `Last week’s digest (week ${number})` : `The digest for week ${number}`
      const reader = isReader ? 'you' : (recipient ?? 'anyone')
      const why = reason === '' ? '' : `: ${withoutStop(reason)}`
      switch (how) {
        case 'not_made':
          return `${which} was not produced${why}.`
        case 'not_sent':
          return `${which} was not sent to ${reader}${why}.`
        case 'refused':
          return `${which} was not delivered to ${reader}${why}.`
        case 'bounced':
          return `${which} to ${reader} bounced: the address did not accept it.`
        case 'unconfirmed':
          return `${which} may not have reached ${reader}: delivery could not be confirmed.`
      }
    },
    more: (recipients: number) => `…and ${f.counted(recipients, 'more recipient')}.`,
  }
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '')
}
