// The in-memory ports pass the same suites as the real ones.

import { describe } from 'vitest'
import { fakeCustomerRegister } from '../support/fakes/customer-register.ts'
import { fakeDropBucket } from '../support/fakes/drop-bucket.ts'
import { fakeEvents } from '../support/fakes/events.ts'
import { fakeJobQueue } from '../support/fakes/job-queue.ts'
import { fakeMailer } from '../support/fakes/mailer.ts'
import { fakeMetricStore } from '../support/fakes/metric-store.ts'
import { fakeRecords } from '../support/fakes/records.ts'
import { fakeReportBucket } from '../support/fakes/report-bucket.ts'
import { fakeSheetStore } from '../support/fakes/sheet-store.ts'
import { customerRegisterContract } from './customer-register.ts'
import { dropBucketContract } from './drop-bucket.ts'
import { dropMoverContract } from './drop-mover.ts'
import { eventsContract } from './events.ts'
import { jobQueueContract } from './job-queue.ts'
import { mailerContract } from './mailer.ts'
import { metricStoreContract } from './metric-store.ts'
import { objectVersionsContract } from './object-versions.ts'
import { recordsContract } from './records.ts'
import { reportBucketContract } from './report-bucket.ts'
import { sheetStoreContract } from './sheet-store.ts'

const bucketBench = async () => {
  const bucket = fakeDropBucket()
  return {
    bucket,
    mover: bucket,
    versions: bucket.versions,
    upload: async (key: string, body: string | Uint8Array) => void bucket.upload(key, body),
    remove: async (key: string) => bucket.remove(key),
    purge: async (key: string) => bucket.purge(key),
  }
}

describe('in memory', () => {
  recordsContract(async () => fakeRecords())
  sheetStoreContract(async () => fakeSheetStore())
  customerRegisterContract(async () => fakeCustomerRegister())
  metricStoreContract(async () => fakeMetricStore())
  reportBucketContract(async () => fakeReportBucket())
  dropBucketContract(bucketBench)
  dropMoverContract(bucketBench)
  objectVersionsContract(bucketBench)
  mailerContract(async () => {
    const mailer = fakeMailer()
    return { mailer, arrived: async () => mailer.sent }
  })
  jobQueueContract(async () => {
    const queue = fakeJobQueue()
    return { queue, arrived: async () => queue.take() }
  })
  eventsContract(async () => {
    const events = fakeEvents()
    return { events, arrived: async () => events.arrived }
  })
})
