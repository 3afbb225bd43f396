// The reports of a reader in the portal.

import type { ReportFile } from '../../../layout.ts'

const FILES: Readonly<Record<Exclude<ReportFile, 'portfolio.html' | 'portfolio.xlsx'>, string>> = {
  'customers.csv': '每家客戶一列',
  'products.csv': '每家客戶的每項產品一列',
  'workloads.csv': '每家客戶的每項工作負載一列',
  'digest.json': '每週摘要，供程式使用',
  'portfolio.json': '報告顯示的所有內容，供程式使用',
}

export const portalReport = {
  noneYet: '還沒有報告',
  whenFirst: '收到授權資料後，第一份報告會與第一份每週摘要一起產生。屆時這個頁面會顯示數字和檔案。',
  noFigures: '這一天的數字無法在此顯示；請查看檔案。',
  noReport: '沒有可供您查看的這份報告；請從郵件中的連結開啟最新的報告。',
  title: '報告',
  files: FILES,
  open: '開啟報告',
  download: '下載活頁簿',
  otherDays: '其他報告',
  uploadTitle: '檔案與回條',
  uploadWhat: '若要上傳檔案，或查看先前檔案的處理結果，請使用專用連結。連結會寄到您的地址，有效期為一天。',
  uploadAsk: '寄給我上傳連結',
  asked: '請查看您的郵件',
  mailed:
    '連結正寄往您的地址，可能需要幾分鐘。每小時最多寄送一封，每天三封：如果沒有收到，請尋找最近的一封。',
  back: '返回報告',
}
