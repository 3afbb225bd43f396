// What every page of the portal says, and its errors: one sentence each.

export const portal = {
  name: '報告與上傳',
  about: 'Uptake 會指出哪些客戶在 Office 365 和 Dynamics 365 上需要協助。',
  keep: '任何人只要有這個頁面的網址就能開啟：請勿提供給他人。',
  notFound: '沒有這個頁面；請再次使用郵件中的連結。',
  test: '這個連結來自測試，無法開啟任何內容；收件者收到的郵件中，連結會開啟所標示的頁面。',
  tooLarge: '傳送的內容超過這個頁面的限制；請返回並減少內容。',
  busy: '目前無法產生這個頁面；請稍等一分鐘再試。',
  failed: '我們這邊發生問題；請稍後再試。',
}
