// The operations on one object: put, get, head, copy, delete.

import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import type { Reply } from '../service.ts'
import { element, value, xmlReply } from '../xml.ts'
import { bucketOf, checkConditions, objectOf, type S3Context } from './context.ts'
import { S3Error } from './errors.ts'
import type { Content, ObjectIndex, ObjectVersion } from './object-index.ts'
import { rangeHeaders, rangeOf, within } from './ranges.ts'
import { type Received, receiveBody, writeMeasured } from './receive.ts'
import { checkedKey, decodePath, type S3Request } from './request.ts'

export async function putObject(context: S3Context, request: S3Request): Promise<Reply> {
  const bucket = bucketOf(context, request.bucket)
  checkConditions(bucket, request)
  const { name, path } = context.store.newFile()
  const received = await receiveBody(request.message, path)
  const content = contentOf(name, received, storedHeaders(request.headers))
  const { version } = commit(context, bucket, request, content, 'PutObject')
  return {
    status: 200,
    headers: {
      etag: `"${content.etag}"`,
      'x-amz-version-id': version,
      'x-amz-checksum-crc32': received.crc32,
    },
  }
}

export async function getObject(context: S3Context, request: S3Request): Promise<Reply> {
  const head = await headObject(context, request)
  const { content } = objectOf(bucketOf(context, request.bucket), request.key, request.query.get('versionId'))
  const wished = responseHeaders(request.query)
  const bytes = context.store.read(content.files)
  const asked = rangeOf(request.headers.range, content.bytes)
  if (asked === null) {
    const headers = { ...head.headers, ...wished }
    return { status: 200, headers, body: Readable.from(bytes, { objectMode: false }) }
  }
  return {
    status: 206,
    headers: { ...withoutChecksum(head.headers), ...wished, ...rangeHeaders(asked, content.bytes) },
    body: Readable.from(within(bytes, asked), { objectMode: false }),
  }
}

/** The parameters of a get that ask for other headers than those that are stored. */
export const RESPONSE_HEADERS: ReadonlyMap<string, string> = new Map(
  [
    'cache-control',
    'content-disposition',
    'content-encoding',
    'content-language',
    'content-type',
    'expires',
  ].map((header) => [`response-${header}`, header]),
)

function responseHeaders(query: URLSearchParams): Record<string, string> {
  const wished: Record<string, string> = {}
  for (const [parameter, header] of RESPONSE_HEADERS) {
    const text = query.get(parameter)
    if (text === null) continue
    if (!/^[\t\x20-\x7e\xa0-\xff]*$/.test(text)) {
      throw new S3Error('InvalidArgument', 'Header value cannot be represented using ISO-8859-1.')
    }
    wished[header] = text
  }
  return wished
}

/** That of the whole object says nothing about a range of it. */
function withoutChecksum(headers: Reply['headers']): NonNullable<Reply['headers']> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).filter(([name]) => !name.startsWith('x-amz-checksum')),
  )
}

export async function headObject(
  context: S3Context,
  { bucket, key, query, headers }: S3Request,
): Promise<Reply> {
  const found = objectOf(bucketOf(context, bucket), key, query.get('versionId'))
  const { content } = found
  const withChecksum = headers['x-amz-checksum-mode'] === 'ENABLED' && content.crc32 !== null
  return {
    status: 200,
    headers: {
      ...content.headers,
      ...(withChecksum
        ? { 'x-amz-checksum-crc32': content.crc32, 'x-amz-checksum-type': 'FULL_OBJECT' }
        : {}),
      'content-length': String(content.bytes),
      etag: `"${content.etag}"`,
      'last-modified': new Date(found.atMs).toUTCString(),
      'x-amz-version-id': found.version,
    },
  }
}

export async function copyObject(context: S3Context, request: S3Request): Promise<Reply> {
  const bucket = bucketOf(context, request.bucket)
  checkConditions(bucket, request)
  const source = copySource(context, request)
  const { name, path } = context.store.newFile()
  const received = await writeMeasured(context.store.read(source.content.files), path)
  const replace = request.headers['x-amz-metadata-directive'] === 'REPLACE'
  const headers = replace ? storedHeaders(request.headers) : source.content.headers
  const version = commit(context, bucket, request, contentOf(name, received, headers), 'CopyObject')
  return xmlReply(
    200,
    element(
      'CopyObjectResult',
      value('LastModified', new Date(version.atMs).toISOString()),
      value('ETag', `"${version.content?.etag}"`),
    ),
    { 'x-amz-version-id': version.version, 'x-amz-copy-source-version-id': source.version },
  )
}

export async function deleteObject(context: S3Context, request: S3Request): Promise<Reply> {
  const bucket = bucketOf(context, request.bucket)
  if (request.headers['if-match'] !== undefined) checkConditions(bucket, request)
  const deleted = deleteVersion(context, bucket, request, request.query.get('versionId'))
  return {
    status: 204,
    headers: {
      ...(deleted.marker ? { 'x-amz-delete-marker': 'true' } : {}),
      'x-amz-version-id': deleted.version,
    },
  }
}

/** Without a version id a delete marker is added; with one, that version is deleted permanently. */
function deleteVersion(
  context: S3Context,
  bucket: ObjectIndex,
  target: { bucket: string; key: string },
  versionId: string | null,
): { version: string; marker: boolean } {
  if (versionId === null) {
    const marker = context.store.put(target.bucket, target.key, null)
    context.changed(marker, 'DeleteObject')
    return { version: marker.version, marker: true }
  }
  const found = bucket.versions(target.key).find(({ version }) => version === versionId)
  if (found !== undefined) {
    context.changed(context.store.remove(found), 'DeleteObjectVersion')
  }
  return { version: versionId, marker: found?.content === null }
}

/** Checks the conditions again: they must hold when the object takes effect, after its body has arrived. */
export function commit(
  context: S3Context,
  bucket: ObjectIndex,
  request: Pick<S3Request, 'bucket' | 'key' | 'headers'>,
  content: Content,
  reason: 'PutObject' | 'PostObject' | 'CopyObject',
): ObjectVersion {
  try {
    checkConditions(bucket, request)
  } catch (error) {
    context.store.deleteFiles(content.files)
    throw error
  }
  const version = context.store.put(request.bucket, request.key, content)
  context.changed(version, reason)
  return version
}

export function contentOf(file: string, received: Received, headers: Content['headers']): Content {
  const { bytes, md5, crc32 } = received
  return { bytes, etag: md5.toString('hex'), headers, files: [file], crc32 }
}

function copySource(context: S3Context, { headers }: S3Request): ReturnType<typeof objectOf> {
  const [path = '', versionId = null] = `${headers['x-amz-copy-source']}`.split('?versionId=')
  const [, bucket = '', key = ''] = /^\/?([^/]*)\/(.*)$/s.exec(decodePath(path)) ?? []
  return objectOf(bucketOf(context, bucket), checkedKey(key), versionId)
}

const STORED_HEADERS = new Set([
  'cache-control',
  'content-disposition',
  'content-language',
  'content-type',
  'expires',
])

/** The headers of a put that a get returns. */
export function storedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const stored: Record<string, string> = { 'content-type': 'binary/octet-stream' }
  for (const [name, text] of Object.entries(headers)) {
    if (STORED_HEADERS.has(name) || name.startsWith('x-amz-meta-')) stored[name] = `${text}`
  }
  const encodings = `${headers['content-encoding'] ?? ''}`.split(',').map((encoding) => encoding.trim())
  const encoding = encodings.filter((name) => name !== '' && name !== 'aws-chunked').join(',')
  return encoding === '' ? stored : { ...stored, 'content-encoding': encoding }
}
