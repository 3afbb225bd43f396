// The events of the embedded S3, as EventBridge would deliver them.

import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LoopbackServer } from '../../../infra/emulator/loopback.ts'
import { type S3Event, startS3 } from '../../../infra/emulator/s3.ts'
import { credentials } from '../../support/credentials.ts'

let service: LoopbackServer
let client: S3Client
let events: S3Event[] = []
const Bucket = 'drops'
const Key = 'northwind/activity/2026-11-20/a + é%.csv'

beforeAll(async () => {
  service = await startS3({ credentials, buckets: [Bucket], onEvent: (event) => void events.push(event) })
  client = new S3Client({ endpoint: service.endpoint, forcePathStyle: true, maxAttempts: 1 })
})
afterAll(() => service.close())
beforeEach(() => {
  events = []
})

const put = (key = Key, more = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key: key, Body: 'hello', ...more }))
const remove = (VersionId?: string) => client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))
const told = () =>
  events.map(({ 'detail-type': type, detail }) => [type, detail.reason, detail['deletion-type']])

describe('an event', () => {
  it('is as AWS documents, with the unencoded key', async () => {
    const { VersionId, ETag } = await put()
    expect(events).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        'detail-type': 'Object Created',
        source: 'aws.s3',
        account: '123456789012',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        region: 'eu-west-1',
        resources: ['arn:aws:s3:::drops'],
        detail: {
          version: '0',
          bucket: { name: 'drops' },
          object: {
            key: Key,
            size: 5,
            etag: ETag?.replaceAll('"', ''),
            'version-id': VersionId,
            sequencer: expect.stringMatching(/^[\dA-F]{16}$/),
          },
          'request-id': expect.stringMatching(/^[\dA-F]{16}$/),
          requester: '123456789012',
          'source-ip-address': '127.0.0.1',
          reason: 'PutObject',
        },
      },
    ])
  })

  it('says how an object was created', async () => {
    await client.send(
      new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/${encodeURIComponent(Key)}` }),
    )
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }))
    const { ETag } = await client.send(
      new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'body' }),
    )
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] }
    await client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload }))
    expect(told()).toEqual([
      ['Object Created', 'CopyObject', undefined],
      ['Object Created', 'CompleteMultipartUpload', undefined],
    ])
  })

  it('says how an object was deleted', async () => {
    const { VersionId: version } = await put()
    const { VersionId: marker } = await remove()
    await remove(marker)
    await remove(version)
    expect(told().slice(1)).toEqual([
      ['Object Deleted', 'DeleteObject', 'Delete Marker Created'],
      ['Object Deleted', 'DeleteObject', 'Permanently Deleted'],
      ['Object Deleted', 'DeleteObject', 'Permanently Deleted'],
    ])
    expect(events.slice(1).map(({ detail }) => detail.object['version-id'])).toEqual([
      marker,
      marker,
      version,
    ])
    const sequencers = events.map(({ detail }) => detail.object.sequencer)
    expect(sequencers).toEqual([...new Set(sequencers)].sort())
  })

  it('is not sent if nothing changed', async () => {
    await put()
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }))
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
    await remove('no-such-version')
    await expect(put(Key, { IfNoneMatch: '*' })).rejects.toThrow()
    await expect(put('wrong', { ChecksumCRC32: 'AAAAAA==' })).rejects.toThrow()
    expect(told()).toEqual([['Object Created', 'PutObject', undefined]])
  })
})
