// A request to S3 taken apart: bucket, key, subresource; and what is refused before any operation looks at it.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

export interface S3Request {
  readonly message: IncomingMessage
  readonly method: string
  readonly headers: IncomingHttpHeaders
  /** Empty: the request is about the account. */
  readonly bucket: string
  /** Empty: the request is about the bucket. */
  readonly key: string
  readonly query: URLSearchParams
}

const longestKeyBytes = 1024

/** Throws a Refusal for what is no request to S3. The path is taken as it is: keys may hold `..` and `//`. */
export function parseRequest(message: IncomingMessage): S3Request {
  const { method = '', url = '/', headers } = message
  const [path = '', search = ''] = url.split(/\?(.*)/s, 2)
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? []
  return {
    message,
    method,
    headers,
    bucket: decoded(bucket),
    key: checkedKey(decoded(key)),
    query: new URLSearchParams(search),
  }
}

/** The body as text, for the small XML that some requests carry. */
export async function readText(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

export function checkedKey(key: string): string {
  if (Buffer.byteLength(key) > longestKeyBytes) throw new Refusal('KeyTooLongError', 'Your key is too long')
  return key
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Refusal('InvalidURI', "Couldn't parse the specified URI.")
  }
}
