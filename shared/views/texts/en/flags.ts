// Names of flags, their severities and states.

import type { FlagState, Rule, Severity } from '../../../domain/flags/flag.ts'
import type { EnglishFormats } from './with-nouns.ts'

export function flags(f: EnglishFormats) {
  return {
    rule: RULES,
    severity: SEVERITIES,
    cleared: CLEARED,
    /** "new", "week 3", "improving". */
    age: (state: Exclude<FlagState, 'cleared'>, weeks: number) =>
      state === 'continuing' ? `week ${f.count(weeks)}` : state,
  }
}

export const RULES: Readonly<Record<Rule, string>> = {
  at_risk: 'At risk: low usage and many help calls',
  low_usage: 'Low usage',
  high_support: 'Many help calls',
  low_deployment: 'Low deployment',
  declining: 'Falling usage',
  unmatched_products: 'Product names that match nothing',
  stale_data: 'Outdated data',
  over_100: 'Usage above 100%',
  expansion: 'Ready to expand',
}

export const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  warning: 'Warning',
  info: 'Info',
}

export const CLEARED = 'Cleared'
