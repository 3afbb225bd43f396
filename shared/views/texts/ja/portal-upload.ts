// Uploads in the portal: the form, what became of files, and what to do next.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { DATASET_NAMES, type JapaneseFormats } from './with-nouns.ts'

export function portalUpload(f: JapaneseFormats) {
  return {
    title: 'ファイルのアップロード',
    intro:
      'お使いのツールからエクスポートしたファイルを、そのままアップロードしてください（CSV、JSON、Excel、ZIP、1ファイル最大1 GB）。',
    choose: 'ファイルを選択',
    drop: 'またはここにドロップ',
    fileName: 'ファイル名',
    fileNameHint: 'ファイル自体は次のページで選択します。',
    dataset: '内容',
    pleaseChoose: '選択してください',
    datasets: {
      entitlements: `${DATASET_NAMES.entitlements}：サブスクリプションとライセンス数`,
      activity: `${DATASET_NAMES.activity}：誰が何を使ったか`,
      support: `${DATASET_NAMES.support}：チケットと問い合わせ`,
    } satisfies Record<Dataset, string>,
    kinds: DATASET_NAMES,
    day: 'データの日付',
    customer: '1社の顧客のみ',
    severalCustomers: 'いいえ（行に顧客の記載あり）',
    customerId: '顧客のテナントID（行に顧客の記載がある場合は空欄）',
    checkOnly: 'チェックのみ：詳しい取り込み結果が届き、ファイルの内容は集計されません',
    replace: '同じ名前と日付の以前のファイルを置き換える（選択しない場合は追加されます）',
    next: '次へ',
    upload: 'アップロード',
    remove: '削除',
    wrongFields: '内容とデータの日付を選択し、ファイル名を入力してください。',
    wrongCustomer: '顧客のIDではありません。256バイト以内で、スラッシュは使えません。',

    formTitle: 'ファイルを選択してアップロード',
    goesTo: (name: string, dataset: Dataset, day: string) =>
      `「${name}」という名前で、${f.day(day)}の${DATASET_NAMES[dataset]}として保存されます。`,
    goesToCheck: 'チェックのみです。ファイルの内容は集計されません。',
    replacesEarlier: '同じ名前と日付の現在のファイルを、行と顧客を含めて置き換えます。',
    within: '15分以内に送信してください。過ぎた場合は、最初からやり直してください。',
    file: 'ファイル',

    ready: 'アップロードできます',
    sending: 'アップロード中',
    reading: 'アップロードしました。まもなくここに取り込み結果が表示されます。',
    tooLarge: 'このファイルは1 GBを超えています。分割または圧縮してアップロードしてください。',
    empty: 'このファイルは空です。もう一度エクスポートしてください。',
    failed: 'アップロードが完了しませんでした。「アップロード」を押して、もう一度お試しください。',
    refusedFields: '内容とデータの日付を選択し、もう一度「アップロード」を押してください。',

    outcome: 'ファイルの結果',
    waiting: 'ファイルを待っています。このページは2秒ごとに更新されます。',
    arrived: 'ファイルが届き、読み取り中です。このページは2秒ごとに更新されます。',
    large:
      '大きなファイルは数分かかります。このページを閉じても、アップロードページで取り込み結果を確認できます。',
    lapsed: '1時間以内にファイルが届きませんでした。アップロードページに戻り、もう一度送信してください。',
    unknown:
      'このアップロードの結果は表示できなくなりました。アップロードページに、すべてのファイルの取り込み結果があります。',
    backLater:
      'ほかのファイルをアップロードするには、アップロードページに戻ってください。リンクはメールにあります。',
    back: 'アップロードページに戻る',

    latest: '最近のファイル',
    none: 'ファイルはまだありません。まず、顧客とライセンスが記載されたライセンスデータをアップロードしてください。',
    counts: (accepted: number, rejected: number) =>
      rejected === 0 ? `${f.count(accepted)}行` : `${f.count(accepted)}行、却下${f.count(rejected)}行`,
    check: 'チェック',

    statuses: {
      committed: '集計対象',
      partly: '一部が集計対象',
      rehearsed: 'チェック済み',
      refused: '拒否',
      stopped: '読み取り不可',
      deleted: '削除済み',
    },
    /** What to do, in one sentence. */
    advice: {
      committed: '問題ありません。次のレポートに反映されます。必要な操作はありません。',
      partly:
        '却下された行をダウンロードし、_fix列の説明に従って修正して、そのファイルだけをアップロードしてください。ほかの行はすでに集計されています。',
      rehearsed:
        'ファイルに問題はありません。集計するには、「チェックのみ」を外してもう一度アップロードしてください。',
      rehearsedPartly:
        '却下された行をファイルで修正するか、「チェックのみ」を外してそのままアップロードしてください。その場合、ほかの行はすべて集計されます。',
      noData:
        'ファイルに行がありません。これは「データなし」を意味し、「誰も使わなかった」という意味ではありません。データがあるはずの場合は、もう一度エクスポートしてください。',
      refused: 'このファイルの内容は集計されません。修正して、もう一度アップロードしてください。',
      wrongDataset: (dataset: Dataset) =>
        `このファイルの内容はここでは集計されません。${DATASET_NAMES[dataset]}のファイルなので、ボタンを押して移動してください。`,
      wrongDatasetElsewhere: (dataset: Dataset) =>
        `このファイルの内容はここでは集計されません。${DATASET_NAMES[dataset]}のファイルです。アップロードページのボタンで移動できます。`,
      stopped: 'このファイルの内容は集計されません。小さなファイルに分割してアップロードしてください。',
      deleted:
        'ファイルは削除または移動され、内容は集計されなくなりました。誤って削除した場合は、もう一度アップロードしてください。',
    },
    before: (rows: number, customers: number) =>
      `顧客${f.count(customers)}社に関する${f.count(rows)}行のファイルを置き換えました。`,
    downloadRejects: (rows: number) => `却下された${f.count(rows)}行をダウンロード`,
    problems: '却下された行',
    notes: '読み取り方法',
    moveTo: (dataset: Dataset) => `${DATASET_NAMES[dataset]}に移動`,
    notMoved:
      'ファイルが変更されていたため、移動していません。アップロードページに戻り、取り込み結果を確認してください。',
    noReceipt: 'この取り込み結果はありません。アップロードページに戻って選択してください。',
    noRejects: 'このファイルに却下された行はありません。取り込み結果に戻ってください。',
  }
}
