// Creating what is missing leaves existing resources alone.

import { PutObjectCommand } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { createBuckets, createTables } from '../../shared/adapters/create-missing.ts'
import { s3ReportBucket } from '../../shared/adapters/s3/report-bucket.ts'
import { fault } from '../support/faults.ts'
import { startDynamoBench } from './dynamo-bench.ts'
import { deleteBucket, deleteTable } from './emptied.ts'
import { freshName } from './endpoint.ts'
import { startS3Bench } from './s3-bench.ts'

describe('creating what is missing', () => {
  it('keeps existing tables', async () => {
    const bench = await startDynamoBench()
    const table = await bench.emptyTable()
    await table.putAll([{ pk: 'a', sk: 'b', kept: true }])
    const another = freshName()
    await createTables(bench.client, [bench.lastTable(), another])
    expect(await table.get({ pk: 'a', sk: 'b' })).toEqual({ pk: 'a', sk: 'b', kept: true })
    await deleteTable(bench.client, another)
    await bench.close()
  })

  it('keeps existing buckets', async () => {
    const bench = await startS3Bench()
    const Bucket = await bench.emptyBucket()
    await bench.client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'kept' }))
    const another = freshName()
    await createBuckets(bench.client, [Bucket, another])
    expect(Buffer.from((await s3ReportBucket(bench.client, Bucket).get('a'))?.body ?? []).toString()).toBe(
      'kept',
    )
    expect(await s3ReportBucket(bench.client, another).get('a')).toBeNull()
    await deleteBucket(bench.client, another)
    await bench.close()
  })

  it('reports a service without versions', async () => {
    const bench = await startS3Bench((operation) =>
      operation === 'PutBucketVersioning' ? fault('before', { status: 409 }) : undefined,
    )
    const made = createBuckets(bench.client, ['plain'])
    await expect(made).rejects.toThrow(
      'The bucket plain was created, but this S3 does not support versioning',
    )
    await bench.close()
  })

  it('does not treat an inaccessible bucket as missing', async () => {
    const bench = await startS3Bench((operation) =>
      operation === 'HeadBucket' ? fault('before', { status: 403 }) : undefined,
    )
    await expect(createBuckets(bench.client, ['of-others'])).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    })
    await bench.close()
  })
})
