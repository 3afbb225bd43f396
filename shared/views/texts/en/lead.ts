// The first things that a reader sees of a digest: its subject, the preview in the inbox, and the opening line, which says
// the one thing that matters this week.

import type { DigestPortfolio } from '../../../domain/digest/digest-figures.ts'
import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import { DATASET_NAMES, type EnglishFormats, UNKNOWN, upperFirst } from './with-nouns.ts'

export function lead(f: EnglishFormats) {
  return {
    /** `name`: of the customer that matters most; `others`: how many more need attention. `week`: `2026-W47`. */
    subject: {
      flag: (name: string, rule: Rule, customer: FlaggedCustomer, others: number, week: string) =>
        `${name}: ${SHORT[rule]}${figureOf(rule, customer)}${others === 0 ? '' : `, and ${f.count(others)} more`}${inWeek(week)}`,
      improving: (customers: number, week: string) =>
        `${f.counted(customers, 'customer is', 'customers are')} improving${inWeek(week)}`,
      well: (week: string) => `No customer needs attention${inWeek(week)}`,
      doubt: (week: string) => `No flags, but data is missing${inWeek(week)}`,
      nothingNew: (week: string) => `Nothing new since last week${inWeek(week)}`,
    },
    /** What the inbox shows after the subject. */
    preheader(
      headline: string,
      { customers, customersUnseen, adjustedUsagePct, deploymentPct }: DigestPortfolio,
    ) {
      const usage =
        customers > 0 && customersUnseen === customers ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      return `${headline} Adjusted usage ${usage}, deployment ${f.percentOrNone(deploymentPct)}.`
    },
    opening(name: string, rule: Rule, customer: FlaggedCustomer) {
      const { calls28d, callsPer100, licensesAssigned, licensesSold, deploymentPct } = customer
      const calls = calls28d === null ? null : f.counted(calls28d, 'help call')
      switch (rule) {
        case 'at_risk':
          return `${name} is at risk: ${f.list([inUse(customer), ...(calls === null ? [] : [`${calls} in 28 days`])])}.`
        case 'high_support': {
          const rate = callsPer100 === null ? '' : `, ${f.decimal(callsPer100)} per 100 seats`
          return `${name} needs help: ${calls ?? UNKNOWN} in 28 days${rate}.`
        }
        case 'low_deployment':
          return `${name} has assigned ${f.count(licensesAssigned ?? 0)} of ${f.counted(licensesSold, 'seat')} (${f.percentOrNone(deploymentPct)}).`
        case 'declining':
          return `${name} uses less than before: ${inUse(customer)}${fall(customer)}.`
        default:
          return `${name} uses little of what it bought: ${inUse(customer)}${fall(customer)}.`
      }
    },
    noneKnown: 'No customer is known to need attention this week.',
    improving: 'Every flag that is open is improving.',
    nothingNew:
      'Nothing new since last week: no licence or activity data has arrived, and no flag has changed.',
    /** `all`: the customers of the portfolio. */
    stillOpen(customers: number, all: number) {
      if (customers === 0) return ''
      if (all === 1) return 'Your customer still needs attention, as last week’s digest says.'
      return `${f.count(customers)} of your ${f.counted(all, 'customer')} still ${customers === 1 ? 'needs' : 'need'} attention, as last week’s digest says.`
    },
    /** `doubts`: at least one. */
    missing: (doubts: readonly string[]) => `Data is missing, so figures may be too low: ${f.list(doubts)}.`,
    stopped: (dataset: Dataset, lastDay: string) =>
      `${upperFirst(DATASET_NAMES[dataset])} stopped: nothing after ${f.day(lastDay)}.`,
  }

  function inUse({ entitledActive, licensesSold, adjustedUsagePct, coverageDays }: FlaggedCustomer): string {
    if (coverageDays === 0) return 'usage unknown'
    return `${f.count(entitledActive)} of ${f.counted(licensesSold, 'seat')} in use (${f.percentOrNone(adjustedUsagePct)})`
  }

  function fall({ adjustedUsageDelta7d: points }: FlaggedCustomer): string {
    return points === null || points >= 0 ? '' : `, down ${f.decimal(-points)} points in a week`
  }

  function figureOf(rule: Rule, { adjustedUsagePct, deploymentPct, calls28d }: FlaggedCustomer): string {
    if (rule === 'high_support') return calls28d === null ? '' : ` (${f.count(calls28d)})`
    const pct = rule === 'low_deployment' ? deploymentPct : adjustedUsagePct
    return pct === null ? '' : ` (${f.percent(pct)})`
  }

  function inWeek(week: string): string {
    return ` · week ${Number(week.slice(6))}`
  }
}

const SHORT: Readonly<Record<Rule, string>> = {
  at_risk: 'at risk',
  low_usage: 'low usage',
  high_support: 'many help calls',
  low_deployment: 'seats not assigned',
  declining: 'falling usage',
  unmatched_products: 'unknown product names',
  stale_data: 'outdated data',
  over_100: 'usage above 100%',
  expansion: 'ready to expand',
}
