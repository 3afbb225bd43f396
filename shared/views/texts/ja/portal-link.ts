// A link that opens nothing, and the new one in its place.

export const portalLink = {
  title: 'このリンクでは何も開けません',
  why: '期限が切れたか、新しいリンクに置き換えられたか、リンクが途中で切れています。ボタンを押すと、このリンクの送信先アドレスに新しいリンクが届きます。',
  renew: '新しいリンクをメールで受け取る',
  renewed: 'メールをご確認ください',
  mailed:
    'このリンクの受信者が現在もレポートの受信者であれば、新しいリンクがそのアドレスに届きます。数分かかることがあります。',
}
