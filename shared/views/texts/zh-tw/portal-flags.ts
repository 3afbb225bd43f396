// The page on which flags are snoozed.

import type { ChineseFormats } from './with-nouns.ts'

export function portalFlags(f: ChineseFormats) {
  return {
    title: '警示',
    what: '已經知道的警示可以暫停提醒：在您選擇的日期之前，郵件和報告會將它收合，所有能查看該客戶的人都一樣。若警示解除後再次出現，或變為重大，就會立即再次提醒。',
    noReport: '還沒有報告。第一份報告產生後，警示就會顯示在這裡。',
    none: '沒有未解除的警示。',
    open: '查看未解除的警示',
    snooze: '暫停提醒',
    howLong: '暫停多久',
    weeks: (weeks: number) => `${f.count(weeks)} 週`,
    why: '請簡短說明原因，供同事參考',
    snoozed: (line: string) => `已暫停提醒。${line}`,
    end: '恢復提醒',
    incomplete: '暫停提醒需要填寫原因，並選擇 2、4 或 8 週：請返回上一頁完成表單。',
    notOpen: '這個警示已解除，或該客戶不是由您負責：請返回上一頁並重新載入。',
  }
}
