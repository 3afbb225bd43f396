// The operations of multipart uploads. The object exists once the upload is completed, and not before.

import * as z from 'zod/mini'
import type { Reply } from '../service.ts'
import { element, value, xmlReply } from '../xml.ts'
import { bucketOf, checkConditions, type S3Context } from './context.ts'
import { S3Error } from './errors.ts'
import { storedHeaders } from './objects.ts'
import { receiveBody } from './receive.ts'
import { readXml, type S3Request } from './request.ts'
import { assemble, type Completion } from './uploads.ts'

const partList = z.object({
  CompleteMultipartUpload: z.object({
    Part: z.array(z.object({ PartNumber: z.string(), ETag: z.string() })),
  }),
})

export async function createUpload(context: S3Context, { bucket, key, headers }: S3Request): Promise<Reply> {
  bucketOf(context, bucket)
  const upload = context.uploads.begin({ bucket, key, headers: storedHeaders(headers) })
  return xmlReply(
    200,
    element(
      'InitiateMultipartUploadResult',
      value('Bucket', bucket),
      value('Key', key),
      value('UploadId', upload.id),
    ),
  )
}

export async function uploadPart(context: S3Context, request: S3Request): Promise<Reply> {
  const { bucket, key, query, message } = request
  const upload = context.uploads.find(bucket, key, query.get('uploadId'))
  const number = Number(query.get('partNumber'))
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive')
  }
  const { name, path } = context.store.newFile()
  const received = await receiveBody(message, path)
  const replaced = upload.parts.get(number)
  if (replaced !== undefined) context.store.deleteFiles([replaced.file])
  upload.parts.set(number, { file: name, received })
  return {
    status: 200,
    headers: { etag: `"${received.md5.toString('hex')}"`, 'x-amz-checksum-crc32': received.crc32 },
  }
}

export async function completeUpload(context: S3Context, request: S3Request): Promise<Reply> {
  const { bucket, key, query, message } = request
  const { CompleteMultipartUpload } = await readXml(message, partList, ['Part'])
  const upload = context.uploads.find(bucket, key, query.get('uploadId'))
  if (upload.completion !== null) return completionReply(request, upload.completion)
  const listed = CompleteMultipartUpload.Part.map(({ PartNumber, ETag }) => ({
    number: Number(PartNumber),
    etag: ETag,
  }))
  checkConditions(bucketOf(context, bucket), request)
  const content = assemble(upload, listed)
  const version = context.store.put(bucket, key, content)
  upload.completion = { version: version.version, etag: content.etag }
  const files = [...upload.parts.values()].map(({ file }) => file)
  context.store.deleteFiles(files.filter((file) => !content.files.includes(file)))
  upload.parts.clear()
  context.changed(version, 'CompleteMultipartUpload')
  return completionReply(request, upload.completion)
}

export async function abortUpload(context: S3Context, { bucket, key, query }: S3Request): Promise<Reply> {
  const upload = context.uploads.find(bucket, key, query.get('uploadId'))
  context.store.deleteFiles([...upload.parts.values()].map(({ file }) => file))
  context.uploads.forget(upload)
  return { status: 204 }
}

export async function listUploads(context: S3Context, { bucket }: S3Request): Promise<Reply> {
  bucketOf(context, bucket)
  const uploads = context.uploads
    .inProgress(bucket)
    .map(({ id, key }) => element('Upload', value('Key', key), value('UploadId', id)))
  return xmlReply(200, element('ListMultipartUploadsResult', value('IsTruncated', false), ...uploads))
}

function completionReply({ bucket, key, headers }: S3Request, { version, etag }: Completion): Reply {
  return xmlReply(
    200,
    element(
      'CompleteMultipartUploadResult',
      value('Location', `http://${headers.host}/${bucket}/${encodeURIComponent(key)}`),
      value('Bucket', bucket),
      value('Key', key),
      value('ETag', `"${etag}"`),
    ),
    { 'x-amz-version-id': version },
  )
}
