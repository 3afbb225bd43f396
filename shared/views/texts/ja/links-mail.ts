// The mail with links that a recipient asked for.

export const linksMail = {
  title: 'リンク',
  subject: (_links: number, partner: string) => `ご依頼のリンク · ${partner}`,
  headline: (_links: number) => 'ご依頼のリンクをお送りします。',
  uploadHours: 'アップロード用のリンクは24時間有効です。',
  otherDays: 'レポートと設定のリンクは35日間有効です。',
  keep: 'このメールを転送しないでください。リンクを知っている人は誰でも開くことができます。',
  why: (email: string) =>
    `このメールは、${email}宛てのリンクの依頼があったため送信されています。お心当たりがない場合は、何もする必要はありません。ほかの人にリンクは送られていません。`,
}
