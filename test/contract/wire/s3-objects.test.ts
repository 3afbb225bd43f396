// One object of S3, as the AWS SDK sees it: bodies, checksums, versions, conditions, copies.

import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketForSuite } from './s3-bucket.ts'

const bucket = bucketForSuite()
const named = (name: string) => expect.objectContaining({ name })
const etagOf = (body: string | Uint8Array) => `"${createHash('md5').update(body).digest('hex')}"`
const remove = (Key: string, more: { VersionId?: string; IfMatch?: string } = {}) =>
  bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key, ...more }))
const versionsOf = (Prefix: string) =>
  bucket.client.send(new ListObjectVersionsCommand({ Bucket: bucket.name, Prefix }))

describe('bodies', () => {
  it('are returned as they were put, with type, metadata, size, ETag and version', async () => {
    const body = randomBytes(100_000)
    const version = await bucket.put('body', body, { ContentType: 'text/csv', Metadata: { who: 'ana' } })
    const got = await bucket.get('body')
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? [])).toEqual(body)
    const facts = {
      ContentType: 'text/csv',
      Metadata: { who: 'ana' },
      ContentLength: 100_000,
      ETag: etagOf(body),
      VersionId: version,
    }
    expect(got).toMatchObject(facts)
    expect(await bucket.head('body')).toMatchObject(facts)
  })

  it('may be empty', async () => {
    await bucket.put('empty', Buffer.alloc(0))
    expect(await bucket.text('empty')).toBe('')
    expect(await bucket.head('empty')).toMatchObject({ ContentLength: 0, ETag: etagOf('') })
  })

  it('keep their encoding, and streamed ones contain no framing', async () => {
    const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(chunks, async (parts) => {
        const body = Buffer.concat(parts)
        const stream = Readable.from(parts.map((part) => Buffer.from(part)))
        await bucket.put('streamed', stream, { ContentLength: body.length, ContentEncoding: 'gzip' })
        const got = await bucket.get('streamed')
        expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).toString('hex')).toBe(
          body.toString('hex'),
        )
        expect(got).toMatchObject({ ETag: etagOf(body), ContentEncoding: 'gzip' })
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    ['CRC32', { ChecksumCRC32: 'AAAAAA==' }],
    ['MD5', { ContentMD5: createHash('md5').update('another').digest('base64') }],
  ])('are refused and not stored with a wrong %s', async (_, checksum) => {
    await expect(bucket.put('wrong', 'body', checksum)).rejects.toEqual(named('BadDigest'))
    await expect(bucket.get('wrong')).rejects.toEqual(named('NoSuchKey'))
  })
})

describe('keys', () => {
  it.each([
    ['spaces', ' a  b '],
    ['what has a meaning in a URL', 'a+b%2Fc?d=e&f#g;h@i'],
    ['dots and empty segments', 'a/../b/./c//d/'],
    ['a way out', '../../../etc/passwd'],
    ['other scripts', 'клиент/顧客/😀'],
    ['what has a meaning in XML', `<a> & "b" 'c'`],
    ['control characters', 'a\tb\nc\rd'],
    ['the greatest length', `${'é'.repeat(511)}ab`],
  ])('may contain %s', async (_, key) => {
    await bucket.put(key, key)
    expect(await bucket.text(key)).toBe(key)
    expect(await bucket.keys(key)).toEqual([key])
  })

  it('are refused beyond 1,024 bytes', async () => {
    const key = `${'é'.repeat(512)}a`
    await expect(bucket.put(key, 'body')).rejects.toEqual(named('KeyTooLongError'))
  })
})

describe('versions', () => {
  it('stay readable after a newer one', async () => {
    const first = await bucket.put('twice', 'first')
    const second = await bucket.put('twice', 'second')
    expect(await bucket.text('twice')).toBe('second')
    expect(await bucket.text('twice', first)).toBe('first')
    expect(await bucket.head('twice')).toMatchObject({ VersionId: second })
    const { Versions = [] } = await versionsOf('twice')
    expect(Versions.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [second, true],
      [first, false],
    ])
  })

  it('are hidden by a delete marker, and reappear when the marker is deleted', async () => {
    const version = await bucket.put('hidden', 'body')
    const { DeleteMarker, VersionId: marker } = await remove('hidden')
    expect(DeleteMarker).toBe(true)
    await expect(bucket.get('hidden')).rejects.toEqual(named('NoSuchKey'))
    await expect(bucket.head('hidden')).rejects.toEqual(named('NotFound'))
    expect(await bucket.keys('hidden')).toEqual([])
    expect(await bucket.text('hidden', version)).toBe('body')
    expect(await versionsOf('hidden')).toMatchObject({
      Versions: [{ VersionId: version, IsLatest: false }],
      DeleteMarkers: [{ VersionId: marker, IsLatest: true }],
    })
    await expect(bucket.get('hidden', marker)).rejects.toEqual(named('MethodNotAllowed'))

    expect(await remove('hidden', { VersionId: marker ?? '' })).toMatchObject({ DeleteMarker: true })
    expect(await bucket.text('hidden')).toBe('body')
    expect(await bucket.keys('hidden')).toEqual(['hidden'])
  })

  it('can be deleted permanently, which restores the previous one', async () => {
    await bucket.put('undone', 'first')
    const second = await bucket.put('undone', 'second')
    await remove('undone', { VersionId: second })
    expect(await bucket.text('undone')).toBe('first')
    await expect(bucket.get('undone', second)).rejects.toEqual(named('NoSuchVersion'))
    await expect(bucket.head('undone', second)).rejects.toEqual(named('NotFound'))
  })

  it('may be deleted when they do not exist', async () => {
    expect(await remove('never-there')).toMatchObject({ DeleteMarker: true })
  })
})

