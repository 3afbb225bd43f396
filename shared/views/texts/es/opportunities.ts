// Where something could be sold.

import type { Opportunity } from '../../../domain/digest/opportunities.ts'
import type { SpanishFormats } from './with-nouns.ts'

type Trial = Extract<Opportunity, { kind: 'trial' }>
type Expansion = Extract<Opportunity, { kind: 'expansion' }>

export function opportunities(f: SpanishFormats) {
  return {
    title: 'Oportunidades',
    trials: 'Versiones de prueba que terminan en los próximos 28 días',
    trial({ productSku, productName, seats, active, endDate }: Trial) {
      const use =
        active === null ? 'uso desconocido' : f.counted(active, 'derecho activo', 'derechos activos')
      return `${productName === '' ? productSku : productName}, ${f.counted(seats, 'licencia', 'licencias')}, ${use}; termina el ${f.day(endDate)}`
    },
    expansions: 'Casi todo está en uso',
    expansion({ adjustedUsagePct, deploymentPct, licensesSold, weeks }: Expansion) {
      const age = weeks === 1 ? 'nueva esta semana' : `desde hace ${f.counted(weeks, 'semana', 'semanas')}`
      return `${f.counted(licensesSold, 'licencia', 'licencias')}: ${f.percentOrNone(adjustedUsagePct)} en uso, ${f.percentOrNone(deploymentPct)} asignado; ${age}`
    },
  }
}
