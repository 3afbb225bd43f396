// Names of flags, their severities and states.

import type { FlagState, Rule, Severity } from '../../../domain/flags/flag.ts'
import type { FrenchFormats } from './with-nouns.ts'

export function flags(f: FrenchFormats) {
  return {
    rule: RULES,
    severity: SEVERITIES,
    cleared: CLEARED,
    /** "nouvelle", "semaine 3", "en amélioration". */
    age: (state: Exclude<FlagState, 'cleared'>, weeks: number) =>
      state === 'continuing' ? `semaine ${f.count(weeks)}` : IN_SENTENCES[state],
  }
}

export const RULES: Readonly<Record<Rule, string>> = {
  at_risk: 'À risque : faible utilisation et nombreuses demandes d’aide',
  low_usage: 'Faible utilisation',
  high_support: 'Nombreuses demandes d’aide',
  low_deployment: 'Faible déploiement',
  declining: 'Utilisation en baisse',
  unmatched_products: 'Noms de produits sans correspondance',
  stale_data: 'Données obsolètes',
  over_100: 'Utilisation supérieure à 100 %',
  expansion: 'Potentiel de croissance',
}

export const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'Critique',
  warning: 'Avertissement',
  info: 'Information',
}

export const CLEARED = 'Levée'

export const IN_SENTENCES: Readonly<Record<FlagState, string>> = {
  new: 'nouvelle',
  continuing: 'persistante',
  improving: 'en amélioration',
  cleared: 'levée',
}
