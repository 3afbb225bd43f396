// The notice that files stopped arriving.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { DATASET_NAMES, type JapaneseFormats } from './with-nouns.ts'

export function gapNotice(f: JapaneseFormats) {
  const names = (datasets: readonly Dataset[]) => f.list(datasets.map((dataset) => DATASET_NAMES[dataset]))
  return {
    title: '届かなくなったファイル',
    mark: '未着',
    /** `lastDay`: that of a single dataset. */
    subject: (datasets: readonly Dataset[], lastDay: string, partner: string) =>
      datasets.length === 1
        ? `${f.day(lastDay)}以降、${names(datasets)}が届いていません · ${partner}`
        : `${names(datasets)}が届いていません · ${partner}`,
    headline: (datasets: readonly Dataset[]) => `${names(datasets)}が届かなくなりました。`,
    dataset: DATASETS,
    /** What its absence means for the figures. */
    meaning: MEANINGS,
    last: (lastDay: string, ageDays: number) =>
      `最新のデータは${f.day(lastDay)}のもので、${f.count(ageDays)}日前です。`,
    /** `folders`: where such files are uploaded. */
    advice: (folders: readonly string[]) => [
      'エクスポートが引き続き実行され、アップロードが成功していることを確認してください。',
      `不足しているファイルを、${folders.join('、')}の下にあるそれぞれの日付のフォルダーにアップロードしてください。遅れたファイルも、期日どおりに届いたものとして集計されます。`,
    ],
    once: 'この通知は1回だけ送信されます。データが不足している間は、週次ダイジェストに表示されます。',
  }
}

const DATASETS: Readonly<Record<Dataset, string>> = {
  entitlements: 'ライセンスデータ（entitlements）',
  activity: '利用データ（activity）',
  support: 'サポート問い合わせ（support）',
}

const MEANINGS: Readonly<Record<Dataset, string>> = {
  entitlements:
    'ライセンスは、その日の時点のものが表示されます。28日間ライセンスデータのない顧客は、対象から外れます。',
  activity:
    'ファイルのない日は不明であり、ゼロではありません。使用率は残りの日に基づいて計算され、日数が足りない場合、アラートは判定されません。',
  support: 'それ以降の問い合わせ件数は不明であり、ゼロではありません。',
}
