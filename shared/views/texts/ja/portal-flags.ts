// The page on which flags are snoozed.

import type { JapaneseFormats } from './with-nouns.ts'

export function portalFlags(f: JapaneseFormats) {
  return {
    title: 'アラート',
    what: '把握済みのアラートはスヌーズできます。選んだ日まで、その顧客を閲覧できる全員のメールとレポートで折りたたまれます。いったん解消して再発した場合や重大になった場合は、すぐに再び通知されます。',
    noReport: 'レポートはまだありません。最初のレポートが作成されると、アラートがここに表示されます。',
    none: '未解消のアラートはありません。',
    open: '未解消のアラートを表示',
    snooze: 'スヌーズ',
    howLong: '期間',
    weeks: (weeks: number) => `${f.count(weeks)}週間`,
    why: '理由（同僚のために簡単に）',
    snoozed: (line: string) => `スヌーズ中です。${line}`,
    end: 'スヌーズを終了',
    incomplete:
      'スヌーズには理由と、2、4、8週間のいずれかの期間が必要です。前のページに戻り、フォームに入力してください。',
    notOpen:
      'このアラートは解消済みか、担当外の顧客のものです。前のページに戻り、ページを再読み込みしてください。',
  }
}
