// Lists of S3: order, prefixes and pages, for any keys.

import { ListObjectsV2Command, ListObjectVersionsCommand } from '@aws-sdk/client-s3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketForSuite } from './s3-bucket.ts'

const bucket = bucketForSuite()

/** In the order of S3: by UTF-8 bytes, unlike in JavaScript. */
function inOrder(keys: Iterable<string>): string[] {
  return [...new Set(keys)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

const list = (more: object) => bucket.client.send(new ListObjectsV2Command({ Bucket: bucket.name, ...more }))

describe('a list', () => {
  it('has every key once and in order, whatever the page size', async () => {
    // The order of the last two is reversed in UTF-16.
    const name = fc.string({
      unit: fc.constantFrom('a', 'b', '/', ' ', '%', 'é', '\uffee', '😀'),
      minLength: 1,
      maxLength: 4,
    })
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (names, pageSize) => {
          run += 1
          const keys = names.map((key) => `pages/${run}/${key}`)
          await Promise.all(keys.map((key) => bucket.put(key, key)))
          expect(await bucket.keys(`pages/${run}/`, pageSize)).toEqual(inOrder(keys))
          expect(await versions(`pages/${run}/`, pageSize)).toEqual(inOrder(keys))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('contains the keys with the prefix after the start', async () => {
    for (const key of ['p/a', 'p/b', 'p/c', 'q/a']) await bucket.put(key, 'body')
    expect(await bucket.keys('p/')).toEqual(['p/a', 'p/b', 'p/c'])
    const { Contents = [] } = await list({ Prefix: 'p/', StartAfter: 'p/a' })
    expect(Contents.map(({ Key }) => Key)).toEqual(['p/b', 'p/c'])
    expect(await list({ Prefix: 'nothing/' })).toMatchObject({ KeyCount: 0, IsTruncated: false })
  })

  it('is complete on a page that is just large enough', async () => {
    for (const key of ['fit/a', 'fit/b']) await bucket.put(key, 'body')
    expect(await list({ Prefix: 'fit/', MaxKeys: 2 })).toMatchObject({ KeyCount: 2, IsTruncated: false })
    expect(await list({ Prefix: 'fit/', MaxKeys: 1 })).toMatchObject({ KeyCount: 1, IsTruncated: true })
  })

  it('describes each object as a head request would', async () => {
    await bucket.put('facts/a', 'body')
    const { ETag, ContentLength, LastModified } = await bucket.head('facts/a')
    const { Contents = [] } = await list({ Prefix: 'facts/' })
    expect(Contents).toMatchObject([{ Key: 'facts/a', ETag, Size: ContentLength }])
    // A head request returns whole seconds.
    expect(Contents[0]?.LastModified?.setMilliseconds(0)).toBe(LastModified?.getTime())
  })

  it('URL-encodes keys on request, and says so', async () => {
    await bucket.put('form/a +é\u0001', 'body')
    const answer = await list({ Prefix: 'form/', EncodingType: 'url' })
    expect(answer.EncodingType).toBe('url')
    expect(answer.Contents).toMatchObject([{ Key: 'form/a+%2B%C3%A9%01' }])
  })
})

describe('a list of versions', () => {
  it('lists the versions of a key, newest first, before the next key', async () => {
    const a1 = await bucket.put('v/a', '1')
    const a2 = await bucket.put('v/a', '2')
    const b1 = await bucket.put('v/b', '1')
    for (const pageSize of [1, 2, 3])
      expect(await versions('v/', pageSize, 'VersionId')).toEqual([a2, a1, b1])
  })
})

async function versions(
  Prefix: string,
  MaxKeys: number,
  field: 'Key' | 'VersionId' = 'Key',
  from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {},
): Promise<string[]> {
  const query = { Bucket: bucket.name, Prefix, MaxKeys, ...from }
  const answer = await bucket.client.send(new ListObjectVersionsCommand(query))
  const found = (answer.Versions ?? []).map((version) => version[field] ?? '')
  if (!answer.IsTruncated) return found
  const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = answer
  return [...found, ...(await versions(Prefix, MaxKeys, field, { KeyMarker, VersionIdMarker }))]
}
