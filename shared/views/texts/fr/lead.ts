// The first things that a reader sees of a digest: its subject, the preview in the inbox, and the opening line, which says
// the one thing that matters this week.

import type { DigestPortfolio } from '../../../domain/digest/digest-figures.ts'
import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import { DATASET_NAMES, type FrenchFormats, UNKNOWN } from './with-nouns.ts'

export function lead(f: FrenchFormats) {
  return {
    /** `name`: of the customer that matters most; `others`: how many more need attention. `week`: `2026-W47`. */
    subject: {
      flag: (name: string, rule: Rule, customer: FlaggedCustomer, others: number, week: string) =>
        `${name} : ${SHORT[rule]}${figureOf(rule, customer)}${others === 0 ? '' : ` et ${f.counted(others, 'autre', 'autres')}`}${inWeek(week)}`,
      improving: (customers: number, week: string) =>
        `${f.counted(customers, 'client', 'clients')} en progrès${inWeek(week)}`,
      well: (week: string) => `Aucun client ne requiert votre attention${inWeek(week)}`,
      doubt: (week: string) => `Pas d’alerte, mais des données manquent${inWeek(week)}`,
      nothingNew: (week: string) => `Rien de nouveau cette semaine${inWeek(week)}`,
    },
    /** What the inbox shows after the subject. */
    preheader(
      headline: string,
      { customers, customersUnseen, adjustedUsagePct, deploymentPct }: DigestPortfolio,
    ) {
      const usage =
        customers > 0 && customersUnseen === customers ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      return `${headline} Utilisation ajustée : ${usage} ; déploiement : ${f.percentOrNone(deploymentPct)}.`
    },
    opening(name: string, rule: Rule, customer: FlaggedCustomer) {
      const { calls28d, callsPer100, licensesAssigned, licensesSold, deploymentPct } = customer
      const calls = calls28d === null ? null : f.counted(calls28d, 'demande d’aide', 'demandes d’aide')
      switch (rule) {
        case 'at_risk':
          return `${name} présente un risque : ${f.list([inUse(customer), ...(calls === null ? [] : [`${calls} en 28 jours`])])}.`
        case 'high_support': {
          const rate = callsPer100 === null ? '' : `, ${f.decimal(callsPer100)} pour 100 licences`
          return `${name} a besoin d’aide : ${calls ?? `demandes d’aide ${UNKNOWN}`} en 28 jours${rate}.`
        }
        case 'low_deployment':
          return `${name} a attribué ${f.count(licensesAssigned ?? 0)} de ses ${f.counted(licensesSold, 'licence', 'licences')} (${f.percentOrNone(deploymentPct)}).`
        case 'declining':
          return `${name} utilise moins qu’avant : ${inUse(customer)}${fall(customer)}.`
        default:
          return `${name} utilise peu ce qui lui a été vendu : ${inUse(customer)}${fall(customer)}.`
      }
    },
    noneKnown: 'À notre connaissance, aucun client ne requiert votre attention cette semaine.',
    improving: 'Toutes les alertes ouvertes sont en amélioration.',
    nothingNew:
      'Rien de nouveau depuis la semaine dernière : aucune donnée de licences ni d’activité n’est arrivée et aucune alerte n’a changé.',
    /** `all`: the customers of the portfolio. */
    stillOpen(customers: number, all: number) {
      if (customers === 0) return ''
      const who = all === 1 ? 'Votre client' : `${f.count(customers)} de vos ${f.count(all)} clients`
      return `${who} ${f.plural(customers, 'requiert', 'requièrent')} toujours votre attention, comme l’indiquait le récapitulatif de la semaine dernière.`
    },
    /** `doubts`: at least one. */
    missing: (doubts: readonly string[]) =>
      `Des données manquent, les chiffres peuvent donc être trop bas : ${f.list(doubts)}.`,
    stopped: (dataset: Dataset, lastDay: string) =>
      `Réception interrompue : ${DATASET_NAMES[dataset]}, rien après le ${f.day(lastDay)}.`,
  }

  function inUse({ entitledActive, licensesSold, adjustedUsagePct, coverageDays }: FlaggedCustomer): string {
    if (coverageDays === 0) return 'utilisation inconnue'
    return `${f.counted(entitledActive, 'licence utilisée', 'licences utilisées')} sur ${f.count(licensesSold)} (${f.percentOrNone(adjustedUsagePct)})`
  }

  function fall({ adjustedUsageDelta7d: points }: FlaggedCustomer): string {
    if (points === null || points >= 0) return ''
    return `, soit ${f.decimal(-points)} ${f.plural(-points, 'point', 'points')} de moins en une semaine`
  }

  function figureOf(rule: Rule, { adjustedUsagePct, deploymentPct, calls28d }: FlaggedCustomer): string {
    if (rule === 'high_support') return calls28d === null ? '' : ` (${f.count(calls28d)})`
    const pct = rule === 'low_deployment' ? deploymentPct : adjustedUsagePct
    return pct === null ? '' : ` (${f.percent(pct)})`
  }

  function inWeek(week: string): string {
    return ` · sem. ${Number(week.slice(6))}`
  }
}

const SHORT: Readonly<Record<Rule, string>> = {
  at_risk: 'à risque',
  low_usage: 'usage faible',
  high_support: 'demandes d’aide',
  low_deployment: 'peu déployé',
  declining: 'en baisse',
  unmatched_products: 'noms inconnus',
  stale_data: 'données obsolètes',
  over_100: 'usage > 100 %',
  expansion: 'à développer',
}
