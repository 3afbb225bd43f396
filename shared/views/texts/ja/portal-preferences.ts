// What a recipient can choose in the portal: which mail comes, and the language of mail and pages.

import type { MailList } from '../../../domain/mail/unsubscription.ts'

const LISTS: Readonly<Record<MailList, { readonly name: string; readonly what: string }>> = {
  digest: { name: '週次ダイジェスト', what: '対応が必要な顧客を、週に1回お知らせします。' },
  notices: { name: '通知', what: '拒否されたファイルと、届かなくなったファイルをお知らせします。' },
}

export const portalPreferences = {
  title: '設定',
  unsubscribe: '配信停止',
  mail: '受信するメール',
  to: (address: string, partner: string) => `${address}（${partner}の受信者）`,
  lists: LISTS,
  gets: 'このメールを受信しています。',
  left: '配信を停止しました。このメールはもう届きません。',
  answers: { leave: '配信を停止する', return: '配信を再開する' },
  language: '言語',
  languageOf: 'メールとこのページの言語',
  save: '保存',
}
