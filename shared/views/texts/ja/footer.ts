// What the figures mean, where the definitions come from, and who receives the mail.

import type { JapaneseFormats } from './with-nouns.ts'

export function footer(f: JapaneseFormats) {
  return {
    title: '数値の意味',
    terms: TERMS,
    source:
      '定義とヒントは、使用権を単位として使用率を測るMicrosoftパートナーセンターの「Increase adoption and satisfaction」（2018年）に基づいています。',
    /** `end` decides what the zone is called. */
    window: (start: string, end: string, timeZone: string) =>
      `${f.days(start, end)}、${f.zone(timeZone, end)}`,
    days: (window: string) => `集計期間：${window}。`,
    digestRecipient: (email: string, partner: string) =>
      `このメールは、${partner}のダイジェストの受信者である${email}に送信されています。`,
    scopedTo: (email: string) => `アカウントマネージャーが${email}である顧客のみを対象としています。`,
    noticeRecipient: (email: string, partner: string) =>
      `このメールは、${partner}のすべての顧客を閲覧できる${email}に送信されています。`,
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['展開率', '割り当て済みライセンス÷販売済みライセンス。'],
  ['使用率', 'アクティブな使用権÷使用権の合計。アクティブ：過去28日間に作業に使われたこと。'],
  [
    '調整後の使用率',
    '同じ計算で、アクティブな使用権のうち販売済みのものだけを数えます。100%を超えることはありません。使用率が低い、または低下しているというアラートは、この値に基づきます。',
  ],
  [
    '使用率が100%を超える理由',
    '従業員の入れ替わりにより、28日間のうちにライセンスが別のユーザーに移った。2つ目のサブスクリプションが猶予期間中、無効、またはプロビジョニング解除済みである。試用版は、使われていても販売済みではない。Yammerがライセンス数を超えて使われている。',
  ],
  [
    '販売済みライセンス',
    'すべての販売元のライセンス。顧客がほかの販売元からも購入している場合があるためです。',
  ],
  ['ヘルプ問い合わせ', 'この28日間の、ヘルプと使い方に関するサポート問い合わせ。'],
]
