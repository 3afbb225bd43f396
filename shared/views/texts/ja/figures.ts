// The figures of a portfolio or a customer, and how they changed within a week.

import type { DigestCustomer, DigestPortfolio, Over } from '../../../domain/digest/digest-figures.ts'
import type { Incomparable } from '../../../domain/metrics/delta.ts'
import { type JapaneseFormats, NO_FIGURE, UNKNOWN } from './with-nouns.ts'

export function figures(f: JapaneseFormats) {
  return {
    none: NO_FIGURE,
    unknown: UNKNOWN,
    noActivityData: '利用データなし',
    noSupportData: 'サポートデータなし',
    portfolio: '顧客全体',
    portfolioSize: ({
      customers,
      customersUnseen,
      licensesSold,
      licensesAssigned,
      entitlementsActive,
    }: DigestPortfolio) =>
      [
        `顧客${f.count(customers)}社`,
        `販売済みライセンス${f.count(licensesSold)}件`,
        ...(licensesAssigned === null ? [] : [`割り当て済み${f.count(licensesAssigned)}件`]),
        ...activity(customers, customersUnseen, entitlementsActive),
      ].join(' · '),
    adjustedUsage: '調整後の使用率',
    deployment: '展開率',
    usage: '使用率',
    calls: 'ヘルプ問い合わせ',
    inUse: (entitled: number, sold: number) =>
      sold === 0 ? NOTHING_SOLD : `ライセンス${f.count(sold)}件中${f.count(entitled)}件`,
    assigned(assigned: number | null, sold: number) {
      if (sold === 0) return NOTHING_SOLD
      return assigned === null
        ? '割り当て数の報告なし'
        : `ライセンス${f.count(sold)}件中${f.count(assigned)}件`
    },
    namesUnmatched: (note: string) => `${note}、照合できない名前あり`,
    active: (active: number) => `アクティブ${f.count(active)}件`,
    /** null: not shown here. */
    callRate: (per100: number | null) =>
      per100 === null ? '28日間' : `100ライセンスあたり${f.decimal(per100)}件`,
    accountManager: (email: string) => `アカウントマネージャー：${email}`,
    brief: ({ adjustedUsagePct, deploymentPct, calls28d, coverageDays }: DigestCustomer) =>
      `調整後の使用率${coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)}、展開率${f.percentOrNone(deploymentPct)}、ヘルプ問い合わせ${calls28d === null ? UNKNOWN : `${f.count(calls28d)}件`}。`,
    /** Points of adjusted usage, and the parts that they come from. */
    sinceLastWeek(points: number, activity: number, seats: number) {
      if (points === 0) return '調整後の使用率は先週から変わっていません。'
      const [mark, direction] = points > 0 ? ['▲', '上昇'] : ['▼', '低下']
      const parts = `利用${f.signed(activity)}、ライセンス${f.signed(seats)}`
      return `${mark} 先週から${f.decimal(Math.abs(points))}ポイント${direction}（${parts}）。`
    },
    /** The customers that can be compared with last week, of all of the portfolio. */
    compared: (customers: number, all: number) =>
      `顧客${f.count(all)}社のうち${f.count(customers)}社で比較しています。`,
    unusedSeats({ seats, customers, listValue }: NonNullable<DigestPortfolio['unused']>, all: number) {
      const where = customers === all ? '' : `（顧客${f.count(all)}社のうち${f.count(customers)}社）`
      const values = listValue.map(
        (value) =>
          `定価で月額${f.money(value.amount, value.currency)}${value.seats === seats ? '' : `（うち${f.count(value.seats)}件分）`}`,
      )
      return `${[`28日間未使用のライセンス${f.count(seats)}件${where}`, ...values].join('、')}。`
    },
    /** `customers`: how many stand in the way; 0 where the sentence is about one customer. */
    notComparable(reason: Incomparable, customers: number) {
      const where = customers === 0 ? '' : `（顧客${f.count(customers)}社）`
      return `先週とは比較できません：${INCOMPARABLE[reason]}${where}。`
    },
    /** Why usage and adjusted usage differ; at least one class is not 0. */
    whyOver(over: Over) {
      const classes = [
        over.transferred > 0
          ? `退職した、またはライセンスを失ったユーザー${f.count(over.transferred)}件`
          : '',
        over.inactiveSubscription > 0
          ? `猶予期間中、無効、またはプロビジョニング解除済みのサブスクリプション${f.count(over.inactiveSubscription)}件`
          : '',
        over.trial > 0 ? `試用版${f.count(over.trial)}件` : '',
        over.yammer > 0 ? `ライセンス数を超えるYammerのみの利用${f.count(over.yammer)}件` : '',
        over.unlicensed > 0 ? `サブスクリプションのない利用${f.count(over.unlicensed)}件` : '',
      ].filter((part) => part !== '')
      const inferred =
        over.inferred === 0
          ? ''
          : `（うち${f.count(over.inferred)}件は、販売数を上回る数がアクティブであることからの推定）`
      return `販売分を超えるアクティブな使用権：${classes.join('、')}${inferred}。`
    },
  }

  /** Customers whose activity nobody knows are told beside those who are seen. */
  function activity(customers: number, unseen: number, active: number): string[] {
    if (unseen === 0) return [`アクティブ${f.count(active)}件`]
    if (unseen === customers) return ['利用状況は不明']
    return [`アクティブ${f.count(active)}件`, `${f.count(unseen)}社の利用状況は不明`]
  }
}

const NOTHING_SOLD = '販売済みライセンスなし'

const INCOMPARABLE: Readonly<Record<Incomparable, string>> = {
  no_point: '当時のライセンスデータがありません',
  no_figure: '数値が欠けています',
  coverage: '利用データの日数が足りません',
  window: '集計値の期間が28日間ではありません',
}
