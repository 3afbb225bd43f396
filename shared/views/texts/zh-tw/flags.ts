// Names of flags, their severities and states.

import type { FlagState, Rule, Severity } from '../../../domain/flags/flag.ts'
import type { ChineseFormats } from './with-nouns.ts'

export function flags(f: ChineseFormats) {
  return {
    rule: RULES,
    severity: SEVERITIES,
    cleared: CLEARED,
    /** 新增, 第 3 週, 改善中. */
    age: (state: Exclude<FlagState, 'cleared'>, weeks: number) =>
      state === 'continuing' ? `第 ${f.count(weeks)} 週` : STATES[state],
  }
}

export const RULES: Readonly<Record<Rule, string>> = {
  at_risk: '有流失風險：使用量偏低且求助電話偏多',
  low_usage: '使用量偏低',
  high_support: '求助電話偏多',
  low_deployment: '部署偏低',
  declining: '使用量下滑',
  unmatched_products: '無法對應的產品名稱',
  stale_data: '資料過期',
  over_100: '使用量超過 100%',
  expansion: '可追加銷售',
}

export const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: '重大',
  warning: '警告',
  info: '資訊',
}

export const CLEARED = '已解除'

export const STATES: Readonly<Record<FlagState, string>> = {
  new: '新增',
  continuing: '持續',
  improving: '改善中',
  cleared: CLEARED,
}
