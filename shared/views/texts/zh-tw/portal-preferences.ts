// What a recipient can choose in the portal: which mail comes, and the language of mail and pages.

import type { MailList } from '../../../domain/mail/unsubscription.ts'

const LISTS: Readonly<Record<MailList, { readonly name: string; readonly what: string }>> = {
  digest: { name: '每週摘要', what: '需要關注的客戶，每週一次。' },
  notices: { name: '通知', what: '遭拒絕的檔案，以及不再送達的檔案。' },
}

export const portalPreferences = {
  title: '偏好設定',
  unsubscribe: '取消訂閱',
  mail: '您的郵件',
  to: (address: string, partner: string) => `${address}，「${partner}」的收件者`,
  lists: LISTS,
  gets: '您會收到這類郵件。',
  left: '您已取消訂閱：不會再收到這類郵件。',
  answers: { leave: '取消訂閱', return: '重新訂閱' },
  language: '語言',
  languageOf: '郵件和這些頁面的語言',
  save: '儲存',
}
