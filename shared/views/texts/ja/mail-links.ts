// The links of mail to the portal.

export const mailLinks = {
  report: 'レポートを開く',
  upload: 'ファイルをアップロード',
  preferences: '設定',
  unsubscribe: '配信停止',
  /** `flags`: the open ones of a customer. */
  snooze: (flags: number) => (flags === 1 ? 'このアラートをスヌーズ' : 'これらのアラートをスヌーズ'),
}
