// A link that opens nothing, and the new one in its place.

export const portalLink = {
  title: '這個連結無法開啟任何內容',
  why: '連結已失效、已被取代，或不完整。按下按鈕，新的連結就會寄到這個連結原本寄送的地址。',
  renew: '寄給我新的連結',
  renewed: '請查看您的郵件',
  mailed: '如果這個連結是您的，而且您仍會收到這些報告，新的連結就會寄到您的地址，可能需要幾分鐘。',
}
