// Multipart uploads of S3: nothing is visible before the last call, everything after it.

import { createHash, randomBytes } from 'node:crypto'
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { bucketForSuite } from './s3-bucket.ts'

const bucket = bucketForSuite()
const named = (name: string) => expect.objectContaining({ name })
const partBytes = 5 * 1024 * 1024
const large = randomBytes(partBytes)

async function begin(Key: string) {
  const target = { Bucket: bucket.name, Key }
  const { UploadId } = await bucket.client.send(
    new CreateMultipartUploadCommand({ ...target, ContentType: 'text/csv', ChecksumAlgorithm: 'CRC32' }),
  )
  const upload = { ...target, UploadId }
  return {
    async part(PartNumber: number, Body: Uint8Array | string): Promise<CompletedPart> {
      const { ETag, ChecksumCRC32 } = await bucket.client.send(
        new UploadPartCommand({ ...upload, PartNumber, Body, ChecksumAlgorithm: 'CRC32' }),
      )
      return { PartNumber, ETag, ChecksumCRC32 }
    },
    complete: (Parts: CompletedPart[], more: { IfNoneMatch?: string; IfMatch?: string } = {}) =>
      bucket.client.send(
        new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts }, ...more }),
      ),
    abort: () => bucket.client.send(new AbortMultipartUploadCommand(upload)),
  }
}

async function uploadsUnderWay(): Promise<string[]> {
  const { Uploads = [] } = await bucket.client.send(new ListMultipartUploadsCommand({ Bucket: bucket.name }))
  return Uploads.map(({ Key = '' }) => Key)
}

describe('an upload in parts', () => {
  it('becomes one object only when completed', async () => {
    const upload = await begin('whole')
    const parts = [await upload.part(1, large), await upload.part(2, 'the end')]
    await expect(bucket.head('whole')).rejects.toEqual(named('NotFound'))
    expect(await bucket.keys('whole')).toEqual([])
    const { ETag, VersionId } = await upload.complete(parts)

    const body = Buffer.concat([large, Buffer.from('the end')])
    const got = await bucket.get('whole')
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(body)).toBe(true)
    const sums = [large, 'the end'].map((part) => createHash('md5').update(part).digest())
    const etag = `"${createHash('md5').update(Buffer.concat(sums)).digest('hex')}-2"`
    expect([ETag, got.ETag, got.VersionId]).toEqual([etag, etag, VersionId])
    expect(got.ContentType).toBe('text/csv')
    expect(await uploadsUnderWay()).not.toContain('whole')
  })

  it('uses the last of several parts with one number', async () => {
    const upload = await begin('again')
    await upload.part(1, 'first')
    await upload.complete([await upload.part(1, 'second')])
    expect(await bucket.text('again')).toBe('second')
  })

  it('leaves nothing when aborted', async () => {
    const upload = await begin('aborted')
    const part = await upload.part(1, 'body')
    expect(await uploadsUnderWay()).toContain('aborted')
    await upload.abort()
    expect(await uploadsUnderWay()).not.toContain('aborted')
    await expect(upload.complete([part])).rejects.toEqual(named('NoSuchUpload'))
    await expect(upload.part(2, 'body')).rejects.toEqual(named('NoSuchUpload'))
    await expect(bucket.head('aborted')).rejects.toEqual(named('NotFound'))
  })

  it('refuses small parts before the last, unknown parts and disorder', async () => {
    const upload = await begin('refused')
    const parts = [await upload.part(1, 'small'), await upload.part(2, 'the end')]
    await expect(upload.complete(parts)).rejects.toEqual(named('EntityTooSmall'))
    await expect(upload.complete(parts.toReversed())).rejects.toEqual(named('InvalidPartOrder'))
    const unknown = { PartNumber: 1, ETag: '"0123456789abcdef0123456789abcdef"' }
    await expect(upload.complete([unknown])).rejects.toEqual(named('InvalidPart'))
    await upload.abort()
  })

  it('needs a list of parts to be completed', async () => {
    const upload = await begin('no list')
    await upload.part(1, 'body')
    await expect(upload.complete([])).rejects.toEqual(named('MalformedXML'))
    await upload.abort()
  })

  it('obeys conditions when completed', async () => {
    await bucket.put('condition', 'there')
    const upload = await begin('condition')
    const parts = [await upload.part(1, 'body')]
    await expect(upload.complete(parts, { IfNoneMatch: '*' })).rejects.toEqual(named('PreconditionFailed'))
    expect(await bucket.text('condition')).toBe('there')
    await upload.complete(parts, { IfMatch: (await bucket.head('condition')).ETag ?? '' })
    expect(await bucket.text('condition')).toBe('body')
  })

  it('can be completed again, in case the first answer was lost', async () => {
    const upload = await begin('lost answer')
    const parts = [await upload.part(1, 'body')]
    const first = await upload.complete(parts)
    const { ETag } = await upload.complete(parts)
    expect(ETag).toBe(first.ETag)
    expect(await bucket.head('lost answer')).toMatchObject({ VersionId: first.VersionId })
  })
})
