// Requests whose URL carries their signature: whoever has the URL may make the request until it expires.

import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { getCanonicalQuery } from '@smithy/signature-v4'
import { type Credentials, isSignatureOf, parseDate } from '../signature.ts'
import { S3Error } from './errors.ts'

export function isSignedUrl({ url = '', headers }: IncomingMessage): boolean {
  return headers.authorization === undefined && /[?&]X-Amz-Signature=/.test(url)
}

const LONGEST_SECONDS = 7 * 86_400

/** Throws an S3Error unless the URL is signed with these credentials and has not expired. */
export async function checkSignedUrl(request: IncomingMessage, credentials: Credentials): Promise<void> {
  const [, search = ''] = `${request.url}`.split(/\?(.*)/s, 2)
  const query = new URLSearchParams(search)
  const [algorithm, scope, date, seconds, names, signature] = [
    'X-Amz-Algorithm',
    'X-Amz-Credential',
    'X-Amz-Date',
    'X-Amz-Expires',
    'X-Amz-SignedHeaders',
    'X-Amz-Signature',
  ].map((name) => query.get(name) ?? '') as [string, string, string, string, string, string]
  const signedAtMs = parseDate(date).getTime()
  const lifetimeMs = Number(seconds) * 1000
  const isComplete = algorithm === 'AWS4-HMAC-SHA256' && names.split(';').includes('host')
  if (!isComplete || Number.isNaN(signedAtMs) || !(lifetimeMs > 0 && lifetimeMs <= LONGEST_SECONDS * 1000)) {
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    )
  }
  const text = [
    algorithm,
    date,
    scope.slice(scope.indexOf('/') + 1),
    hashOf(canonical(request, query, names)),
  ]
  if (!(await isSignatureOf(text.join('\n'), signature, scope, credentials))) {
    throw new S3Error(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    )
  }
  if (Date.now() > signedAtMs + lifetimeMs) throw new S3Error('AccessDenied', 'Request has expired')
}

/** What was signed: everything but the body. */
function canonical(message: IncomingMessage, query: URLSearchParams, names: string): string {
  const [path = ''] = `${message.url}`.split('?', 1)
  const parameters = Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)]))
  const request = { method: '', protocol: '', hostname: '', path, headers: {}, query: parameters }
  const headers = names.split(';').map((name) => `${name}:${`${message.headers[name] ?? ''}`.trim()}\n`)
  return [message.method, path, getCanonicalQuery(request), headers.join(''), names, 'UNSIGNED-PAYLOAD'].join(
    '\n',
  )
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
