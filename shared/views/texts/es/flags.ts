// Names of flags, their severities and states.

import type { FlagState, Rule, Severity } from '../../../domain/flags/flag.ts'
import type { SpanishFormats } from './with-nouns.ts'

export function flags(f: SpanishFormats) {
  return {
    rule: RULES,
    severity: SEVERITIES,
    cleared: CLEARED,
    /** "nueva", "semana 3", "en mejora". */
    age: (state: Exclude<FlagState, 'cleared'>, weeks: number) =>
      state === 'continuing' ? `semana ${f.count(weeks)}` : IN_SENTENCES[state],
  }
}

export const RULES: Readonly<Record<Rule, string>> = {
  at_risk: 'En riesgo: poco uso y muchas consultas de ayuda',
  low_usage: 'Poco uso',
  high_support: 'Muchas consultas de ayuda',
  low_deployment: 'Implementación baja',
  declining: 'Uso en descenso',
  unmatched_products: 'Nombres de producto sin correspondencia',
  stale_data: 'Datos obsoletos',
  over_100: 'Uso superior al 100\u00a0%',
  expansion: 'Listo para crecer',
}

export const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'Crítica',
  warning: 'Advertencia',
  info: 'Información',
}

export const CLEARED = 'Resuelta'

export const IN_SENTENCES: Readonly<Record<FlagState, string>> = {
  new: 'nueva',
  continuing: 'persistente',
  improving: 'en mejora',
  cleared: 'resuelta',
}
