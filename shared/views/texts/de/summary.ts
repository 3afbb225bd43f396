// The beginning of a digest: how many customers need attention, and the titles of those that follow.

import type { Doubts } from '../../../domain/digest/data-quality.ts'
import type { FlagState } from '../../../domain/flags/flag.ts'
import type { Attention } from '../facts.ts'
import { IN_SENTENCES } from './flags.ts'
import type { GermanFormats } from './with-nouns.ts'

export function summary(f: GermanFormats) {
  return {
    /** Why no flag is no good news; empty: it is. */
    doubts: doubtsIn,
    /** `all`: the customers of the portfolio. */
    headline({ customers, critical, doubts, rejectedRows }: Attention, all: number) {
      if (all === 0) return 'Für diese vier Wochen liegen für keinen Kunden Lizenzdaten vor.'
      if (customers === 0) {
        const missing = doubtsIn(doubts)
        if (missing.length > 0)
          return `Soweit bekannt, braucht diese Woche kein Kunde Ihre Aufmerksamkeit; es lag aber nicht alles vor: ${f.list(missing)}.`
        const rejected =
          rejectedRows === 0 ? '' : ` ${f.counted(rejectedRows, 'Zeile wurde', 'Zeilen wurden')} abgelehnt.`
        return `Gute Nachricht: Diese Woche braucht keiner Ihrer Kunden Aufmerksamkeit.${rejected}`
      }
      const urgency = urgencyOf(customers, critical)
      if (all === 1) return `Ihr Kunde braucht diese Woche Aufmerksamkeit${urgency}.`
      if (customers === all)
        return `Alle ${f.count(all)} Kunden brauchen diese Woche Aufmerksamkeit${urgency}.`
      return `${f.count(customers)} Ihrer ${f.count(all)} Kunden ${f.plural(customers, 'braucht', 'brauchen')} diese Woche Aufmerksamkeit${urgency}.`
    },
    /** '' where there are no flags. */
    movement(counts: Readonly<Record<FlagState, number>>) {
      const parts = STATES.filter((state) => counts[state] > 0).map(
        (state) => `${f.count(counts[state])} ${MOVEMENTS[state]}`,
      )
      return parts.length === 0 ? '' : `Hinweise: ${f.list(parts)}.`
    },
    attention: 'Kunden, die Aufmerksamkeit brauchen',
    alsoFlagged: 'Gut zu wissen',
    moreFlagged: 'Weitere Kunden, die Aufmerksamkeit brauchen',
    stillOpen: 'Seit mehr als vier Wochen offen',
    /** Where the others are, without a portal. */
    inTheReport: 'Alle stehen in portfolio.html.',
  }

  function doubtsIn({ customers, refusedFiles, unreadFiles, rejectingFiles }: Doubts): string[] {
    return [
      customers === 0 ? '' : `Nutzungsdaten von zu wenigen Tagen bei ${f.count(customers)} Kunden`,
      refusedFiles === 0 ? '' : f.counted(refusedFiles, 'abgelehnte Datei', 'abgelehnte Dateien'),
      unreadFiles === 0
        ? ''
        : f.counted(unreadFiles, 'nicht rechtzeitig gelesene Datei', 'nicht rechtzeitig gelesene Dateien'),
      rejectingFiles === 0
        ? ''
        : `${f.counted(rejectingFiles, 'Datei', 'Dateien')} mit abgelehnten Zeilen, die einen Hinweis ändern könnten`,
    ].filter((doubt) => doubt !== '')
  }

  function urgencyOf(customers: number, critical: number): string {
    if (critical === 0) return ''
    if (customers === 1) return ', und zwar dringend'
    return critical === customers ? ', alle davon dringend' : `, ${f.count(critical)} davon dringend`
  }
}

const STATES = ['new', 'continuing', 'improving', 'cleared'] as const

const MOVEMENTS: Readonly<Record<FlagState, string>> = { ...IN_SENTENCES, improving: 'in Besserung' }
