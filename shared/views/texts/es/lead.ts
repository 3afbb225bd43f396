// The first things that a reader sees of a digest: its subject, the preview in the inbox, and the opening line, which says
// the one thing that matters this week.

import type { DigestPortfolio } from '../../../domain/digest/digest-figures.ts'
import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import { DATASET_NAMES, type SpanishFormats, UNKNOWN } from './with-nouns.ts'

export function lead(f: SpanishFormats) {
  return {
    /** `name`: of the customer that matters most; `others`: how many more need attention. `week`: `2026-W47`. */
    subject: {
      flag: (name: string, rule: Rule, customer: FlaggedCustomer, others: number, week: string) =>
        `${name}: ${SHORT[rule]}${figureOf(rule, customer)}${others === 0 ? '' : ` y ${f.count(others)} más`}${inWeek(week)}`,
      improving: (customers: number, week: string) =>
        `${f.counted(customers, 'cliente mejora', 'clientes mejoran')}${inWeek(week)}`,
      well: (week: string) => `Ningún cliente necesita atención${inWeek(week)}`,
      doubt: (week: string) => `Sin alertas, pero faltan datos${inWeek(week)}`,
      nothingNew: (week: string) => `Sin novedades esta semana${inWeek(week)}`,
    },
    /** What the inbox shows after the subject. */
    preheader(
      headline: string,
      { customers, customersUnseen, adjustedUsagePct, deploymentPct }: DigestPortfolio,
    ) {
      const usage =
        customers > 0 && customersUnseen === customers ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      return `${headline} Uso ajustado: ${usage}; implementación: ${f.percentOrNone(deploymentPct)}.`
    },
    opening(name: string, rule: Rule, customer: FlaggedCustomer) {
      const { calls28d, callsPer100, licensesAssigned, licensesSold, deploymentPct } = customer
      const calls = calls28d === null ? null : f.counted(calls28d, 'consulta de ayuda', 'consultas de ayuda')
      switch (rule) {
        case 'at_risk':
          return `${name} está en riesgo: ${f.list([inUse(customer), ...(calls === null ? [] : [`${calls} en 28 días`])])}.`
        case 'high_support': {
          const rate = callsPer100 === null ? '' : `, ${f.decimal(callsPer100)} por cada 100 licencias`
          return `${name} necesita ayuda: ${calls ?? `consultas de ayuda ${UNKNOWN}`} en 28 días${rate}.`
        }
        case 'low_deployment':
          return `${name} ha asignado ${f.count(licensesAssigned ?? 0)} de ${f.counted(licensesSold, 'licencia', 'licencias')} (${f.percentOrNone(deploymentPct)}).`
        case 'declining':
          return `${name} usa menos que antes: ${inUse(customer)}${fall(customer)}.`
        default:
          return `${name} usa poco de lo que ha comprado: ${inUse(customer)}${fall(customer)}.`
      }
    },
    noneKnown: 'Según los datos disponibles, ningún cliente necesita atención esta semana.',
    improving: 'Todas las alertas abiertas están mejorando.',
    nothingNew:
      'Sin novedades desde la semana pasada: no han llegado datos de licencias ni de actividad y ninguna alerta ha cambiado.',
    /** `all`: the customers of the portfolio. */
    stillOpen(customers: number, all: number) {
      if (customers === 0) return ''
      const who = all === 1 ? 'Su cliente' : `${f.count(customers)} de sus ${f.count(all)} clientes`
      return `${who} ${f.plural(customers, 'sigue', 'siguen')} necesitando atención, como indicaba el resumen de la semana pasada.`
    },
    /** `doubts`: at least one. */
    missing: (doubts: readonly string[]) =>
      `Faltan datos, por lo que las cifras pueden ser demasiado bajas: ${f.list(doubts)}.`,
    stopped: (dataset: Dataset, lastDay: string) =>
      `Han dejado de llegar ${DATASET_NAMES[dataset]}: nada después del ${f.day(lastDay)}.`,
  }

  function inUse({ entitledActive, licensesSold, adjustedUsagePct, coverageDays }: FlaggedCustomer): string {
    if (coverageDays === 0) return 'uso desconocido'
    return `${f.count(entitledActive)} de ${f.counted(licensesSold, 'licencia', 'licencias')} en uso (${f.percentOrNone(adjustedUsagePct)})`
  }

  function fall({ adjustedUsageDelta7d: points }: FlaggedCustomer): string {
    return points === null || points >= 0 ? '' : `, ${f.decimal(-points)} puntos menos que hace una semana`
  }

  function figureOf(rule: Rule, { adjustedUsagePct, deploymentPct, calls28d }: FlaggedCustomer): string {
    if (rule === 'high_support') return calls28d === null ? '' : ` (${f.count(calls28d)})`
    const pct = rule === 'low_deployment' ? deploymentPct : adjustedUsagePct
    return pct === null ? '' : ` (${f.percent(pct)})`
  }

  function inWeek(week: string): string {
    return ` · semana ${Number(week.slice(6))}`
  }
}

const SHORT: Readonly<Record<Rule, string>> = {
  at_risk: 'en riesgo',
  low_usage: 'poco uso',
  high_support: 'muchas consultas',
  low_deployment: 'implementación baja',
  declining: 'uso en descenso',
  unmatched_products: 'nombres desconocidos',
  stale_data: 'datos obsoletos',
  over_100: 'uso superior al 100\u00a0%',
  expansion: 'listo para crecer',
}
