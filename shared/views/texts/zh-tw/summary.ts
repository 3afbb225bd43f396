// The beginning of a digest: how many customers need attention, and the titles of those that follow.

import type { Doubts } from '../../../domain/digest/data-quality.ts'
import type { FlagState } from '../../../domain/flags/flag.ts'
import type { Attention } from '../facts.ts'
import { STATES } from './flags.ts'
import type { ChineseFormats } from './with-nouns.ts'

export function summary(f: ChineseFormats) {
  return {
    /** Why no flag is no good news; empty: it is. */
    doubts: doubtsIn,
    /** `all`: the customers of the portfolio. */
    headline({ customers, critical, doubts, rejectedRows }: Attention, all: number) {
      if (all === 0) return '這四週沒有任何客戶的授權資料。'
      if (customers === 0) {
        const missing = doubtsIn(doubts)
        if (missing.length > 0) return `本週沒有已知需要關注的客戶，但資料並不完整：${missing.join('，')}。`
        const rejected = rejectedRows === 0 ? '' : `有 ${f.count(rejectedRows)} 列資料遭拒絕。`
        return `好消息：本週沒有客戶需要關注。${rejected}`
      }
      const urgency = urgencyOf(customers, critical)
      if (all === 1) return `您的客戶本週需要關注${urgency}。`
      if (customers === all) return `您的 ${f.count(all)} 家客戶本週全都需要關注${urgency}。`
      return `您的 ${f.count(all)} 家客戶中，本週有 ${f.count(customers)} 家需要關注${urgency}。`
    },
    /** '' where there are no flags. */
    movement(counts: Readonly<Record<FlagState, number>>) {
      const parts = SHOWN.filter((state) => counts[state] > 0).map(
        (state) => `${STATES[state]} ${f.count(counts[state])} 個`,
      )
      return parts.length === 0 ? '' : `警示：${parts.join('，')}。`
    },
    attention: '需要關注的客戶',
    alsoFlagged: '值得留意',
    moreFlagged: '其他需要關注的客戶',
    stillOpen: '持續超過四週',
    /** Where the others are, without a portal. */
    inTheReport: '完整清單請見 portfolio.html。',
  }

  function doubtsIn({ customers, refusedFiles, unreadFiles, rejectingFiles }: Doubts): string[] {
    return [
      customers === 0 ? '' : `${f.count(customers)} 家客戶的活動資料天數太少`,
      refusedFiles === 0 ? '' : `${f.count(refusedFiles)} 個檔案遭拒絕`,
      unreadFiles === 0 ? '' : `${f.count(unreadFiles)} 個檔案未能及時讀取`,
      rejectingFiles === 0 ? '' : `${f.count(rejectingFiles)} 個檔案有遭拒絕的資料列，可能影響警示`,
    ].filter((doubt) => doubt !== '')
  }

  function urgencyOf(customers: number, critical: number): string {
    if (critical === 0) return ''
    if (customers === 1) return '，情況緊急'
    return critical === customers ? '，而且全都情況緊急' : `，其中 ${f.count(critical)} 家情況緊急`
  }
}

const SHOWN = ['new', 'continuing', 'improving', 'cleared'] as const
