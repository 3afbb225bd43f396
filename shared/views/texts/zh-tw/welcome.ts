// The mail to a new recipient.

import type { Weekday } from '../../../domain/settings.ts'
import type { ChineseFormats } from './with-nouns.ts'

export function welcome(f: ChineseFormats) {
  return {
    title: '歡迎',
    subject: (partner: string) => `歡迎使用 Uptake · ${partner}`,
    headline: 'Uptake 會指出哪些客戶沒有使用購買的產品，以及可以採取的作法。',
    when: (weekday: Weekday, time: string, timeZone: string) =>
      `有資料之後，每${f.weekday(weekday)} ${time}（${timeZone}）會寄送一份摘要：需要關注的客戶、原因，以及可以嘗試的作法。`,
    start: '一切從您的檔案開始。下方連結會開啟上傳頁面，有效期為七天；之後可由該頁面寄送新的連結給您。',
    wait: '檔案由其他人上傳，您不需要做任何事。',
    keep: '請勿轉寄本郵件：任何人只要有連結就能開啟。',
    files: {
      title: '要上傳的檔案',
      lines: [
        '授權資料（entitlements）：訂閱、已銷售和已指派的授權。來自您的帳務系統、Microsoft Graph、合作夥伴中心或 CIPP。',
        '活動資料（activity）：誰在哪一天使用了哪項產品。來自 Microsoft 365 的使用量報告，每家客戶匯出一份。',
        '支援電話（support）：詢問說明和使用方法的電話。來自您的技術支援系統或 PSA，或任何工單清單。',
        '請直接上傳工具產生的檔案，最好每天上傳。每個檔案都有一份回條，說明讀取了什麼，以及哪些資料列未讀取和原因。',
      ],
    },
    expect: {
      title: '接下來的流程',
      lines: [
        '收到第一批檔案後，就會寄送第一份摘要。報告會顯示您可查看的所有客戶及其趨勢，並可下載為活頁簿。',
        '如果您可查看所有客戶，當檔案不再送達或無法讀取時，Uptake 也會通知您。',
      ],
    },
  }
}
