// Lets pages of other origins post forms to some buckets, as a CORS rule for POST from any origin does. It lets them
// do nothing else: a form carries a policy, which is checked like that of any other form.

import type { IncomingMessage } from 'node:http'
import type { Reply } from '../service.ts'
import type { S3Context } from './context.ts'
import { S3Error } from './errors.ts'
import type { S3Request } from './request.ts'

const RULE = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
}

/** A browser's question whether it may post to a bucket. */
export function isPreflight({ method, url = '', headers }: IncomingMessage): boolean {
  return (
    method === 'OPTIONS' && headers['access-control-request-method'] === 'POST' && /^\/[^/?]+\/?$/.test(url)
  )
}

export async function preflight({ formBuckets }: S3Context, { bucket, headers }: S3Request): Promise<Reply> {
  const asksForMore = headers['access-control-request-headers'] !== undefined
  if (!formBuckets.has(bucket) || headers.origin === undefined || asksForMore) {
    throw new S3Error(
      'AccessForbidden',
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
    )
  }
  return { status: 200, sharing: RULE }
}

/** The answer to a form, also a refusal, so that the page's script can read it. */
export function shared(
  reply: Reply,
  { formBuckets }: S3Context,
  { headers, url = '' }: IncomingMessage,
): Reply {
  const [, bucket = ''] = url.split(/[/?]/)
  return headers.origin !== undefined && formBuckets.has(bucket) ? { ...reply, sharing: RULE } : reply
}
