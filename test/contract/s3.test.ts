// The buckets over S3, against the embedded one.

import { PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe } from 'vitest'
import { s3DownloadLinks } from '../../shared/adapters/s3/download-links.ts'
import { s3DropMover } from '../../shared/adapters/s3/drop-mover.ts'
import { s3ReportBucket } from '../../shared/adapters/s3/report-bucket.ts'
import { s3UploadForms } from '../../shared/adapters/s3/upload-forms.ts'
import { s3VersionedBucket } from '../../shared/adapters/s3/versioned-bucket.ts'
import { downloadLinksContract } from './download-links.ts'
import { dropBucketContract } from './drop-bucket.ts'
import { dropMoverContract } from './drop-mover.ts'
import { objectVersionsContract } from './object-versions.ts'
import { reportBucketContract } from './report-bucket.ts'
import { dropBucketBench, type S3Bench, startS3Bench } from './s3-bench.ts'
import { uploadFormsContract } from './upload-forms.ts'

describe('over S3', () => {
  let bench: S3Bench

  beforeAll(async () => {
    bench = await startS3Bench()
  })
  afterAll(() => bench.close())

  dropBucketContract(async () => dropBucketBench(bench.client, await bench.emptyBucket()))
  dropMoverContract(async () => {
    const bucket = await bench.emptyBucket()
    return { ...dropBucketBench(bench.client, bucket), mover: s3DropMover(bench.client, bucket) }
  })
  objectVersionsContract(async () => dropBucketBench(bench.client, await bench.emptyBucket()))
  reportBucketContract(async () => s3ReportBucket(bench.client, await bench.emptyBucket()))
  downloadLinksContract(async () => {
    const Bucket = await bench.emptyBucket()
    return {
      links: s3DownloadLinks(bench.client, Bucket),
      async put(Key, Body, ContentType) {
        await bench.client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }))
      },
    }
  })
  uploadFormsContract(async () => {
    const bucket = await bench.emptyBucket()
    return { forms: s3UploadForms(bench.client, bucket), bucket: s3VersionedBucket(bench.client, bucket) }
  })
})
