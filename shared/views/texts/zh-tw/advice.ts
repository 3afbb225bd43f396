// What to do about a flag. `unused`, `calls` and `expansion` follow Microsoft Partner Center, "Increase adoption and
// satisfaction" (2018), in its terms: 問題, 考量事項, 嘗試事項.

import type { Advice, AdviceTopic } from '../facts.ts'

const topics: Readonly<Record<AdviceTopic, Advice>> = {
  unused: {
    title: '未使用的授權',
    problem: '採用率低，還有許多授權未使用。',
    consider: '客戶可能不了解軟體能帶來的價值，需要有人協助他們把軟體融入每天的工作。',
    try: '案例研究、特定情境的使用者見證、教學部落格或影片，以及訓練課程。',
  },
  calls: {
    title: '求助電話偏多',
    problem: '有大量支援電話詢問說明和使用方法。',
    consider: '客戶可能剛開始使用這套軟體、這個版本，或剛接手這項工作。',
    try: '提供面對面或線上訓練，並推廣自助服務：在支援網站的連絡資訊旁列出自助服務選項。',
  },
  expansion: {
    title: '成長空間',
    problem: '客戶購買的授權幾乎全都在使用中。',
    consider: '客戶已看見軟體的價值，可能還有其他工作能藉由別的產品變得更輕鬆。',
    try: '提供更多授權，並以訓練課程介紹其他產品。',
  },
  over: {
    title: '使用量超過 100%',
    problem: '使用中的數量多於已銷售的數量。',
    consider: '明細會說明原因：員工流動、訂閱已失效、試用版、Yammer，或根本沒有授權。',
    try: '續訂已失效的訂閱，將試用版轉為正式授權，或為沒有授權的使用者購買授權。',
  },
  unmatched: {
    title: '無法對應的名稱',
    problem: '有人使用的產品名稱與客戶的任何授權都對應不上，因此顯示的使用量可能偏低。',
    consider: '可能是目錄中沒有這個名稱，也可能是授權檔案漏了客戶擁有的產品。',
    try: '在 partners.json 的 products 中，將每個不明的名稱對應到產品編號（null 表示忽略），並上傳遺漏產品的授權。過去幾週的數字也會一併更正。',
  },
  stale: {
    title: '資料過期',
    problem: '這家客戶的資料已經過期。',
    consider: '可能是匯出已停止，或檔案放到了其他日期的資料夾。資料過期期間，沒有其他警示並不代表沒有問題。',
    try: '確認每天的檔案都有上傳，並查看最近幾份回條。',
  },
}

export const advice = {
  title: '建議作法',
  labels: { consider: '考量事項', try: '嘗試事項' },
  /** The partner's own offers. */
  links: { training: '訓練課程', selfService: '自助服務', booking: '預約時間' },
  topics,
}
