// Checks that a request is signed with the credentials of the run: AWS Signature Version 4, in the Authorization header.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Hash } from '@smithy/core/serde'
import { getSigningKey, SignatureV4, type SignatureV4Init } from '@smithy/signature-v4'

export type Credentials = SignatureV4Init['credentials']

export interface SignatureProblem {
  readonly code: 'AccessDenied' | 'SignatureDoesNotMatch'
  readonly message: string
}

/** Too long to be guessed. */
export function randomCredentials(): { readonly accessKeyId: string; readonly secretAccessKey: string } {
  return { accessKeyId: randomBytes(10).toString('hex'), secretAccessKey: randomBytes(30).toString('hex') }
}

/** null: the signature is right. The body is not compared with the hash that was signed, nor the date with today. */
export async function signatureProblem(
  request: IncomingMessage,
  credentials: Credentials,
): Promise<SignatureProblem | null> {
  const { authorization = '', 'x-amz-date': date } = request.headers
  const signingDate = parseDate(`${date}`)
  if (Number.isNaN(signingDate.getTime())) {
    return { code: 'AccessDenied', message: 'The request is not signed' }
  }
  if (isEqual(authorization, await expectedAuthorization(request, signingDate, credentials))) return null
  const message = 'The request signature we calculated does not match the signature you provided.'
  return { code: 'SignatureDoesNotMatch', message }
}

/** The Authorization header of the same request, signed with these credentials. */
async function expectedAuthorization(
  message: IncomingMessage,
  signingDate: Date,
  credentials: Credentials,
): Promise<string> {
  const { authorization = '' } = message.headers
  const [, scope = '', names = ''] =
    /^\S+ Credential=([^,]*), SignedHeaders=([^,]*),/.exec(authorization) ?? []
  const [, , region = '', service = ''] = scope.split('/')
  const [path = '', search = ''] = `${message.url}`.split(/\?(.*)/s, 2)
  const query = new URLSearchParams(search)
  const signer = new SignatureV4({
    credentials,
    region,
    service,
    sha256: Hash.bind(null, 'sha256'),
    // The path is signed as it was sent.
    uriEscapePath: false,
    applyChecksum: false,
  })
  const request = {
    method: `${message.method}`,
    protocol: 'http:',
    hostname: '',
    path,
    query: Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)])),
    headers: Object.fromEntries(names.split(';').map((name) => [name, `${message.headers[name] ?? ''}`])),
    // A stream, whose content is not part of the signature unless a header states its hash.
    body: message,
  }
  return `${(await signer.sign(request, { signingDate })).headers.authorization}`
}

/** Whether that is the signature of the text. `scope`: `{access key}/{yyyymmdd}/{region}/{service}/aws4_request`. */
export async function isSignatureOf(
  text: string,
  signature: string,
  scope: string,
  credentials: Credentials,
): Promise<boolean> {
  const [accessKeyId, date = '', region = '', service = ''] = scope.split('/')
  const identity = typeof credentials === 'function' ? await credentials() : credentials
  if (accessKeyId !== identity.accessKeyId) return false
  const key = await getSigningKey(Hash.bind(null, 'sha256'), identity, date, region, service)
  return isEqual(signature, createHmac('sha256', key).update(text).digest('hex'))
}

/** `20261122T080000Z`. */
export function parseDate(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

/** In constant time. */
function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
