// Names of flags, their severities and states.

import type { FlagState, Rule, Severity } from '../../../domain/flags/flag.ts'
import type { JapaneseFormats } from './with-nouns.ts'

export function flags(f: JapaneseFormats) {
  return {
    rule: RULES,
    severity: SEVERITIES,
    cleared: CLEARED,
    /** 新規, 3週目, 改善中. */
    age: (state: Exclude<FlagState, 'cleared'>, weeks: number) =>
      state === 'continuing' ? `${f.count(weeks)}週目` : STATES[state],
  }
}

export const RULES: Readonly<Record<Rule, string>> = {
  at_risk: '解約の恐れ：使用率が低く、ヘルプ問い合わせが多い',
  low_usage: '使用率が低い',
  high_support: 'ヘルプ問い合わせが多い',
  low_deployment: '展開率が低い',
  declining: '使用率が低下',
  unmatched_products: '照合できない製品名',
  stale_data: '古いデータ',
  over_100: '使用率が100%超',
  expansion: '追加提案の機会',
}

export const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: '重大',
  warning: '警告',
  info: '情報',
}

export const CLEARED = '解消'

export const STATES: Readonly<Record<FlagState, string>> = {
  new: '新規',
  continuing: '継続中',
  improving: '改善中',
  cleared: CLEARED,
}
