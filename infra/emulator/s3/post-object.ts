// Stores the file of a form, if the form's policy allows it under that key and of that size.

import { rm } from 'node:fs/promises'
import type { Reply } from '../service.ts'
import { bucketOf, type S3Context } from './context.ts'
import { S3Error } from './errors.ts'
import { type Form, withForm } from './form.ts'
import { commit, contentOf, storedHeaders } from './objects.ts'
import { checkPolicy, type Sizes } from './policy.ts'
import { type Received, writeMeasured } from './receive.ts'
import { checkedKey, type S3Request } from './request.ts'

export function postObject(context: S3Context, request: S3Request): Promise<Reply> {
  return withForm(request.message, (form) => store(context, request, form))
}

async function store(context: S3Context, request: S3Request, { fields, file }: Form): Promise<Reply> {
  const sizes = await checkPolicy(fields, request.bucket, context.credentials)
  const bucket = bucketOf(context, request.bucket)
  const key = checkedKey(fields.get('key') ?? '')
  if (key === '') throw new S3Error('InvalidArgument', "Bucket POST must contain a field named 'key'.")
  for (const name of fields.keys()) if (UNSUPPORTED.test(name)) throw unsupported(`the field ${name}`)
  if (/\$\{filename\}/.test(key)) throw unsupported('variables in keys')
  if (file === null)
    throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.')
  const { name, path } = context.store.newFile()
  const received = await receiveFile(file, path, sizes)
  const content = contentOf(name, received, storedHeaders(Object.fromEntries(fields)))
  const place = { bucket: request.bucket, key, headers: {} }
  const { version } = commit(context, bucket, place, content, 'PostObject')
  const etag = `"${content.etag}"`
  const address = `http://${request.headers.host}/${request.bucket}/${key.split('/').map(encodeURIComponent).join('/')}`
  const redirect = redirectOf(fields.get('success_action_redirect'))
  redirect?.searchParams.append('bucket', request.bucket)
  redirect?.searchParams.append('key', key)
  redirect?.searchParams.append('etag', etag)
  return {
    status: redirect === null ? 204 : 303,
    headers: { etag, 'x-amz-version-id': version, location: redirect?.href ?? address },
  }
}

const UNSUPPORTED = /^(acl|success_action_status|tagging|redirect)$/

function unsupported(what: string): S3Error {
  return new S3Error('NotImplemented', `The embedded S3 does not know ${what} in a form`)
}

/** Deletes the file when it throws. */
async function receiveFile(file: AsyncIterable<Buffer>, path: string, sizes: Sizes): Promise<Received> {
  try {
    const received = await writeMeasured(atMost(sizes.maxBytes, file), path)
    if (received.bytes >= sizes.minBytes) return received
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  await rm(path, { force: true })
  throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
}

async function* atMost(maxBytes: number, file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of file) {
    bytes += chunk.length
    if (bytes > maxBytes) {
      throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
    }
    yield chunk
  }
}

/** One that is no URL is ignored, as S3 does. */
function redirectOf(text: string | undefined): URL | null {
  return text !== undefined && URL.canParse(text) ? new URL(text) : null
}
