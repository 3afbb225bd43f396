// The notice that files stopped arriving.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { type ChineseFormats, DATASET_NAMES } from './with-nouns.ts'

export function gapNotice(f: ChineseFormats) {
  const names = (datasets: readonly Dataset[]) => f.list(datasets.map((dataset) => DATASET_NAMES[dataset]))
  return {
    title: '不再送達的檔案',
    mark: '缺少',
    /** `lastDay`: that of a single dataset. */
    subject: (datasets: readonly Dataset[], lastDay: string, partner: string) =>
      datasets.length === 1
        ? `${f.day(lastDay)}之後沒有${names(datasets)} · ${partner}`
        : `${names(datasets)}不再送達 · ${partner}`,
    headline: (datasets: readonly Dataset[]) => `${names(datasets)}不再送達。`,
    dataset: DATASETS,
    /** What its absence means for the figures. */
    meaning: MEANINGS,
    last: (lastDay: string, ageDays: number) =>
      `最新的資料是 ${f.day(lastDay)}，已是 ${f.count(ageDays)} 天前。`,
    /** `folders`: where such files are uploaded. */
    advice: (folders: readonly string[]) => [
      '請確認匯出仍在執行，而且上傳成功。',
      `請將缺少的檔案分別上傳到 ${folders.join('、')} 下對應日期的資料夾。延遲的檔案會視同準時送達。`,
    ],
    once: '這則通知只會寄送一次。資料缺少期間，每週摘要都會顯示這段空缺。',
  }
}

const DATASETS: Readonly<Record<Dataset, string>> = {
  entitlements: '授權資料（entitlements）',
  activity: '活動資料（activity）',
  support: '支援電話（support）',
}

const MEANINGS: Readonly<Record<Dataset, string>> = {
  entitlements: '授權以當天的狀態顯示。客戶若 28 天沒有授權資料，就會從客戶組合中移除。',
  activity: '沒有檔案的日子是不明，不是零：使用量以其餘的日子計算，若剩下的天數太少，就不評估警示。',
  support: '此後的電話數量是不明，不是零。',
}
