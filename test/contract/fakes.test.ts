// The in-memory ports pass the same suites as the real ones.

import { describe } from 'vitest'
import { fakeCustomerRegister } from '../fakes/customer-register.ts'
import { fakeDigestLedger } from '../fakes/digest-ledger.ts'
import { fakeDropBucket } from '../fakes/drop-bucket.ts'
import { fakeDropLedger } from '../fakes/drop-ledger.ts'
import { fakeJobQueue } from '../fakes/job-queue.ts'
import { fakeMailer } from '../fakes/mailer.ts'
import { fakeMetricStore } from '../fakes/metric-store.ts'
import { fakeNoticeLedger } from '../fakes/notice-ledger.ts'
import { fakeReportBucket } from '../fakes/report-bucket.ts'
import { fakeSendLedger } from '../fakes/send-ledger.ts'
import { fakeSheetStore } from '../fakes/sheet-store.ts'
import { fakeSuppressionList } from '../fakes/suppression-list.ts'
import { customerRegisterContract } from './customer-register.ts'
import { digestLedgerContract } from './digest-ledger.ts'
import { dropBucketContract } from './drop-bucket.ts'
import { dropLedgerContract } from './drop-ledger.ts'
import { jobQueueContract } from './job-queue.ts'
import { mailerContract } from './mailer.ts'
import { metricStoreContract } from './metric-store.ts'
import { noticeLedgerContract } from './notice-ledger.ts'
import { reportBucketContract } from './report-bucket.ts'
import { sendLedgerContract } from './send-ledger.ts'
import { sheetStoreContract } from './sheet-store.ts'
import { suppressionListContract } from './suppression-list.ts'

describe('in memory', () => {
  dropLedgerContract(async () => fakeDropLedger())
  sheetStoreContract(async () => fakeSheetStore())
  customerRegisterContract(async () => fakeCustomerRegister())
  metricStoreContract(async () => fakeMetricStore())
  sendLedgerContract(async () => fakeSendLedger())
  digestLedgerContract(async () => fakeDigestLedger())
  noticeLedgerContract(async () => fakeNoticeLedger())
  suppressionListContract(async () => fakeSuppressionList())
  reportBucketContract(async () => fakeReportBucket())
  dropBucketContract(async () => {
    const bucket = fakeDropBucket()
    return {
      bucket,
      upload: async (key, body) => void bucket.upload(key, body),
      remove: async (key) => bucket.remove(key),
      purge: async (key) => bucket.purge(key),
    }
  })
  mailerContract(async () => {
    const mailer = fakeMailer()
    return { mailer, arrived: async () => mailer.sent }
  })
  jobQueueContract(async () => {
    const queue = fakeJobQueue()
    return { queue, arrived: async () => queue.take() }
  })
})
