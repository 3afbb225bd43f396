// The links of mail to the portal.

export const mailLinks = {
  report: '開啟報告',
  upload: '上傳檔案',
  preferences: '偏好設定',
  unsubscribe: '取消訂閱',
  /** `flags`: the open ones of a customer. */
  snooze: (flags: number) => (flags === 1 ? '暫停提醒此警示' : '暫停提醒這些警示'),
}
