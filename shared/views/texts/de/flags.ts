// Names of flags, their severities and states.

import type { FlagState, Rule, Severity } from '../../../domain/flags/flag.ts'
import type { GermanFormats } from './with-nouns.ts'

export function flags(f: GermanFormats) {
  return {
    rule: RULES,
    severity: SEVERITIES,
    cleared: CLEARED,
    /** "neu", "Woche 3", "Besserung". */
    age: (state: Exclude<FlagState, 'cleared'>, weeks: number) =>
      state === 'continuing' ? `Woche ${f.count(weeks)}` : IN_SENTENCES[state],
  }
}

export const RULES: Readonly<Record<Rule, string>> = {
  at_risk: 'Gefährdet: geringe Nutzung und viele Hilfeanfragen',
  low_usage: 'Geringe Nutzung',
  high_support: 'Viele Hilfeanfragen',
  low_deployment: 'Geringe Bereitstellung',
  declining: 'Sinkende Nutzung',
  unmatched_products: 'Nicht zuordenbare Produktnamen',
  stale_data: 'Veraltete Daten',
  over_100: 'Nutzung über 100\u00a0%',
  expansion: 'Bereit für mehr',
}

export const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'Kritisch',
  warning: 'Warnung',
  info: 'Info',
}

export const CLEARED = 'Erledigt'

export const IN_SENTENCES: Readonly<Record<FlagState, string>> = {
  new: 'neu',
  continuing: 'anhaltend',
  improving: 'Besserung',
  cleared: 'erledigt',
}
