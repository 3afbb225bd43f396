// The beginning of a digest: how many customers need attention, and the titles of those that follow.

import type { DigestPortfolio } from '../../../domain/digest/digest.ts'
import type { FlagState } from '../../../domain/flags/flag.ts'
import type { Attention } from '../facts.ts'
import type { EnglishFormats } from './with-nouns.ts'

export function summary(f: EnglishFormats) {
  return {
    /** `week`: `2026-W47`. */
    subject: ({ customers }: Attention, partner: string, week: string) =>
      customers === 0
        ? `No customer needs attention · ${partner}, ${week}`
        : `${f.counted(customers, 'customer needs', 'customers need')} attention · ${partner}, ${week}`,
    preheader: ({ adjustedUsagePct, deploymentPct }: DigestPortfolio, movement: string) =>
      `Adjusted usage ${f.percentOrNone(adjustedUsagePct)}, deployment ${f.percentOrNone(deploymentPct)}. ${movement}`,
    /** `all`: the customers of the portfolio. */
    headline({ customers, critical }: Attention, all: number) {
      if (all === 0) return 'There is no licence data for any customer in these four weeks.'
      if (customers === 0) return 'Good news: none of your customers needs attention this week.'
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
    moreFlagged: 'Also flagged',
    moreCustomers: (customers: number) =>
      `…and ${f.counted(customers, 'more flagged customer')}, listed in customers.csv.`,
  }

  function urgencyOf(customers: number, critical: number): string {
    if (critical === 0) return ''
    if (customers === 1) return ', urgently'
    return critical === customers ? ', all of them urgently' : `, ${f.count(critical)} of them urgently`
  }
}

const STATES = ['new', 'continuing', 'improving', 'cleared'] as const
