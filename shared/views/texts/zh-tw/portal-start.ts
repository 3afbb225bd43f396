// The way in: what this is, and a form for an address.

export const portalStart = {
  title: '以郵件取得您的連結',
  what: [
    '合作夥伴可以在這裡開啟客戶報告，並上傳使用量檔案。',
    '不需要密碼：請輸入您接收每週摘要的地址，我們會寄送開啟頁面的連結給您。',
  ],
  address: '您的電子郵件地址',
  send: '寄給我我的連結',
  notAnAddress: '這不是電子郵件地址；請輸入如 ana@example.com 的格式。',
  requested: '請查看您的郵件',
  mailed: '如果這個地址是報告的收件者，連結已經寄出，可能需要幾分鐘；若一小時後仍未收到，請再試一次。',
}
