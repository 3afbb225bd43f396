// Presigned links: who holds one may do what it says, until it is over. Signature Version 4, in the query.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Refusal } from './refusal.ts'
import type { S3Request } from './request.ts'

/** Throws a Refusal for a link that is over or, where the secret is known, says something else than what was signed. */
export function checkLink(request: S3Request, secretAccessKey: string | undefined, nowMs: number): void {
  const { query } = request
  const date = query.get('X-Amz-Date') ?? ''
  const signedMs = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  const seconds = Number(query.get('X-Amz-Expires') ?? Number.NaN)
  // What is not a number counts as over.
  if (!(nowMs <= signedMs + seconds * 1000)) throw new Refusal('AccessDenied', 'Request has expired')
  if (secretAccessKey === undefined) return
  const given = Buffer.from(query.get('X-Amz-Signature') ?? '', 'hex')
  const wanted = signature(request, date, secretAccessKey)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new Refusal(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    )
  }
}

function signature(request: S3Request, date: string, secretAccessKey: string): Buffer {
  const [, ...scope] = (request.query.get('X-Amz-Credential') ?? '').split('/')
  const hash = createHash('sha256').update(canonical(request)).digest('hex')
  const key = scope.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`)
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope.join('/'), hash].join('\n'))
}

/** The request in the one form that both sides sign. */
function canonical({ method, bucket, key, query, headers }: S3Request): string {
  const path = `/${bucket}/${key}`.split('/').map(encoded).join('/')
  const parameters = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
  const names = query.get('X-Amz-SignedHeaders') ?? ''
  const lines = names.split(';').map((name) => `${name}:${`${headers[name] ?? ''}`.trim()}\n`)
  return [method, path, parameters.sort().join('&'), lines.join(''), names, 'UNSIGNED-PAYLOAD'].join('\n')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
