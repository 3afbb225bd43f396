// The figures of a portfolio or a customer, and how they changed within a week.

import type { DigestCustomer, DigestPortfolio, Over } from '../../../domain/digest/digest-figures.ts'
import type { Incomparable } from '../../../domain/metrics/delta.ts'
import { type ChineseFormats, NO_FIGURE, UNKNOWN } from './with-nouns.ts'

export function figures(f: ChineseFormats) {
  return {
    none: NO_FIGURE,
    unknown: UNKNOWN,
    noActivityData: '沒有活動資料',
    noSupportData: '沒有支援資料',
    portfolio: '您的客戶組合',
    portfolioSize: ({
      customers,
      customersUnseen,
      licensesSold,
      licensesAssigned,
      entitlementsActive,
    }: DigestPortfolio) =>
      [
        `${f.count(customers)} 家客戶`,
        `已銷售 ${f.count(licensesSold)} 個授權`,
        ...(licensesAssigned === null ? [] : [`已指派 ${f.count(licensesAssigned)} 個`]),
        ...activity(customers, customersUnseen, entitlementsActive),
      ].join(' · '),
    adjustedUsage: '調整後使用量',
    deployment: '部署',
    usage: '使用量',
    calls: '求助電話',
    inUse: (entitled: number, sold: number) =>
      sold === 0 ? NOTHING_SOLD : `${f.count(sold)} 個授權中的 ${f.count(entitled)} 個`,
    assigned(assigned: number | null, sold: number) {
      if (sold === 0) return NOTHING_SOLD
      return assigned === null ? '未提供已指派授權數' : `${f.count(sold)} 個授權中的 ${f.count(assigned)} 個`
    },
    namesUnmatched: (note: string) => `${note}；有名稱無法對應`,
    active: (active: number) => `${f.count(active)} 個使用中`,
    /** null: not shown here. */
    callRate: (per100: number | null) =>
      per100 === null ? '28 天內' : `每 100 個授權 ${f.decimal(per100)} 通`,
    accountManager: (email: string) => `客戶經理：${email}`,
    brief: ({ adjustedUsagePct, deploymentPct, calls28d, coverageDays }: DigestCustomer) =>
      `調整後使用量：${coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)}，部署：${f.percentOrNone(deploymentPct)}，求助電話：${calls28d === null ? UNKNOWN : `${f.count(calls28d)} 通`}。`,
    /** Points of adjusted usage, and the parts that they come from. */
    sinceLastWeek(points: number, activity: number, seats: number) {
      if (points === 0) return '調整後使用量與上週相同。'
      const direction = points > 0 ? '▲ 較上週上升' : '▼ 較上週下降'
      const parts = `活動 ${f.signed(activity)}，授權 ${f.signed(seats)}`
      return `${direction} ${f.decimal(Math.abs(points))} 個百分點（${parts}）。`
    },
    /** The customers that can be compared with last week, of all of the portfolio. */
    compared: (customers: number, all: number) =>
      `${f.count(all)} 家客戶中，有 ${f.count(customers)} 家列入比較。`,
    unusedSeats({ seats, customers, listValue }: NonNullable<DigestPortfolio['unused']>, all: number) {
      const where = customers === all ? '' : `，分布於 ${f.count(all)} 家客戶中的 ${f.count(customers)} 家`
      const values = listValue.map(
        (value) =>
          `定價每月 ${f.money(value.amount, value.currency)}${value.seats === seats ? '' : `（其中 ${f.count(value.seats)} 個授權）`}`,
      )
      return `${[`28 天內有 ${f.count(seats)} 個授權未使用${where}`, ...values].join('，')}。`
    },
    /** `customers`: how many stand in the way; 0 where the sentence is about one customer. */
    notComparable(reason: Incomparable, customers: number) {
      const where = customers === 0 ? '' : `（${f.count(customers)} 家客戶）`
      return `無法與上週比較：${INCOMPARABLE[reason]}${where}。`
    },
    /** Why usage and adjusted usage differ; at least one class is not 0. */
    whyOver(over: Over) {
      const classes = [
        over.transferred > 0 ? `${f.count(over.transferred)} 個來自已離職或已失去授權的使用者` : '',
        over.inactiveSubscription > 0
          ? `${f.count(over.inactiveSubscription)} 個來自在寬限期內、已停用或已解除佈建的訂閱`
          : '',
        over.trial > 0 ? `${f.count(over.trial)} 個來自試用版` : '',
        over.yammer > 0 ? `${f.count(over.yammer)} 個僅使用 Yammer，超出授權範圍` : '',
        over.unlicensed > 0 ? `${f.count(over.unlicensed)} 個沒有訂閱` : '',
      ].filter((part) => part !== '')
      const inferred =
        over.inferred === 0
          ? ''
          : `（其中 ${f.count(over.inferred)} 個為推斷，因為使用中的數量多於已銷售的數量）`
      return `超出授權範圍的使用中權益：${classes.join('，')}${inferred}。`
    },
  }

  /** Customers whose activity nobody knows are told beside those who are seen. */
  function activity(customers: number, unseen: number, active: number): string[] {
    if (unseen === 0) return [`${f.count(active)} 個使用中`]
    if (unseen === customers) return ['活動不明']
    return [`${f.count(active)} 個使用中`, `${f.count(unseen)} 家客戶的活動不明`]
  }
}

const NOTHING_SOLD = '沒有已銷售授權'

const INCOMPARABLE: Readonly<Record<Incomparable, string>> = {
  no_point: '當時沒有授權資料',
  no_figure: '缺少數字',
  coverage: '活動資料涵蓋的天數太少',
  window: '計數的期間不是 28 天',
}
