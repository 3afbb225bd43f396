// Parses a request to S3: bucket, key, query, and the XML body that some operations need.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type * as z from 'zod/mini'
import { parseXml } from '../xml.ts'
import { S3Error } from './errors.ts'

export interface S3Request {
  readonly message: IncomingMessage
  readonly method: string
  readonly headers: IncomingHttpHeaders
  /** Empty: the request concerns the account. */
  readonly bucket: string
  /** Empty: the request concerns the bucket. */
  readonly key: string
  readonly query: URLSearchParams
}

const MAX_KEY_BYTES = 1024

/** Throws an S3Error. The path is not normalized: keys may contain `..` and `//`. */
export function parseRequest(message: IncomingMessage): S3Request {
  const { method = '', url = '/', headers } = message
  const [path = '', search = ''] = url.split(/\?(.*)/s, 2)
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? []
  return {
    message,
    method,
    headers,
    bucket: decodePath(bucket),
    key: checkedKey(decodePath(key)),
    query: new URLSearchParams(search),
  }
}

/** Reads the XML body of a request. Elements named in `lists` are always arrays. Throws an S3Error. */
export async function readXml<T>(
  message: IncomingMessage,
  schema: z.ZodMiniType<T>,
  lists: readonly string[] = [],
): Promise<T> {
  const xml = await text(message)
  try {
    return schema.parse(parseXml(xml, lists))
  } catch {
    throw new S3Error(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    )
  }
}

export function checkedKey(key: string): string {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new S3Error('KeyTooLongError', 'Your key is too long')
  return key
}

export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.")
  }
}
