// The buckets over S3, against the embedded one.

import { afterAll, beforeAll, describe } from 'vitest'
import { s3ReportBucket } from '../../shared/adapters/s3/report-bucket.ts'
import { dropBucketContract } from './drop-bucket.ts'
import { objectVersionsContract } from './object-versions.ts'
import { reportBucketContract } from './report-bucket.ts'
import { dropBucketBench, type S3Bench, startS3Bench } from './s3-bench.ts'

describe('over S3', () => {
  let bench: S3Bench

  beforeAll(async () => {
    bench = await startS3Bench()
  })
  afterAll(() => bench.close())

  dropBucketContract(async () => dropBucketBench(bench.client, await bench.emptyBucket()))
  objectVersionsContract(async () => dropBucketBench(bench.client, await bench.emptyBucket()))
  reportBucketContract(async () => s3ReportBucket(bench.client, await bench.emptyBucket()))
})
