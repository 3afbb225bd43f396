// Lists of a bucket: its current objects, and all its versions.

import type { Reply } from '../service.ts'
import { element, value, xmlReply } from '../xml.ts'
import { bucketOf, type S3Context } from './context.ts'
import { S3Error } from './errors.ts'
import type { ObjectVersion } from './object-index.ts'
import type { S3Request } from './request.ts'

const MAX_KEYS = 1000

export async function listObjects(context: S3Context, { bucket: name, query }: S3Request): Promise<Reply> {
  const bucket = bucketOf(context, name)
  const prefix = query.get('prefix') ?? ''
  const token = query.get('continuation-token')
  const startAfter = query.get('start-after') ?? ''
  const after = token === null ? startAfter : Buffer.from(token, 'base64url').toString()
  const limit = limitOf(query)
  const keys = keyEncoder(query)
  const listed: ObjectVersion[] = []
  let truncated = false
  for (const key of bucket.keys(prefix, after)) {
    const [current] = bucket.versions(key)
    if (current === undefined || current.content === null) continue
    if (listed.length === limit) {
      truncated = limit > 0
      break
    }
    listed.push(current)
  }
  const next = Buffer.from(listed.at(-1)?.key ?? '').toString('base64url')
  return xmlReply(
    200,
    element(
      'ListBucketResult',
      value('Name', name),
      value('Prefix', keys.encode(prefix)),
      ...keys.note,
      value('MaxKeys', limit),
      value('KeyCount', listed.length),
      value('IsTruncated', truncated),
      ...(truncated ? [value('NextContinuationToken', next)] : []),
      ...listed.map((version) =>
        element('Contents', value('Key', keys.encode(version.key)), ...properties(version)),
      ),
    ),
  )
}

export async function listVersions(context: S3Context, { bucket: name, query }: S3Request): Promise<Reply> {
  const bucket = bucketOf(context, name)
  const prefix = query.get('prefix') ?? ''
  const limit = limitOf(query)
  const keys = keyEncoder(query)
  const from = query.get('key-marker') ?? ''
  const listed: ObjectVersion[] = []
  let truncated = false
  for (const version of versionsAfter(from, query.get('version-id-marker'))) {
    if (listed.length === limit) {
      truncated = limit > 0
      break
    }
    listed.push(version)
  }
  const last = listed.at(-1)
  return xmlReply(
    200,
    element(
      'ListVersionsResult',
      value('Name', name),
      value('Prefix', keys.encode(prefix)),
      ...keys.note,
      value('MaxKeys', limit),
      value('IsTruncated', truncated),
      ...(truncated && last !== undefined
        ? [value('NextKeyMarker', keys.encode(last.key)), value('NextVersionIdMarker', last.version)]
        : []),
      ...listed.map((version) =>
        element(
          version.content === null ? 'DeleteMarker' : 'Version',
          value('Key', keys.encode(version.key)),
          value('VersionId', version.version),
          value('IsLatest', bucket.versions(version.key)[0] === version),
          ...properties(version),
        ),
      ),
    ),
  )

  function* versionsAfter(key: string, version: string | null): Generator<ObjectVersion> {
    if (version !== null) {
      const versions = bucket.versions(key)
      yield* versions.slice(versions.findIndex((other) => other.version === version) + 1)
    }
    for (const other of bucket.keys(prefix, key)) yield* bucket.versions(other)
  }
}

function properties({ atMs, content }: ObjectVersion): string[] {
  const modified = value('LastModified', new Date(atMs).toISOString())
  if (content === null) return [modified]
  return [
    modified,
    value('ETag', `"${content.etag}"`),
    value('Size', content.bytes),
    value('StorageClass', 'STANDARD'),
  ]
}

function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('max-keys') ?? MAX_KEYS)
  if (!Number.isInteger(limit) || limit < 0) {
    throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range')
  }
  return Math.min(limit, MAX_KEYS)
}

/** Keys in a list are URL-encoded if the client asks for it; a note in the list says so. */
function keyEncoder(query: URLSearchParams): { encode: (key: string) => string; note: string[] } {
  if (query.get('encoding-type') !== 'url') return { encode: (key) => key, note: [] }
  const encode = (key: string) => encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/')
  return { encode, note: [value('EncodingType', 'url')] }
}
