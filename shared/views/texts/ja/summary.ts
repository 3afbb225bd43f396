// The beginning of a digest: how many customers need attention, and the titles of those that follow.

import type { Doubts } from '../../../domain/digest/data-quality.ts'
import type { FlagState } from '../../../domain/flags/flag.ts'
import type { Attention } from '../facts.ts'
import { STATES } from './flags.ts'
import type { JapaneseFormats } from './with-nouns.ts'

export function summary(f: JapaneseFormats) {
  return {
    /** Why no flag is no good news; empty: it is. */
    doubts: doubtsIn,
    /** `all`: the customers of the portfolio. */
    headline({ customers, critical, doubts, rejectedRows }: Attention, all: number) {
      if (all === 0) return 'この4週間、どの顧客のライセンスデータもありません。'
      if (customers === 0) {
        const missing = doubtsIn(doubts)
        if (missing.length > 0)
          return `今週、対応が必要と分かっている顧客はありませんが、すべてを確認できたわけではありません：${missing.join('、')}。`
        const rejected = rejectedRows === 0 ? '' : `${f.count(rejectedRows)}行が却下されました。`
        return `今週、対応が必要な顧客はありません。${rejected}`
      }
      const urgency = urgencyOf(customers, critical)
      if (all === 1) return `今週、顧客への対応が必要です${urgency}。`
      if (customers === all) return `今週は、顧客${f.count(all)}社すべてに対応が必要です${urgency}。`
      return `今週は、顧客${f.count(all)}社のうち${f.count(customers)}社に対応が必要です${urgency}。`
    },
    /** '' where there are no flags. */
    movement(counts: Readonly<Record<FlagState, number>>) {
      const parts = SHOWN.filter((state) => counts[state] > 0).map(
        (state) => `${STATES[state]}${f.count(counts[state])}件`,
      )
      return parts.length === 0 ? '' : `アラート：${parts.join('、')}。`
    },
    attention: '対応が必要な顧客',
    alsoFlagged: '参考情報',
    moreFlagged: 'そのほかの対応が必要な顧客',
    stillOpen: '4週間を超えて継続中',
    /** Where the others are, without a portal. */
    inTheReport: 'すべてはportfolio.htmlにあります。',
  }

  function doubtsIn({ customers, refusedFiles, unreadFiles, rejectingFiles }: Doubts): string[] {
    return [
      customers === 0 ? '' : `${f.count(customers)}社で利用データの日数が不足`,
      refusedFiles === 0 ? '' : `${f.count(refusedFiles)}件のファイルを拒否`,
      unreadFiles === 0 ? '' : `${f.count(unreadFiles)}件のファイルの読み取りが間に合わず`,
      rejectingFiles === 0
        ? ''
        : `${f.count(rejectingFiles)}件のファイルに、アラートに影響し得る却下された行あり`,
    ].filter((doubt) => doubt !== '')
  }

  function urgencyOf(customers: number, critical: number): string {
    if (critical === 0) return ''
    if (customers === 1) return '（緊急）'
    return critical === customers ? '（すべて緊急）' : `（うち${f.count(critical)}社は緊急）`
  }
}

const SHOWN = ['new', 'continuing', 'improving', 'cleared'] as const
