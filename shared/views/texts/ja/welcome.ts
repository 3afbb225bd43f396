// The mail to a new recipient.

import type { Weekday } from '../../../domain/settings.ts'
import type { JapaneseFormats } from './with-nouns.ts'

export function welcome(f: JapaneseFormats) {
  return {
    title: 'ようこそ',
    subject: (partner: string) => `Uptakeへようこそ · ${partner}`,
    headline: 'Uptakeは、購入した製品を使っていない顧客と、そのためにできることをお知らせします。',
    when: (weekday: Weekday, time: string, timeZone: string) =>
      `データがそろうと、毎週${f.weekday(weekday)}の${time}（${timeZone}）にダイジェストが届きます。対応が必要な顧客、その理由、試すことをお伝えします。`,
    start:
      'まずはファイルのアップロードから始めます。下のリンクから、7日間アップロードページを開けます。新しいリンクは、そのページからメールで受け取れます。',
    wait: 'ファイルはほかの人がアップロードします。あなたが行うことはありません。',
    keep: 'このメールを転送しないでください。リンクを知っている人は誰でも開くことができます。',
    files: {
      title: 'アップロードするもの',
      lines: [
        'ライセンスデータ（entitlements）：サブスクリプション、販売済みと割り当て済みのライセンス。請求システム、Microsoft Graph、パートナーセンター、またはCIPPから。',
        '利用データ（activity）：誰がどの日にどの製品を使ったか。Microsoft 365の使用状況レポートから、顧客ごとに1つのエクスポート。',
        'サポート問い合わせ（support）：ヘルプと使い方に関する問い合わせ。ヘルプデスクやPSA、または任意のチケット一覧から。',
        'ツールが出力したファイルを、できれば毎日、そのままアップロードしてください。ファイルごとに、読み取った内容と、読み取れなかった行とその理由を示す取り込み結果が届きます。',
      ],
    },
    expect: {
      title: '今後の流れ',
      lines: [
        '最初のファイルの後に、最初のダイジェストが届きます。レポートには、閲覧できるすべての顧客とその推移が表示され、ブックとしてダウンロードできます。',
        'すべての顧客を閲覧できる場合は、ファイルが届かなくなったときや読み取れないときにも、Uptakeからお知らせします。',
      ],
    },
  }
}
