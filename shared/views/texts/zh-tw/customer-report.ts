// The report that a partner hands on to its customer: friendly words, nothing of the partner's own affairs.

import type { CustomerStep } from '../../../domain/portfolio/customer-steps.ts'
import type { Links } from '../../../domain/settings.ts'
import { type ChineseFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function customerReport(f: ChineseFormats) {
  const share = (part: number, whole: number) => (whole === 0 ? '' : `（${f.percent((100 * part) / whole)}）`)
  return {
    title: '貴公司的 Microsoft 雲端使用情況',
    preparedFor: (customer: string) => `提供給：${customer}`,
    preparedBy: (partner: string) => `製作：${partner}`,
    period: (firstDay: string, lastDay: string) => f.days(firstDay, lastDay),
    unknown: UNKNOWN,
    tiles: {
      title: '概況',
      seats: '授權',
      seatsNote: '貴公司購買的數量',
      assigned: '已指派',
      assignedNote: (assigned: number | null, sold: number) =>
        assigned === null ? '沒有資料' : `共 ${f.count(sold)} 個授權${share(assigned, sold)}`,
      used: '使用中',
      usedNote: (used: number | null, sold: number) =>
        used === null ? '沒有活動資料' : `28 天內，共 ${f.count(sold)} 個授權${share(used, sold)}`,
      people: '作用中使用者',
      peopleNote: '這 28 天內',
      calls: '詢問技術支援的次數',
      callsNote: '這 28 天內',
    },
    steps: {
      title: '接下來可以做的事',
      nothing: '一切良好，沒有需要您留意的事項。',
      /** A heading and a sentence. */
      step(step: CustomerStep): readonly [string, string] {
        switch (step.kind) {
          case 'use':
            return [
              '善用已付費的授權',
              `這 28 天內有 ${f.count(step.seats)} 個授權未使用。一場針對日常工作的簡短訓練，就能幫助同仁開始使用。`,
            ]
          case 'assign':
            return ['指派閒置的授權', `還有 ${f.count(step.seats)} 個授權尚未指派給任何人。`]
          case 'learn':
            return [
              '在提問之前就先解答',
              `貴公司的同仁在這 28 天內向技術支援提問 ${f.count(step.calls)} 次。訓練課程和自助服務網頁可以解決其中大部分問題。`,
            ]
          case 'discover':
            return [
              `進一步發揮「${workloadName(step.workload)}」的價值`,
              `貴公司 ${f.count(step.activeUsers)} 位作用中使用者中，有 ${f.count(step.users)} 位使用「${workloadName(step.workload)}」。`,
            ]
          case 'grow':
            return [
              '成長空間',
              '幾乎所有授權都在使用中。如果有新同仁加入，或還有其他工作想變得更輕鬆，歡迎與我們聯絡。',
            ]
        }
      },
    },
    offers: {
      title: '我們隨時樂意協助',
      links: {
        training: '訓練課程',
        selfService: '自助服務',
        booking: '預約時間',
      } satisfies Record<keyof Links, string>,
      contact: (email: string) => `來信請寄：${email}`,
    },
    workloads: {
      title: '同仁使用的服務',
      people: (users: number, active: number | null) =>
        active === null
          ? `${f.count(users)} 人`
          : `${f.count(active)} 位作用中使用者中有 ${f.count(users)} 位`,
      none: '這 28 天內沒有任何活動。',
      unknown: '這 28 天沒有活動資料，因此使用情況不明。',
      name: workloadName,
    },
    products: {
      title: '各項產品',
      columns: { product: '產品', seats: '授權', assigned: '已指派', used: '使用中' },
    },
    beyond: (people: number) =>
      `另有 ${f.count(people)} 筆使用不在這些授權範圍內：來自已離職的人員、試用版、已失效的訂閱，或沒有授權的使用者。`,
    trend: (label: string) => `${label}，最近 13 週`,
    partly: (days: number) =>
      `這 28 天中只有 ${f.count(days)} 天有活動資料，其他日子的情況不明，因此實際使用量可能更高。`,
    about: {
      title: '計算方式',
      terms: TERMS,
    },
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['授權', '有效的訂閱；試用版和免費產品不計入。'],
  ['已指派', '已指派給某位使用者的授權。'],
  ['使用中', '其使用者在過去 28 天內曾用該產品進行工作的授權。'],
  ['作用中使用者', '過去 28 天內至少使用過一項服務的人。'],
]
