// The buckets over S3 when permissions are missing, answers get lost and connections break.

import { Readable } from 'node:stream'
import { ListMultipartUploadsCommand } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Reply } from '../../infra/emulator/service.ts'
import { s3DropMover } from '../../shared/adapters/s3/drop-mover.ts'
import { s3ReportBucket } from '../../shared/adapters/s3/report-bucket.ts'
import { s3VersionedBucket } from '../../shared/adapters/s3/versioned-bucket.ts'
import { type Fault, type Faults, fault, LOST_ANSWER, xmlError } from '../support/faults.ts'
import { describeEmbedded } from './endpoint.ts'
import { dropBucketBench, type S3Bench, startS3Bench } from './s3-bench.ts'

const TEXT = 'text/plain; charset=utf-8'

describeEmbedded('S3', 'it needs faults on demand', 'over S3, with faults', () => {
  let bench: S3Bench
  let faults: Faults

  beforeEach(async () => {
    faults = () => undefined
    bench = await startS3Bench((...call) => faults(...call))
    // No pauses between attempts.
    vi.spyOn(Math, 'random').mockReturnValue(0)
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await bench.close()
  })

  /** The next so many calls of an operation fail with the fault. */
  function next(operation: string, wrong: Fault, times = 1): void {
    let left = times
    faults = (called) => (called === operation && left-- > 0 ? wrong : undefined)
  }

  it('does not treat a denied request as a missing object', async () => {
    const bucket = s3VersionedBucket(bench.client, await bench.emptyBucket())
    next('HeadObject', fault('before', { status: 403 }))
    await expect(bucket.head('a')).rejects.toThrow(/the role needs .*s3:ListBucket/)
  })

  it.each([
    ['InvalidObjectState', 'The operation is not valid for the object.', /^it lies in an archive class; /],
    [
      'AccessDenied',
      'not authorized to perform: kms:Decrypt on the resource',
      /^it is encrypted under a key /,
    ],
    ['KMS.DisabledException', 'The key is disabled.', /^it is encrypted under a key /],
  ])('says why access to an object is denied (%s), and what to do', async (code, message, why) => {
    const drops = dropBucketBench(bench.client, await bench.emptyBucket())
    await drops.upload('a', '1')
    const version = (await drops.bucket.head('a'))?.version ?? ''
    next('GetObject', fault('before', xmlError(403, code, message)))
    const reading = drops.bucket.read('a', version)
    await expect(reading).rejects.toMatchObject({ name: 'UnreadableObject', message: why })
  })

  it.each(['CopyObject', 'DeleteObject'])(
    'moves a drop although the answer to %s is lost',
    async (operation) => {
      const name = await bench.emptyBucket()
      const drops = dropBucketBench(bench.client, name)
      await drops.upload('a', '1')
      const seen = await drops.bucket.head('a')
      if (seen === null) throw new Error('nothing was uploaded')
      next(operation, LOST_ANSWER)
      expect(await s3DropMover(bench.client, name).move('a', seen, 'b')).toBe('moved')
      expect([await drops.bucket.head('a'), (await drops.bucket.head('b'))?.etag]).toEqual([null, seen.etag])
    },
  )

  it('distinguishes a role without permissions from a single inaccessible object', async () => {
    const drops = dropBucketBench(bench.client, await bench.emptyBucket())
    await drops.upload('a', '1')
    const version = (await drops.bucket.head('a'))?.version ?? ''
    next('GetObject', fault('before', xmlError(403, 'AccessDenied', 'Access Denied')))
    await expect(drops.bucket.read('a', version)).rejects.toMatchObject({ name: 'AccessDenied' })
  })

  it('rejects a bucket without versions', async () => {
    const bucket = s3VersionedBucket(bench.client, await bench.emptyBucket())
    const headers = { etag: '"ab"', 'content-length': '0', 'last-modified': new Date(0).toUTCString() }
    next('HeadObject', fault('before', { status: 200, headers }))
    await expect(bucket.head('a')).rejects.toThrow('Versioning of the bucket bucket-1 is off; turn it on.')
  })

  it('does not treat a missing bucket as empty', async () => {
    const missing = {
      name: 'NoSuchBucket',
      message: expect.stringContaining('The bucket absent does not exist;'),
    }
    await expect(Array.fromAsync(s3VersionedBucket(bench.client, 'absent').list(''))).rejects.toMatchObject(
      missing,
    )
    await expect(s3ReportBucket(bench.client, 'absent').get('a')).rejects.toMatchObject(missing)
    await expect(s3ReportBucket(bench.client, 'absent').put('a', '1', TEXT)).rejects.toMatchObject(missing)
  })

  it('treats a connection that breaks in the middle of a drop as transient', async () => {
    const drops = dropBucketBench(bench.client, await bench.emptyBucket())
    await drops.upload('a', 'x'.repeat(1_000_000))
    const head = await drops.bucket.head('a')
    const half: Reply = { status: 200, headers: { 'content-length': '1000000' }, body: brokenBody() }
    next('GetObject', fault('before', half))
    const body = await drops.bucket.read('a', head?.version ?? '')
    await expect(Array.fromAsync(body ?? [])).rejects.toMatchObject({
      name: 'Transient',
      message: expect.stringContaining('S3 GetObject failed'),
    })
  })

  it.each([
    ['a reset', fault('before', 'reset')],
    ['an error of the service', fault('before', { status: 503 })],
  ])('treats persistent %s as transient, and recovers from a passing one', async (_name, wrong) => {
    const bucket = s3VersionedBucket(bench.client, await bench.emptyBucket())
    next('HeadObject', wrong, 2)
    expect(await bucket.head('a')).toBeNull()
    next('HeadObject', wrong, 100)
    await expect(bucket.head('a')).rejects.toMatchObject({
      name: 'Transient',
      message: expect.stringContaining('S3 HeadObjectCommand failed'),
    })
  })

  it('treats a put that conflicts with another as a failed condition', async () => {
    const bucket = s3ReportBucket(bench.client, await bench.emptyBucket())
    const conflict = fault('before', xmlError(409, 'ConditionalRequestConflict'))
    next('PutObject', conflict)
    expect(await bucket.put('a', '1', TEXT, { ifAbsent: true })).toBeNull()
    next('CopyObject', conflict)
    expect(await bucket.copy('b', 'a', { ifAbsent: true })).toBe('changed')
    next('DeleteObject', conflict)
    expect(await bucket.delete('a', '"ab"')).toBe(false)
  })

  it('throws other errors', async () => {
    const bucket = s3ReportBucket(bench.client, await bench.emptyBucket())
    const denied = fault('before', xmlError(403, 'AccessDenied'))
    for (const [operation, call] of [
      ['PutObject', () => bucket.put('a', '1', TEXT)],
      ['CopyObject', () => bucket.copy('b', 'a')],
      ['DeleteObject', () => bucket.delete('a')],
      ['GetObject', () => bucket.get('a')],
    ] as const) {
      next(operation, denied)
      await expect(call()).rejects.toMatchObject({ name: 'AccessDenied' })
    }
  })

  it('leaves no upload behind when it aborts, even after a failed part', async () => {
    const Bucket = await bench.emptyBucket()
    const bucket = s3ReportBucket(bench.client, Bucket)
    const part = 'x'.repeat(5 * 1024 * 1024)
    const writer = bucket.openWriter('a', TEXT)
    await writer.write(part)
    next('UploadPart', fault('before', xmlError(403, 'AccessDenied')))
    await expect(writer.write(part)).rejects.toMatchObject({ name: 'AccessDenied' })
    expect(await uploads(Bucket)).toEqual(['a'])
    await writer.abort()
    expect(await uploads(Bucket)).toEqual([])
  })

  async function uploads(Bucket: string): Promise<string[]> {
    const { Uploads = [] } = await bench.client.send(new ListMultipartUploadsCommand({ Bucket }))
    return Uploads.map(({ Key }) => Key ?? '')
  }
})

function brokenBody(): Readable {
  return Readable.from(
    (async function* () {
      yield Buffer.from('x'.repeat(1_000))
      throw new Error('broken')
    })(),
  )
}
