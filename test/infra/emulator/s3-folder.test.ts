// What the folder of the embedded S3 contains, and what of it survives.

import { appendFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { startS3 } from '../../../infra/emulator/s3.ts'
import { credentials } from '../../support/credentials.ts'
import { signedHeaders } from '../../support/signed.ts'
import { temporaryFolder } from './temporary-folder.ts'

const Bucket = 'drops'

async function opened(folder: string) {
  const sequencers: string[] = []
  const onEvent = ({ detail }: { detail: { object: { sequencer: string } } }) =>
    void sequencers.push(detail.object.sequencer)
  const service = await startS3({ credentials, folder, buckets: [Bucket], onEvent })
  const client = new S3Client({ endpoint: service.endpoint, forcePathStyle: true, maxAttempts: 1 })
  return {
    ...service,
    client,
    sequencers,
    put: (Key: string, Body: string) =>
      client.send(new PutObjectCommand({ Bucket, Key, Body, Metadata: { who: 'ana' } })),
    remove: (Key: string, VersionId?: string) =>
      client.send(new DeleteObjectCommand({ Bucket, Key, VersionId })),
    text: async (Key: string, VersionId?: string) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }))
      return Body?.transformToString()
    },
    everything: async () => {
      const { Versions, DeleteMarkers } = await client.send(new ListObjectVersionsCommand({ Bucket }))
      return { Versions, DeleteMarkers }
    },
  }
}

const bodiesIn = (folder: string) => readdirSync(join(folder, 'bodies'))

describe('the folder', () => {
  it('stores a key beside others that begin with it, and keys that are no valid file names', async () => {
    const folder = temporaryFolder()
    const keys = ['x', 'x.receipt.json', 'x.receipt.json/b.csv', 'x/y', 'x/y/', '../x', 'é'.repeat(500), 'X']
    const before = await opened(folder)
    for (const key of keys) await before.put(key, `body of ${key}`)
    await before.close()
    const after = await opened(folder)
    for (const key of keys) expect(await after.text(key)).toBe(`body of ${key}`)
    await after.close()
  })

  it('keeps objects, versions, markers and their order across a restart', async () => {
    const folder = temporaryFolder()
    const before = await opened(folder)
    const { VersionId: first } = await before.put('a', 'first')
    await before.put('a', 'second')
    await before.put('b', 'body')
    await before.remove('b')
    const { VersionId: gone } = await before.put('c', 'body')
    await before.remove('c', gone)
    const everything = await before.everything()
    await before.close()

    const after = await opened(folder)
    expect(await after.everything()).toEqual(everything)
    expect([await after.text('a'), await after.text('a', first)]).toEqual(['second', 'first'])
    await after.put('a', 'third')
    expect((after.sequencers[0] ?? '') > (before.sequencers.at(-1) ?? '')).toBe(true)
    await after.close()
  })

  it('survives a kill during a write', async () => {
    const folder = temporaryFolder()
    const before = await opened(folder)
    await before.put('kept', 'body')
    const { UploadId } = await before.client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'part' }))
    await before.client.send(
      new UploadPartCommand({ Bucket, Key: 'part', UploadId, PartNumber: 1, Body: 'part' }),
    )
    await before.close()
    // A put cut short: half a body, half a line.
    writeFileSync(join(folder, 'bodies', 'half-written'), 'half')
    appendFileSync(join(folder, 'journal.ndjson'), '{"put":{"bucket":"drops","key":"ha')

    const after = await opened(folder)
    expect(bodiesIn(folder)).toHaveLength(1)
    expect(await after.text('kept')).toBe('body')
    await after.put('more', 'body')
    await after.close()
    const again = await opened(folder)
    expect(await again.text('more')).toBe('body')
    await again.close()
  })

  it('contains no file that a key could name, and none outside', async () => {
    const folder = temporaryFolder()
    const s3 = await opened(join(folder, 's3'))
    for (const key of ['../../escape', '..', '/etc/passwd', 'a/../../b', 'journal.ndjson'])
      await s3.put(key, key)
    expect(await s3.text('../../escape')).toBe('../../escape')
    await s3.close()
    expect(readdirSync(folder)).toEqual(['s3'])
    expect(readdirSync(join(folder, 's3')).sort()).toEqual(['bodies', 'journal.ndjson'])
    expect(bodiesIn(join(folder, 's3')).every((name) => /^[\w-]{32}$/.test(name))).toBe(true)
  })

  it('contains only bodies that are referenced', async () => {
    const folder = temporaryFolder()
    const s3 = await opened(folder)
    const { VersionId } = await s3.put('a', 'body')
    await expect(
      s3.client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', IfNoneMatch: '*' })),
    ).rejects.toThrow()
    await expect(
      s3.client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', ChecksumCRC32: 'AAAAAA==' })),
    ).rejects.toThrow()
    await s3.put('a', 'second')
    await s3.remove('a', VersionId)
    expect(bodiesIn(folder)).toHaveLength(1)
    await s3.close()
  })
})

describe('a client that disconnects during a put', () => {
  it('leaves nothing and causes no event', async () => {
    const folder = temporaryFolder()
    const s3 = await opened(folder)
    const url = `${s3.endpoint}/${Bucket}/cut`
    const headers = { ...(await signedHeaders('PUT', url)), 'content-length': 100_000 }
    const request = httpRequest(url, { method: 'PUT', headers })
    request.on('error', () => undefined)
    request.write('a'.repeat(50_000))
    await until(() => bodiesIn(folder).some((name) => statSync(join(folder, 'bodies', name)).size > 0))
    request.destroy()
    await until(() => bodiesIn(folder).length === 0)
    expect(s3.sequencers).toEqual([])
    await expect(s3.text('cut')).rejects.toThrow('does not exist')
    await s3.close()
  })
})

describe('a put that S3 would reject', () => {
  it.each([
    ['whose length nobody knows', { 'transfer-encoding': 'chunked' }, 501, 'NotImplemented'],
    [
      'whose framing breaks off',
      { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'x-amz-decoded-content-length': '9' },
      400,
      'IncompleteBody',
    ],
    ['with a header that asks for more', { 'x-amz-tagging': 'a=b' }, 501, 'NotImplemented'],
  ])('includes one %s', async (_, more, status, code) => {
    const s3 = await opened(temporaryFolder())
    const url = `${s3.endpoint}/${Bucket}/key`
    const answer = await send(url, await signedHeaders('PUT', url, credentials, more), '5\r\nhello\r\n')
    expect(answer).toEqual([status, expect.stringContaining(`<Code>${code}</Code>`)])
    await s3.close()
  })
})

function send(
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<[number | undefined, string]> {
  const length = headers['transfer-encoding'] === undefined ? { 'content-length': `${body.length}` } : {}
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      { method: 'PUT', headers: { ...headers, ...length } },
      async (response) => {
        const chunks = await response.toArray()
        resolve([response.statusCode, Buffer.concat(chunks).toString()])
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve))
}
