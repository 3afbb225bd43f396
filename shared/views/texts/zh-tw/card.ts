// What a card says of a flagged customer: its trend, where usage is lost, what that costs, and what to do next.

import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { NextStep } from '../../../domain/digest/next-step.ts'
import type { WeakProduct, WeakWorkload } from '../../../domain/digest/weak-spot.ts'
import type { ListValue } from '../../../domain/metrics/list-value.ts'
import { type ChineseFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function card(f: ChineseFormats) {
  return {
    trendTitle: '每週調整後使用量',
    /** The first and the last known value. */
    trend: (first: number, last: number, weeks: number) =>
      `${f.count(weeks)} 週：${f.percent(first)} → ${f.percent(last)}`,
    /** Oldest first; null: not known. */
    trendValues: (values: readonly (number | null)[]) =>
      values.map((value) => (value === null ? UNKNOWN : f.percent(value))).join('、'),
    where: '落差所在',
    /** At least one of them is known. */
    weakSpot: (product: WeakProduct | null, workload: WeakWorkload | null) =>
      [product === null ? '' : unusedOf(product), workload === null ? '' : usersOf(workload)]
        .filter((part) => part !== '')
        .join(' · '),
    unused: '28 天內未使用',
    /** `of`: how many seats are unused in all. */
    unusedSeats: (of: number, values: readonly ListValue[]) =>
      [`${f.count(of)} 個授權`, ...values.map((value) => worth(value, of))].join('，'),
    next: '下一步',
    nextStep: sentenceFor,
    /** `topics`: titles of the advice further below. */
    ideas: (topics: readonly string[]) => `下方有相關建議：${topics.join('、')}`,
    /** A flag that has been open for long, on one line. */
    folded: (
      flags: readonly string[],
      { adjustedUsagePct, adjustedUsageDelta7d, coverageDays }: FlaggedCustomer,
    ) => {
      const usage = coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      const change =
        adjustedUsageDelta7d === null ? '' : `，較上週 ${f.signed(adjustedUsageDelta7d)} 個百分點`
      return `${flags.join('；')}。調整後使用量：${usage}${change}。`
    },
  }

  function worth({ amount, currency, seats }: ListValue, of: number): string {
    const speaksFor = seats === of ? '' : `（其中 ${f.count(seats)} 個）`
    return `定價每月 ${f.money(amount, currency)}${speaksFor}`
  }

  function unusedOf({ productSku, productName, licensesSold, unusedSeats }: WeakProduct): string {
    return `${productName === '' ? productSku : productName}：${f.count(licensesSold)} 個授權中有 ${f.count(unusedSeats)} 個在 28 天內未使用`
  }

  function usersOf({ workload, users, activeUsers }: WeakWorkload): string {
    return `${workloadName(workload)}：${f.count(activeUsers)} 位作用中使用者中有 ${f.count(users)} 位使用`
  }

  function sentenceFor(step: NextStep): string {
    switch (step.kind) {
      case 'train': {
        const first = step.workload === null ? '' : `，先從「${workloadName(step.workload.workload)}」開始`
        return `提供一場訓練課程${first}。${f.count(step.calls)} 通求助電話顯示，他們試著使用，卻遇到了困難。`
      }
      case 'introduce':
        return `向他們示範「${workloadName(step.workload)}」對工作的幫助：${f.count(step.activeUsers)} 位作用中使用者中，只有 ${f.count(step.users)} 位使用。`
      case 'activate':
        return `詢問「${step.productName === '' ? step.productSku : step.productName}」的 ${f.count(step.unusedSeats)} 個未使用授權是為誰購買的，並協助這些人開始使用。`
      case 'assign':
        return `協助他們指派尚未分配給任何人的 ${f.count(step.seats)} 個授權。`
      case 'roll_out':
        return '詢問新授權的部署進度，並主動提供協助。'
      case 'ask':
        return '詢問上週以來有什麼變化：專案、團隊，還是改用其他工具？'
      case 'answer':
        return `查看這 ${f.count(step.calls)} 通電話問些什麼，並針對這些問題提供訓練課程。`
      case 'match_names':
        return '在 partners.json 的 products 中對應這些名稱，或上傳缺少的授權。'
      case 'upload':
        return '查明檔案為何沒有送達，並上傳最新的檔案。'
      case 'renew':
        return `續訂或更換已失效的訂閱，其中還有 ${f.count(step.seats)} 個使用中的權益。`
      case 'convert_trials':
        return `將試用版轉為正式授權：其中有 ${f.count(step.seats)} 個使用中的權益。`
      case 'license':
        return `為 ${f.count(step.seats)} 位沒有授權的使用者購買授權。`
      case 'check_leavers':
        return '沒有可銷售的項目：有人離職，由其他人接手授權。'
      case 'keep_going':
        return '請繼續保持：情況正在好轉。'
    }
  }
}
