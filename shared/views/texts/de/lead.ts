// The first things that a reader sees of a digest: its subject, the preview in the inbox, and the opening line, which says
// the one thing that matters this week.

import type { DigestPortfolio } from '../../../domain/digest/digest-figures.ts'
import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import { DATASET_NAMES, type GermanFormats, UNKNOWN } from './with-nouns.ts'

export function lead(f: GermanFormats) {
  return {
    /** `name`: of the customer that matters most; `others`: how many more need attention. `week`: `2026-W47`. */
    subject: {
      flag: (name: string, rule: Rule, customer: FlaggedCustomer, others: number, week: string) =>
        `${name}: ${SHORT[rule]}${figureOf(rule, customer)}${others === 0 ? '' : `, ${f.count(others)} weitere`}${inWeek(week)}`,
      improving: (customers: number, week: string) =>
        `${f.count(customers)} Kunden in Besserung${inWeek(week)}`,
      well: (week: string) => `Kein Kunde braucht Aufmerksamkeit${inWeek(week)}`,
      doubt: (week: string) => `Keine Hinweise, aber Daten fehlen${inWeek(week)}`,
      nothingNew: (week: string) => `Nichts Neues seit letzter Woche${inWeek(week)}`,
    },
    /** What the inbox shows after the subject. */
    preheader(
      headline: string,
      { customers, customersUnseen, adjustedUsagePct, deploymentPct }: DigestPortfolio,
    ) {
      const usage =
        customers > 0 && customersUnseen === customers ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      return `${headline} Bereinigte Nutzung ${usage}, Bereitstellung ${f.percentOrNone(deploymentPct)}.`
    },
    opening(name: string, rule: Rule, customer: FlaggedCustomer) {
      const { calls28d, callsPer100, licensesAssigned, licensesSold, deploymentPct } = customer
      const calls = calls28d === null ? null : f.counted(calls28d, 'Hilfeanfrage', 'Hilfeanfragen')
      switch (rule) {
        case 'at_risk':
          return `${name} ist gefährdet: ${f.list([inUse(customer), ...(calls === null ? [] : [`${calls} in 28 Tagen`])])}.`
        case 'high_support': {
          const rate = callsPer100 === null ? '' : `, ${f.decimal(callsPer100)} je 100 Lizenzen`
          return `${name} braucht Hilfe: ${calls ?? `Hilfeanfragen ${UNKNOWN}`} in 28 Tagen${rate}.`
        }
        case 'low_deployment':
          return `${name} hat ${f.count(licensesAssigned ?? 0)} von ${f.counted(licensesSold, 'Lizenz', 'Lizenzen')} zugewiesen (${f.percentOrNone(deploymentPct)}).`
        case 'declining':
          return `${name} nutzt weniger als zuvor: ${inUse(customer)}${fall(customer)}.`
        default:
          return `${name} nutzt wenig von dem, was gekauft wurde: ${inUse(customer)}${fall(customer)}.`
      }
    },
    noneKnown: 'Soweit bekannt, braucht diese Woche kein Kunde Aufmerksamkeit.',
    improving: 'Bei allen offenen Hinweisen zeigt sich Besserung.',
    nothingNew:
      'Nichts Neues seit letzter Woche: Es sind keine Lizenz- oder Nutzungsdaten eingetroffen, und kein Hinweis hat sich geändert.',
    /** `all`: the customers of the portfolio. */
    stillOpen(customers: number, all: number) {
      if (customers === 0) return ''
      const who = all === 1 ? 'Ihr Kunde' : `${f.count(customers)} Ihrer ${f.count(all)} Kunden`
      return `${who} ${f.plural(customers, 'braucht', 'brauchen')} weiterhin Aufmerksamkeit, wie in der letzten Wochenübersicht beschrieben.`
    },
    /** `doubts`: at least one. */
    missing: (doubts: readonly string[]) =>
      `Es fehlen Daten, die Werte können daher zu niedrig sein: ${f.list(doubts)}.`,
    stopped: (dataset: Dataset, lastDay: string) =>
      `${DATASET_NAMES[dataset]} bleiben aus: nichts seit dem ${f.day(lastDay)}.`,
  }

  function inUse({ entitledActive, licensesSold, adjustedUsagePct, coverageDays }: FlaggedCustomer): string {
    if (coverageDays === 0) return 'Nutzung unbekannt'
    return `${f.count(entitledActive)} von ${f.counted(licensesSold, 'Lizenz', 'Lizenzen')} genutzt (${f.percentOrNone(adjustedUsagePct)})`
  }

  function fall({ adjustedUsageDelta7d: points }: FlaggedCustomer): string {
    return points === null || points >= 0 ? '' : `, ${f.decimal(-points)} Punkte weniger als vor einer Woche`
  }

  function figureOf(rule: Rule, { adjustedUsagePct, deploymentPct, calls28d }: FlaggedCustomer): string {
    if (rule === 'high_support') return calls28d === null ? '' : ` (${f.count(calls28d)})`
    const pct = rule === 'low_deployment' ? deploymentPct : adjustedUsagePct
    return pct === null ? '' : ` (${f.percent(pct)})`
  }

  function inWeek(week: string): string {
    return ` · Woche ${Number(week.slice(6))}`
  }
}

const SHORT: Readonly<Record<Rule, string>> = {
  at_risk: 'gefährdet',
  low_usage: 'geringe Nutzung',
  high_support: 'viele Anfragen',
  low_deployment: 'nicht zugewiesen',
  declining: 'Nutzung sinkt',
  unmatched_products: 'unbekannte Namen',
  stale_data: 'veraltete Daten',
  over_100: 'Nutzung über 100\u00a0%',
  expansion: 'bereit für mehr',
}
