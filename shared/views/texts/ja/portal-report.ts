// The reports of a reader in the portal.

import type { ReportFile } from '../../../layout.ts'

const FILES: Readonly<Record<Exclude<ReportFile, 'portfolio.html' | 'portfolio.xlsx'>, string>> = {
  'customers.csv': '顧客ごとに1行',
  'products.csv': '顧客と製品ごとに1行',
  'workloads.csv': '顧客とワークロードごとに1行',
  'digest.json': 'ダイジェスト（プログラム用）',
  'portfolio.json': 'レポートの全内容（プログラム用）',
}

export const portalReport = {
  noneYet: 'レポートはまだありません',
  whenFirst:
    '最初のレポートは、ライセンスデータが届いた後、最初のダイジェストとともに作成されます。その後、このページに数値とファイルが表示されます。',
  noFigures: 'この日の数値はここに表示できません。ファイルをご覧ください。',
  noReport:
    '閲覧できるレポートの中に、該当するものがありません。メールのリンクから最新のレポートを開いてください。',
  title: 'レポート',
  files: FILES,
  open: 'レポートを開く',
  download: 'ブックをダウンロード',
  otherDays: 'ほかのレポート',
  uploadTitle: 'ファイルと取り込み結果',
  uploadWhat:
    'ファイルをアップロードする、または以前のファイルの結果を確認するには、専用のリンクを開いてください。リンクはメールで届き、1日間有効です。',
  uploadAsk: 'アップロード用のリンクをメールで受け取る',
  asked: 'メールをご確認ください',
  mailed:
    'リンクをメールで送信しました。届くまで数分かかることがあります。送信は1時間に1通、1日に3通までです。届かない場合は、前回のメールをご確認ください。',
  back: 'レポートに戻る',
}
