// What the figures mean, where the definitions come from, and who receives the mail.

import type { ChineseFormats } from './with-nouns.ts'

export function footer(f: ChineseFormats) {
  return {
    title: '數字的意義',
    terms: TERMS,
    source: '定義與建議依據 Microsoft 合作夥伴中心〈提高採用率與滿意度〉（2018），該文以權益計算使用量。',
    /** `end` decides what the zone is called. */
    window: (start: string, end: string, timeZone: string) =>
      `${f.days(start, end)}，${f.zone(timeZone, end)}`,
    days: (window: string) => `數字涵蓋的日曆天為 ${window}。`,
    digestRecipient: (email: string, partner: string) =>
      `本郵件寄給 ${email}，即「${partner}」每週摘要的收件者。`,
    scopedTo: (email: string) => `內容僅包含客戶經理為 ${email} 的客戶。`,
    noticeRecipient: (email: string, partner: string) =>
      `本郵件寄給 ${email}，該收件者可查看「${partner}」的所有客戶。`,
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['部署 %', '已指派授權/已銷售授權。'],
  ['使用量 %', '使用中的權益/總權益。使用中：過去 28 個日曆天內曾用於工作。'],
  ['調整後使用量 %', '算法相同，但只計入已銷售的使用中權益，絕不超過 100%。使用量偏低或下滑的警示以此為準。'],
  [
    '使用量為何會超過 100%',
    '員工流動，授權在 28 天內移轉給其他使用者；第二個訂閱在寬限期內、已停用或已解除佈建；試用版有使用但未銷售；Yammer 的使用超出授權範圍。',
  ],
  ['已銷售授權', '所有賣方銷售的授權，因為客戶也可能向其他賣方購買。'],
  ['求助電話', '28 天內詢問說明和使用方法的支援電話。'],
]
