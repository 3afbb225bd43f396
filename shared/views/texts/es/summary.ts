// The beginning of a digest: how many customers need attention, and the titles of those that follow.

import type { Doubts } from '../../../domain/digest/data-quality.ts'
import type { FlagState } from '../../../domain/flags/flag.ts'
import type { Attention } from '../facts.ts'
import type { SpanishFormats } from './with-nouns.ts'

export function summary(f: SpanishFormats) {
  return {
    /** Why no flag is no good news; empty: it is. */
    doubts: doubtsIn,
    /** `all`: the customers of the portfolio. */
    headline({ customers, critical, doubts, rejectedRows }: Attention, all: number) {
      if (all === 0) return 'No hay datos de licencias de ningún cliente en estas cuatro semanas.'
      if (customers === 0) {
        const missing = doubtsIn(doubts)
        if (missing.length > 0)
          return `Según los datos disponibles, ningún cliente necesita atención esta semana, pero no se ha visto todo: ${f.list(missing)}.`
        const rejected =
          rejectedRows === 0
            ? ''
            : ` Se ${f.plural(rejectedRows, 'ha rechazado', 'han rechazado')} ${f.counted(rejectedRows, 'fila', 'filas')}.`
        return `Buenas noticias: ninguno de sus clientes necesita atención esta semana.${rejected}`
      }
      const urgency = urgencyOf(customers, critical)
      if (all === 1) return `Su cliente necesita atención esta semana${urgency}.`
      if (customers === all) return `Sus ${f.count(all)} clientes necesitan atención esta semana${urgency}.`
      const need = f.plural(customers, 'necesita', 'necesitan')
      return `${f.count(customers)} de sus ${f.count(all)} clientes ${need} atención esta semana${urgency}.`
    },
    /** '' where there are no flags. */
    movement(counts: Readonly<Record<FlagState, number>>) {
      const parts = MOVEMENTS.filter(([state]) => counts[state] > 0).map(([state, one, other]) =>
        f.counted(counts[state], one, other),
      )
      return parts.length === 0 ? '' : `Alertas: ${f.list(parts)}.`
    },
    attention: 'Clientes que necesitan atención',
    alsoFlagged: 'Conviene saber',
    moreFlagged: 'Más clientes que necesitan atención',
    stillOpen: 'Alertas abiertas desde hace más de cuatro semanas',
    /** Where the others are, without a portal. */
    inTheReport: 'Todos están en portfolio.html.',
  }

  function doubtsIn({ customers, refusedFiles, unreadFiles, rejectingFiles }: Doubts): string[] {
    return [
      customers === 0
        ? ''
        : `${f.counted(customers, 'cliente tiene', 'clientes tienen')} muy pocos días con datos de actividad`,
      refusedFiles === 0
        ? ''
        : `${f.counted(refusedFiles, 'archivo se ha rechazado', 'archivos se han rechazado')}`,
      unreadFiles === 0
        ? ''
        : `${f.counted(unreadFiles, 'archivo no se ha leído', 'archivos no se han leído')} a tiempo`,
      rejectingFiles === 0
        ? ''
        : `${f.counted(rejectingFiles, 'archivo tiene', 'archivos tienen')} filas rechazadas que podrían cambiar una alerta`,
    ].filter((doubt) => doubt !== '')
  }

  function urgencyOf(customers: number, critical: number): string {
    if (critical === 0) return ''
    if (customers === 1) return ', con urgencia'
    return critical === customers ? ', todos con urgencia' : `, ${f.count(critical)} de ellos con urgencia`
  }
}

const MOVEMENTS = [
  ['new', 'nueva', 'nuevas'],
  ['continuing', 'persistente', 'persistentes'],
  ['improving', 'en mejora', 'en mejora'],
  ['cleared', 'resuelta', 'resueltas'],
] as const
