// The first things that a reader sees of a digest: its subject, the preview in the inbox, and the opening line, which says
// the one thing that matters this week.

import type { DigestPortfolio } from '../../../domain/digest/digest-figures.ts'
import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import { type ChineseFormats, DATASET_NAMES, UNKNOWN } from './with-nouns.ts'

export function lead(f: ChineseFormats) {
  return {
    /** `name`: of the customer that matters most; `others`: how many more need attention. `week`: `2026-W47`. */
    subject: {
      flag: (name: string, rule: Rule, customer: FlaggedCustomer, others: number, week: string) =>
        `${name}：${SHORT[rule]}${figureOf(rule, customer)}${others === 0 ? '' : `，另有 ${f.count(others)} 家`}${inWeek(week)}`,
      improving: (customers: number, week: string) => `${f.count(customers)} 家客戶正在改善${inWeek(week)}`,
      well: (week: string) => `沒有客戶需要關注${inWeek(week)}`,
      doubt: (week: string) => `沒有警示，但缺少資料${inWeek(week)}`,
      nothingNew: (week: string) => `與上週相比沒有變化${inWeek(week)}`,
    },
    /** What the inbox shows after the subject. */
    preheader(
      headline: string,
      { customers, customersUnseen, adjustedUsagePct, deploymentPct }: DigestPortfolio,
    ) {
      const usage =
        customers > 0 && customersUnseen === customers ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      return `${headline}調整後使用量：${usage}，部署：${f.percentOrNone(deploymentPct)}。`
    },
    opening(name: string, rule: Rule, customer: FlaggedCustomer) {
      const { calls28d, callsPer100, licensesAssigned, licensesSold, deploymentPct } = customer
      const calls = calls28d === null ? null : `${f.count(calls28d)} 通求助電話`
      switch (rule) {
        case 'at_risk':
          return `${name}：有流失風險，${inUse(customer)}${calls === null ? '' : `，28 天內有 ${calls}`}。`
        case 'high_support': {
          const rate = callsPer100 === null ? '' : `，每 100 個授權 ${f.decimal(callsPer100)} 通`
          return `${name}：需要協助，${calls === null ? '28 天內的求助電話數量不明' : `28 天內有 ${calls}`}${rate}。`
        }
        case 'low_deployment':
          return `${name}：${f.count(licensesSold)} 個授權中只指派了 ${f.count(licensesAssigned ?? 0)} 個（${f.percentOrNone(deploymentPct)}）。`
        case 'declining':
          return `${name}：使用量不如以往，${inUse(customer)}${fall(customer)}。`
        default:
          return `${name}：購買的授權未充分使用，${inUse(customer)}${fall(customer)}。`
      }
    },
    noneKnown: '本週沒有已知需要關注的客戶。',
    improving: '所有未解除的警示都在改善中。',
    nothingNew: '與上週相比沒有變化：沒有收到授權或活動資料，也沒有任何警示改變。',
    /** `all`: the customers of the portfolio. */
    stillOpen(customers: number, all: number) {
      if (customers === 0) return ''
      if (all === 1) return '您的客戶仍需要關注，詳情請見上週的摘要。'
      return `您的 ${f.count(all)} 家客戶中，仍有 ${f.count(customers)} 家需要關注，詳情請見上週的摘要。`
    },
    /** `doubts`: at least one. */
    missing: (doubts: readonly string[]) => `缺少資料，因此數字可能偏低：${doubts.join('，')}。`,
    stopped: (dataset: Dataset, lastDay: string) =>
      `${DATASET_NAMES[dataset]}已停止送達：${f.day(lastDay)}之後就沒有了。`,
  }

  function inUse({ entitledActive, licensesSold, adjustedUsagePct, coverageDays }: FlaggedCustomer): string {
    if (coverageDays === 0) return '使用量不明'
    return `${f.count(licensesSold)} 個授權中有 ${f.count(entitledActive)} 個使用中（${f.percentOrNone(adjustedUsagePct)}）`
  }

  function fall({ adjustedUsageDelta7d: points }: FlaggedCustomer): string {
    return points === null || points >= 0 ? '' : `，一週內下降 ${f.decimal(-points)} 個百分點`
  }

  function figureOf(rule: Rule, { adjustedUsagePct, deploymentPct, calls28d }: FlaggedCustomer): string {
    if (rule === 'high_support') return calls28d === null ? '' : `（${f.count(calls28d)} 通）`
    const pct = rule === 'low_deployment' ? deploymentPct : adjustedUsagePct
    return pct === null ? '' : `（${f.percent(pct)}）`
  }

  function inWeek(week: string): string {
    return ` · 第 ${Number(week.slice(6))} 週`
  }
}

const SHORT: Readonly<Record<Rule, string>> = {
  at_risk: '有流失風險',
  low_usage: '使用量偏低',
  high_support: '求助電話偏多',
  low_deployment: '授權未指派',
  declining: '使用量下滑',
  unmatched_products: '產品名稱不明',
  stale_data: '資料過期',
  over_100: '使用量超過 100%',
  expansion: '可追加銷售',
}
