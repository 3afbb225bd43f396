// Earlier digests that did not arrive.

import type { Undelivered } from '../../../domain/digest/digest.ts'
import type { SpanishFormats } from './with-nouns.ts'

export function undelivered(f: SpanishFormats) {
  return {
    /** `isReader`: the recipient is who reads this. `isLastWeek`: it is last week's digest, not an earlier one. */
    digest(
      { week, recipient, how, reason }: Undelivered,
      { isReader, isLastWeek }: { readonly isReader: boolean; readonly isLastWeek: boolean },
    ): string {
      const number = Number(week.slice(6))
      const which = isLastWeek
        ? `El resumen de la semana pasada (semana ${number})`
        : `El resumen de la semana ${number}`
      const reader = recipient === null ? '' : ` a ${recipient}`
      const why = reason === '' ? '' : `: ${withoutStop(reason)}`
      switch (how) {
        case 'not_made':
          return `${which} no se generó${why}.`
        case 'not_sent':
          return isReader ? `${which} no se le envió${why}.` : `${which} no se envió${reader}${why}.`
        case 'refused':
          return isReader ? `${which} no se le entregó${why}.` : `${which} no se entregó${reader}${why}.`
        case 'bounced':
          return isReader
            ? `${which} no le llegó: su dirección no lo aceptó.`
            : `${which} enviado${reader} fue devuelto: la dirección no lo aceptó.`
        case 'unconfirmed':
          return isReader
            ? `${which} quizá no le haya llegado: no se pudo confirmar la entrega.`
            : `${which} quizá no haya llegado${reader}: no se pudo confirmar la entrega.`
      }
    },
    more: (recipients: number) => `…y ${f.counted(recipients, 'destinatario', 'destinatarios')} más.`,
  }
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '')
}