describe('conditions of a put', () => {
  it('allow it only if the key is absent', async () => {
    await bucket.put('new', 'first', { IfNoneMatch: '*' })
    await expect(bucket.put('new', 'second', { IfNoneMatch: '*' })).rejects.toEqual(
      named('PreconditionFailed'),
    )
    expect(await bucket.text('new')).toBe('first')
    await remove('new')
    await bucket.put('new', 'third', { IfNoneMatch: '*' })
    expect(await bucket.text('new')).toBe('third')
  })

  it('allow it only if the ETag is unchanged', async () => {
    await bucket.put('same', 'first')
    await bucket.put('same', 'second', { IfMatch: etagOf('first') })
    const late = bucket.put('same', 'third', { IfMatch: etagOf('first') })
    await expect(late).rejects.toEqual(named('PreconditionFailed'))
    expect(await bucket.text('same')).toBe('second')
  })

  it('fail on a missing object', async () => {
    const put = bucket.put('gone', 'body', { IfMatch: etagOf('body') })
    await expect(put).rejects.toEqual(named('NoSuchKey'))
  })

  it('allow one of many', async () => {
    const puts = Array.from({ length: 8 }, (_, n) => bucket.put('race', `${n}`, { IfNoneMatch: '*' }))
    const outcomes = await Promise.allSettled(puts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('conditions of a delete', () => {
  it('allow it only if the ETag is unchanged', async () => {
    await bucket.put('kept', 'second')
    await expect(remove('kept', { IfMatch: etagOf('first') })).rejects.toEqual(named('PreconditionFailed'))
    expect(await bucket.text('kept')).toBe('second')
    await remove('kept', { IfMatch: etagOf('second') })
    await expect(bucket.get('kept')).rejects.toEqual(named('NoSuchKey'))
  })
})

describe('copies', () => {
  const copy = (CopySource: string, Key: string, more: { IfMatch?: string; IfNoneMatch?: string } = {}) =>
    bucket.client.send(new CopyObjectCommand({ Bucket: bucket.name, CopySource, Key, ...more }))
  const source = (key: string) => `${bucket.name}/${encodeURIComponent(key)}`

  it('have the body, the type and the metadata of their source', async () => {
    await bucket.put('from + é', 'body', { ContentType: 'text/csv', Metadata: { who: 'ana' } })
    const { CopyObjectResult, VersionId } = await copy(source('from + é'), 'to')
    expect(CopyObjectResult?.ETag).toBe(etagOf('body'))
    expect(await bucket.text('to')).toBe('body')
    const { ContentType, Metadata, VersionId: current } = await bucket.head('to')
    expect([ContentType, Metadata, current]).toEqual(['text/csv', { who: 'ana' }, VersionId])
  })

  it('use the given version', async () => {
    const first = await bucket.put('source', 'first')
    await bucket.put('source', 'second')
    await copy(`${source('source')}?versionId=${first}`, 'old copy')
    expect(await bucket.text('old copy')).toBe('first')
  })

  it('obey conditions on their target', async () => {
    await bucket.put('copied', 'new')
    await bucket.put('target', 'old')
    const clash = copy(source('copied'), 'target', { IfNoneMatch: '*' })
    await expect(clash).rejects.toEqual(named('PreconditionFailed'))
    expect(await bucket.text('target')).toBe('old')
    await copy(source('copied'), 'target', { IfMatch: etagOf('old') })
    expect(await bucket.text('target')).toBe('new')
  })

  it('need a source', async () => {
    await expect(copy(source('nowhere'), 'to')).rejects.toEqual(named('NoSuchKey'))
  })
})

describe('access', () => {
  it('needs a signature', async () => {
    await bucket.put('private', 'body')
    expect((await fetch(`${bucket.endpoint}/${bucket.name}/private`)).status).toBe(403)
  })
})

describe('a missing resource', () => {
  it('may be an object', async () => {
    await expect(bucket.get('absent')).rejects.toEqual(named('NoSuchKey'))
    await expect(bucket.head('absent')).rejects.toEqual(named('NotFound'))
  })

  it('may be a bucket', async () => {
    const absent = { Bucket: 'wire-no-such-bucket' }
    const get = bucket.client.send(new GetObjectCommand({ ...absent, Key: 'key' }))
    await expect(get).rejects.toEqual(named('NoSuchBucket'))
    await expect(bucket.client.send(new HeadBucketCommand(absent))).rejects.toEqual(named('NotFound'))
    const head = bucket.client.send(new HeadObjectCommand({ ...absent, Key: 'key' }))
    await expect(head).rejects.toEqual(named('NotFound'))
  })
})

describe('a bucket', () => {
  it('is created once', async () => {
    const again = bucket.client.send(new CreateBucketCommand({ Bucket: bucket.name }))
    await expect(again).rejects.toEqual(named('BucketAlreadyOwnedByYou'))
    expect(
      (await bucket.client.send(new HeadBucketCommand({ Bucket: bucket.name }))).$metadata.httpStatusCode,
    ).toBe(200)
  })
})
