// Uploads in the portal: the form, what became of files, and what to do next.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { type ChineseFormats, DATASET_NAMES } from './with-nouns.ts'

export function portalUpload(f: ChineseFormats) {
  return {
    title: '上傳檔案',
    intro: '請直接上傳工具匯出的檔案：CSV、JSON、Excel 或 ZIP，每個最大 1 GB。',
    choose: '選擇檔案',
    drop: '或拖放到這裡',
    fileName: '檔案名稱',
    fileNameHint: '檔案本身在下一頁選擇。',
    dataset: '檔案內容',
    pleaseChoose: '請選擇',
    datasets: {
      entitlements: `${DATASET_NAMES.entitlements}：訂閱與授權數`,
      activity: `${DATASET_NAMES.activity}：誰使用了什麼`,
      support: `${DATASET_NAMES.support}：工單與電話`,
    } satisfies Record<Dataset, string>,
    kinds: DATASET_NAMES,
    day: '資料所屬的日期',
    customer: '僅關於一家客戶',
    severalCustomers: '否：各列已註明客戶',
    customerId: '客戶的租用戶識別碼；若各列已註明客戶，請留空',
    checkOnly: '僅檢查：您會收到完整的回條，但檔案內容不會計入',
    replace: '取代同名且同日期的舊檔案；否則會另外新增',
    next: '繼續',
    upload: '上傳',
    remove: '移除',
    wrongFields: '請選擇檔案內容和資料所屬的日期，並輸入檔案名稱。',
    wrongCustomer: '這不是客戶識別碼：最多 256 個位元組，且不可含斜線。',

    formTitle: '選擇檔案並上傳',
    goesTo: (name: string, dataset: Dataset, day: string) =>
      `檔案將以「${name}」的名稱儲存為 ${f.day(day)}的${DATASET_NAMES[dataset]}。`,
    goesToCheck: '僅做檢查：檔案內容不會計入。',
    replacesEarlier: '這會取代目前同名且同日期的檔案，包括其中的資料列和客戶。',
    within: '請在 15 分鐘內傳送；逾時請重新開始。',
    file: '檔案',

    ready: '可以上傳',
    sending: '上傳中',
    reading: '已上傳。回條稍後會顯示在這裡。',
    tooLarge: '這個檔案超過 1 GB：請分割或壓縮後再上傳。',
    empty: '這是空白檔案：請重新匯出。',
    failed: '上傳未完成：請按「上傳」再試一次。',
    refusedFields: '請選擇檔案內容和資料所屬的日期，然後再按一次「上傳」。',

    outcome: '檔案的處理結果',
    waiting: '正在等候檔案：這個頁面每 2 秒更新一次。',
    arrived: '檔案已送達，正在讀取：這個頁面每 2 秒更新一次。',
    large: '大型檔案需要幾分鐘；您可以關閉這個頁面，稍後在上傳頁面查看回條。',
    lapsed: '一小時內沒有收到檔案：請返回上傳頁面重新傳送。',
    unknown: '這次上傳的結果已無法顯示；上傳頁面會列出所有檔案的回條。',
    backLater: '若要上傳更多檔案，請返回上傳頁面：連結在您的郵件中。',
    back: '返回上傳頁面',

    latest: '您最近的檔案',
    none: '還沒有檔案。請先上傳授權資料：其中註明有哪些客戶和授權。',
    counts: (accepted: number, rejected: number) =>
      rejected === 0 ? `${f.count(accepted)} 列` : `${f.count(accepted)} 列，${f.count(rejected)} 列遭拒絕`,
    check: '檢查',

    statuses: {
      committed: '已計入',
      partly: '部分計入',
      rehearsed: '已檢查',
      refused: '遭拒絕',
      stopped: '無法讀取',
      deleted: '已刪除',
    },
    /** What to do, in one sentence. */
    advice: {
      committed: '一切正常：下一份報告會計入，您不需要做任何事。',
      partly: '請下載遭拒絕的資料列，依照 _fix 欄的說明更正，然後只上傳該檔案：其他資料列已經計入。',
      rehearsed: '檔案沒有問題：請取消「僅檢查」後再次上傳，以便計入。',
      rehearsedPartly: '請更正檔案中遭拒絕的資料列，或直接取消「僅檢查」後上傳：其他資料列都會計入。',
      noData: '檔案中沒有任何資料列，這表示「沒有資料」，而不是「沒有人使用」：如果應該有資料，請重新匯出。',
      refused: '這個檔案的內容都不計入：請更正後再次上傳。',
      wrongDataset: (dataset: Dataset) =>
        `這個檔案在這裡不會計入：它屬於${DATASET_NAMES[dataset]}，按下按鈕即可移動。`,
      wrongDatasetElsewhere: (dataset: Dataset) =>
        `這個檔案在這裡不會計入：它屬於${DATASET_NAMES[dataset]}；上傳頁面上有移動的按鈕。`,
      stopped: '這個檔案的內容都不計入：請分割成較小的檔案後再上傳。',
      deleted: '檔案已刪除或移動，其內容不再計入；如果是誤刪，請再次上傳。',
    },
    before: (rows: number, customers: number) =>
      `它取代了一個含 ${f.count(rows)} 列、關於 ${f.count(customers)} 家客戶的檔案。`,
    downloadRejects: (rows: number) => `下載 ${f.count(rows)} 列遭拒絕的資料`,
    problems: '遭拒絕的資料列',
    notes: '讀取方式',
    moveTo: (dataset: Dataset) => `移到${DATASET_NAMES[dataset]}`,
    notMoved: '檔案在此期間已變更，因此沒有移動：請返回上傳頁面查看回條。',
    noReceipt: '沒有這份回條；請返回上傳頁面選擇。',
    noRejects: '這個檔案沒有遭拒絕的資料列；請返回其回條。',
  }
}
