// The beginning of a digest: how many customers need attention, and the titles of those that follow.

import type { Doubts } from '../../../domain/digest/data-quality.ts'
import type { FlagState } from '../../../domain/flags/flag.ts'
import type { Attention } from '../facts.ts'
import type { EnglishFormats } from './with-nouns.ts'

export function summary(f: EnglishFormats) {
  return {
    /** Why no flag is no good news; empty: it is. */
    doubts: doubtsIn,
    /** `all`: the customers of the portfolio. */
    headline({ customers, critical, doubts, rejectedRows }: Attention, all: number) {
      if (all === 0) return 'There is no licence data for any customer in these four weeks.'
      if (customers === 0) {
        const missing = doubtsIn(doubts)
        if (missing.length > 0)
          return `No customer is known to need attention this week, but not everything was seen: ${f.list(missing)}.`
        const rejected =
          rejectedRows === 0 ? '' : ` ${f.counted(rejectedRows, 'row was', 'rows were')} rejected.`
        return `Good news: none of your customers needs attention this week.${rejected}`
      }
      const urgency = urgencyOf(customers, critical)
      if (all === 1) return `Your customer needs attention this week${urgency}.`
      if (customers === all)
        return `All ${f.count(all)} of your customers need attention this week${urgency}.`
      const need = customers === 1 ? 'needs' : 'need'
      return `${f.count(customers)} of your ${f.count(all)} customers ${need} attention this week${urgency}.`
    },
    /** '' where there are no flags. */
    movement(counts: Readonly<Record<FlagState, number>>) {
      const parts = STATES.filter((state) => counts[state] > 0).map(
        (state) => `${f.count(counts[state])} ${state}`,
      )
      return parts.length === 0 ? '' : `Flags: ${f.list(parts)}.`
    },
    attention: 'Customers that need attention',
    alsoFlagged: 'Good to know',
    moreFlagged: 'More customers that need attention',
    stillOpen: 'Open for more than four weeks',
    /** Where the others are, without a portal. */
    inTheReport: 'All of them are in portfolio.html.',
  }

  function doubtsIn({ customers, refusedFiles, unreadFiles, rejectingFiles }: Doubts): string[] {
    return [
      customers === 0
        ? ''
        : `${f.counted(customers, 'customer has', 'customers have')} too few days of activity data`,
      refusedFiles === 0 ? '' : `${f.counted(refusedFiles, 'file was', 'files were')} refused`,
      unreadFiles === 0 ? '' : `${f.counted(unreadFiles, 'file was', 'files were')} not read in time`,
      rejectingFiles === 0
        ? ''
        : `${f.counted(rejectingFiles, 'file has', 'files have')} rejected rows that could change a flag`,
    ].filter((doubt) => doubt !== '')
  }

  function urgencyOf(customers: number, critical: number): string {
    if (critical === 0) return ''
    if (customers === 1) return ', urgently'
    return critical === customers ? ', all of them urgently' : `, ${f.count(critical)} of them urgently`
  }
}

const STATES = ['new', 'continuing', 'improving', 'cleared'] as const
