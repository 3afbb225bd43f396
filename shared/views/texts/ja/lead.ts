// The first things that a reader sees of a digest: its subject, the preview in the inbox, and the opening line, which says
// the one thing that matters this week.

import type { DigestPortfolio } from '../../../domain/digest/digest-figures.ts'
import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { Dataset } from '../../../domain/drops/drop-key.ts'
import type { Rule } from '../../../domain/flags/flag.ts'
import { DATASET_NAMES, type JapaneseFormats, UNKNOWN } from './with-nouns.ts'

export function lead(f: JapaneseFormats) {
  return {
    /** `name`: of the customer that matters most; `others`: how many more need attention. `week`: `2026-W47`. */
    subject: {
      flag: (name: string, rule: Rule, customer: FlaggedCustomer, others: number, week: string) =>
        `${name}：${SHORT[rule]}${figureOf(rule, customer)}${others === 0 ? '' : `、ほか${f.count(others)}社`}${inWeek(week)}`,
      improving: (customers: number, week: string) => `${f.count(customers)}社が改善中${inWeek(week)}`,
      well: (week: string) => `対応が必要な顧客はありません${inWeek(week)}`,
      doubt: (week: string) => `アラートなし、ただしデータに不足あり${inWeek(week)}`,
      nothingNew: (week: string) => `先週から変化はありません${inWeek(week)}`,
    },
    /** What the inbox shows after the subject. */
    preheader(
      headline: string,
      { customers, customersUnseen, adjustedUsagePct, deploymentPct }: DigestPortfolio,
    ) {
      const usage =
        customers > 0 && customersUnseen === customers ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      return `${headline}調整後の使用率${usage}、展開率${f.percentOrNone(deploymentPct)}。`
    },
    opening(name: string, rule: Rule, customer: FlaggedCustomer) {
      const { calls28d, callsPer100, licensesAssigned, licensesSold, deploymentPct } = customer
      const calls = calls28d === null ? null : `28日間のヘルプ問い合わせは${f.count(calls28d)}件`
      switch (rule) {
        case 'at_risk':
          return `${name}に解約の恐れがあります。${inUse(customer)}${calls === null ? '' : `、${calls}`}です。`
        case 'high_support': {
          const rate = callsPer100 === null ? '' : `、100ライセンスあたり${f.decimal(callsPer100)}件`
          return `${name}は支援を必要としています。${calls ?? `28日間のヘルプ問い合わせは${UNKNOWN}`}${rate}です。`
        }
        case 'low_deployment':
          return `${name}では、割り当て済みのライセンスが${f.count(licensesSold)}件のうち${f.count(licensesAssigned ?? 0)}件（${f.percentOrNone(deploymentPct)}）です。`
        case 'declining':
          return `${name}の利用が減っています。${inUse(customer)}${fall(customer)}です。`
        default:
          return `${name}では、購入したライセンスが十分に使われていません。${inUse(customer)}${fall(customer)}です。`
      }
    },
    noneKnown: '今週、対応が必要と分かっている顧客はありません。',
    improving: '未解消のアラートは、すべて改善中です。',
    nothingNew:
      '先週から変化はありません。ライセンスデータや利用データは届いておらず、アラートにも変化はありません。',
    /** `all`: the customers of the portfolio. */
    stillOpen(customers: number, all: number) {
      if (customers === 0) return ''
      if (all === 1) return '先週のダイジェストでお伝えしたとおり、顧客には引き続き対応が必要です。'
      return `先週のダイジェストでお伝えしたとおり、顧客${f.count(all)}社のうち${f.count(customers)}社に引き続き対応が必要です。`
    },
    /** `doubts`: at least one. */
    missing: (doubts: readonly string[]) =>
      `データが不足しているため、数値が実際より低い可能性があります：${doubts.join('、')}。`,
    stopped: (dataset: Dataset, lastDay: string) =>
      `${DATASET_NAMES[dataset]}は、${f.day(lastDay)}を最後に届いていません。`,
  }

  function inUse({ entitledActive, licensesSold, adjustedUsagePct, coverageDays }: FlaggedCustomer): string {
    if (coverageDays === 0) return '使用率は不明'
    return `使用中のライセンスは${f.count(licensesSold)}件のうち${f.count(entitledActive)}件（${f.percentOrNone(adjustedUsagePct)}）`
  }

  function fall({ adjustedUsageDelta7d: points }: FlaggedCustomer): string {
    return points === null || points >= 0 ? '' : `、1週間で${f.decimal(-points)}ポイントの低下`
  }

  function figureOf(rule: Rule, { adjustedUsagePct, deploymentPct, calls28d }: FlaggedCustomer): string {
    if (rule === 'high_support') return calls28d === null ? '' : `（${f.count(calls28d)}件）`
    const pct = rule === 'low_deployment' ? deploymentPct : adjustedUsagePct
    return pct === null ? '' : `（${f.percent(pct)}）`
  }

  function inWeek(week: string): string {
    return ` · 第${Number(week.slice(6))}週`
  }
}

const SHORT: Readonly<Record<Rule, string>> = {
  at_risk: '解約の恐れ',
  low_usage: '使用率が低い',
  high_support: 'ヘルプ問い合わせが多い',
  low_deployment: '未割り当てのライセンス',
  declining: '使用率が低下',
  unmatched_products: '不明な製品名',
  stale_data: '古いデータ',
  over_100: '使用率が100%超',
  expansion: '追加提案の機会',
}
