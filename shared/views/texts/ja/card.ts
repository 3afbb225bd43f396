// What a card says of a flagged customer: its trend, where usage is lost, what that costs, and what to do next.

import type { FlaggedCustomer } from '../../../domain/digest/flagged-customer.ts'
import type { NextStep } from '../../../domain/digest/next-step.ts'
import type { WeakProduct, WeakWorkload } from '../../../domain/digest/weak-spot.ts'
import type { ListValue } from '../../../domain/metrics/list-value.ts'
import { type JapaneseFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function card(f: JapaneseFormats) {
  return {
    trendTitle: '調整後の使用率（週別）',
    /** The first and the last known value. */
    trend: (first: number, last: number, weeks: number) =>
      `${f.count(weeks)}週間で${f.percent(first)} → ${f.percent(last)}`,
    /** Oldest first; null: not known. */
    trendValues: (values: readonly (number | null)[]) =>
      values.map((value) => (value === null ? UNKNOWN : f.percent(value))).join('、'),
    where: '低い箇所',
    /** At least one of them is known. */
    weakSpot: (product: WeakProduct | null, workload: WeakWorkload | null) =>
      [product === null ? '' : unusedOf(product), workload === null ? '' : usersOf(workload)]
        .filter((part) => part !== '')
        .join(' · '),
    unused: '28日間未使用',
    /** `of`: how many seats are unused in all. */
    unusedSeats: (of: number, values: readonly ListValue[]) =>
      [`ライセンス${f.count(of)}件`, ...values.map((value) => worth(value, of))].join('、'),
    next: '次のステップ',
    nextStep: sentenceFor,
    /** `topics`: titles of the advice further below. */
    ideas: (topics: readonly string[]) => `下のヒントもご覧ください：${topics.join('、')}`,
    /** A flag that has been open for long, on one line. */
    folded: (
      flags: readonly string[],
      { adjustedUsagePct, adjustedUsageDelta7d, coverageDays }: FlaggedCustomer,
    ) => {
      const usage = coverageDays === 0 ? UNKNOWN : f.percentOrNone(adjustedUsagePct)
      const change =
        adjustedUsageDelta7d === null ? '' : `、先週から${f.signed(adjustedUsageDelta7d)}ポイント`
      return `${flags.join('、')}。調整後の使用率${usage}${change}。`
    },
  }

  function worth({ amount, currency, seats }: ListValue, of: number): string {
    const speaksFor = seats === of ? '' : `（うち${f.count(seats)}件分）`
    return `定価で月額${f.money(amount, currency)}${speaksFor}`
  }

  function unusedOf({ productSku, productName, licensesSold, unusedSeats }: WeakProduct): string {
    return `${productName === '' ? productSku : productName}：ライセンス${f.count(licensesSold)}件のうち${f.count(unusedSeats)}件が28日間未使用`
  }

  function usersOf({ workload, users, activeUsers }: WeakWorkload): string {
    return `${workloadName(workload)}：アクティブユーザー${f.count(activeUsers)}名のうち${f.count(users)}名が利用`
  }

  function sentenceFor(step: NextStep): string {
    switch (step.kind) {
      case 'train': {
        const first = step.workload === null ? '' : `${workloadName(step.workload.workload)}から始める`
        return `${first}トレーニングを提案してください。${f.count(step.calls)}件のヘルプ問い合わせは、使おうとしてつまずいている人がいることを示しています。`
      }
      case 'introduce':
        return `${workloadName(step.workload)}が業務にどう役立つかを紹介してください。利用しているのは、アクティブユーザー${f.count(step.activeUsers)}名のうち${f.count(step.users)}名です。`
      case 'activate':
        return `${step.productName === '' ? step.productSku : step.productName}の未使用ライセンス${f.count(step.unusedSeats)}件が誰のために購入されたかを尋ね、その人たちが使い始められるよう支援してください。`
      case 'assign':
        return `まだ誰にも割り当てられていないライセンス${f.count(step.seats)}件の割り当てを支援してください。`
      case 'roll_out':
        return '新しいライセンスの展開状況を尋ね、支援を申し出てください。'
      case 'ask':
        return '先週から何が変わったか、プロジェクト、チーム、別のツールへの切り替えなどを尋ねてください。'
      case 'answer':
        return `問い合わせ${f.count(step.calls)}件の内容を確認し、それに合わせたトレーニングを提案してください。`
      case 'match_names':
        return 'partners.jsonのproductsで名前を対応付けるか、不足しているライセンスをアップロードしてください。'
      case 'upload':
        return 'ファイルが届かない理由を確認し、最新のファイルをアップロードしてください。'
      case 'renew':
        return `失効したサブスクリプションを更新するか、置き換えてください。アクティブな使用権が${f.count(step.seats)}件あります。`
      case 'convert_trials':
        return `試用版を正規のライセンスに切り替えてください。アクティブな使用権が${f.count(step.seats)}件あります。`
      case 'license':
        return `ライセンスのないユーザー${f.count(step.seats)}名の分を用意してください。`
      case 'check_leavers':
        return '販売の必要はありません。退職者のライセンスをほかの人が引き継いでいます。'
      case 'keep_going':
        return 'この調子で続けてください。改善しています。'
    }
  }
}
