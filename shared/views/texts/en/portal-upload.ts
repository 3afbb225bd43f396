// Uploads in the portal: the form, what became of files, and what to do next.

import type { Dataset } from '../../../domain/drops/drop-key.ts'
import { DATASET_NAMES, type EnglishFormats, upperFirst } from './with-nouns.ts'

export function portalUpload(f: EnglishFormats) {
  return {
    title: 'Upload files',
    intro: 'Upload files as your tools export them: CSV, JSON, Excel or ZIP, up to 1 GB each.',
    choose: 'Choose files',
    drop: 'or drop them here',
    fileName: 'Name of your file',
    fileNameHint: 'You choose the file itself on the next page.',
    dataset: 'What it is',
    pleaseChoose: 'Please choose',
    datasets: {
      entitlements: `${upperFirst(DATASET_NAMES.entitlements)}: subscriptions and seats`,
      activity: `${upperFirst(DATASET_NAMES.activity)}: who used what`,
      support: `${upperFirst(DATASET_NAMES.support)}: tickets and calls`,
    } satisfies Record<Dataset, string>,
    kinds: DATASET_NAMES,
    day: 'The day it reports on',
    customer: 'Only about one customer',
    severalCustomers: 'No: its rows name the customers',
    customerId: 'The customer’s tenant id; leave it blank if the rows name the customers',
    checkOnly: 'Check only: you get the full receipt, and nothing of the file counts',
    replace: 'Replace an earlier file of the same name and day; otherwise this one is added beside it',
    next: 'Continue',
    upload: 'Upload',
    remove: 'Remove',
    wrongFields: 'Choose what the file is and the day it reports on, and give the name of your file.',
    wrongCustomer: 'This is not a customer’s id: it may have at most 256 bytes, and no slash.',

    formTitle: 'Choose the file and upload it',
    goesTo: (name: string, dataset: Dataset, day: string) =>
      `It is stored as “${name}”, as ${DATASET_NAMES[dataset]} of ${f.day(day)}.`,
    goesToCheck: 'It is only checked: nothing of it counts.',
    replacesEarlier: 'It replaces the file that has this name and day now, rows and customers included.',
    within: 'Send it within 15 minutes; after that, begin again.',
    file: 'File',

    ready: 'Ready to upload',
    sending: 'Uploading',
    reading: 'Uploaded. Its receipt appears here in a moment.',
    tooLarge: 'This file is larger than 1 GB: split it or compress it, and upload the parts.',
    empty: 'This file is empty: export it again.',
    failed: 'The upload did not arrive: press Upload to try again.',
    refusedFields: 'Say what this file is and the day it reports on, and press Upload again.',

    outcome: 'What became of your file',
    waiting: 'Waiting for the file: this page looks again every 2 seconds.',
    arrived: 'The file has arrived and is being read: this page looks again every 2 seconds.',
    large: 'Large files take some minutes; you may close this page and find the receipt on the upload page.',
    lapsed: 'No file arrived within an hour: go back to the upload page and send it again.',
    unknown:
      'The outcome of this upload cannot be shown any more; the upload page lists the receipts of all files.',
    backLater: 'To upload more files, go back to the upload page: the link is in your mail.',
    back: 'Back to the upload page',

    latest: 'Your latest files',
    none: 'No files yet. Upload your licence data first: it says which customers and seats there are.',
    counts: (accepted: number, rejected: number) =>
      rejected === 0
        ? f.counted(accepted, 'row')
        : `${f.counted(accepted, 'row')}, ${f.count(rejected)} rejected`,
    check: 'check',

    statuses: {
      committed: 'counts',
      partly: 'counts in part',
      rehearsed: 'checked',
      refused: 'refused',
      stopped: 'not readable',
      deleted: 'deleted',
    },
    /** What to do, in one sentence. */
    advice: {
      committed: 'All is well: the next report counts it, and there is nothing to do.',
      partly:
        'Download the rejected rows, correct them as the column _fix says, and upload that file by itself: the other rows count already.',
      rehearsed: 'The file is fine: upload it again without “check only”, so that it counts.',
      rehearsedPartly:
        'Correct the rejected rows in your file, or upload it as it is without “check only”: then all other rows count.',
      noData:
        'The file has no rows, which means “no data”, never “nobody was active”: if there should be some, export it again.',
      refused: 'Nothing of this file counts: correct it and upload it again.',
      wrongDataset: (dataset: Dataset) =>
        `Nothing of this file counts here: it belongs to ${DATASET_NAMES[dataset]}, and the button moves it there.`,
      wrongDatasetElsewhere: (dataset: Dataset) =>
        `Nothing of this file counts here: it belongs to ${DATASET_NAMES[dataset]}; the upload page has a button that moves it there.`,
      stopped: 'Nothing of this file counts: split it into smaller files and upload those.',
      deleted:
        'The file was deleted or moved, and what it said no longer counts; upload it again if that was a mistake.',
    },
    before: (rows: number, customers: number) =>
      `It took the place of a file with ${f.counted(rows, 'row')} about ${f.counted(customers, 'customer')}.`,
    downloadRejects: (rows: number) => `Download ${f.counted(rows, 'rejected row')}`,
    problems: 'Rejected rows',
    notes: 'How it was read',
    moveTo: (dataset: Dataset) => `Move it to ${DATASET_NAMES[dataset]}`,
    notMoved:
      'The file has changed meanwhile and was not moved: go back to the upload page and look at its receipt.',
    noReceipt: 'There is no such receipt; go back to the upload page and choose one there.',
    noRejects: 'This file has no rejected rows; go back to its receipt.',
  }
}
