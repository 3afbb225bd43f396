// The mail with links that a recipient asked for.

export const linksMail = {
  title: '連結',
  subject: (_links: number, partner: string) => `您的連結 · ${partner}`,
  headline: (_links: number) => '以下是您要求的連結。',
  uploadHours: '上傳連結的有效時間為 24 小時。',
  otherDays: '報告和偏好設定連結的有效期為 35 天。',
  keep: '請勿轉寄本郵件：任何人只要有連結就能開啟。',
  why: (email: string) =>
    `本郵件寄給 ${email}，因為有人以這個地址要求連結。如果不是您本人，請直接忽略：沒有其他人取得這些連結。`,
}
