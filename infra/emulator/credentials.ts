// Who may use the embedded services: whoever signs with the credentials of the run, in a header or, as presigned links
// do, in the query. Signature Version 4.

import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { Hash } from '@smithy/core/serde'
import { SignatureV4, type SignatureV4Init } from '@smithy/signature-v4'

/** What requests must be signed with. */
export type Credentials = SignatureV4Init['credentials']

export interface SignatureProblem {
  readonly code: 'AccessDenied' | 'SignatureDoesNotMatch'
  readonly message: string
}

/** What a request says of its signature. */
interface Claim {
  /** Whom it names, when, where and for what: `key/day/region/service/aws4_request`. */
  readonly credential: string
  readonly signedHeaders: readonly string[]
  readonly date: Date
  /** null: no link, which ends. */
  readonly expiresIn: number | null
  /** What nobody can write without the secret. */
  readonly proof: string
}

const LONGEST_LINK_SECONDS = 7 * 24 * 3600

/** Of a length that nobody guesses. */
export function randomCredentials(): { readonly accessKeyId: string; readonly secretAccessKey: string } {
  return { accessKeyId: randomBytes(10).toString('hex'), secretAccessKey: randomBytes(30).toString('hex') }
}

/** null: signed with these credentials. Whether the body is the one that was signed is not looked at. */
export async function signatureProblem(
  request: IncomingMessage,
  credentials: Credentials,
): Promise<SignatureProblem | null> {
  const [path = '', search = ''] = `${request.url}`.split(/\?(.*)/s, 2)
  const query = new URLSearchParams(search)
  const claim = query.has('X-Amz-Signature') ? linkClaim(query) : headerClaim(request.headers)
  if (Number.isNaN(claim.date.getTime())) return denied('The request is not signed')
  if (claim.expiresIn !== null && !isGood(claim.date, claim.expiresIn)) return denied('Request has expired')
  if (isEqual(claim.proof, await proofOf(request, path, query, claim, credentials))) return null
  const message = 'The request signature we calculated does not match the signature you provided.'
  return { code: 'SignatureDoesNotMatch', message }
}

function headerClaim({ authorization: proof = '', 'x-amz-date': date }: IncomingHttpHeaders): Claim {
  const [, credential = '', names = ''] = /^\S+ Credential=([^,]*), SignedHeaders=([^,]*),/.exec(proof) ?? []
  return { credential, signedHeaders: names.split(';'), date: dateOf(`${date}`), expiresIn: null, proof }
}

function linkClaim(query: URLSearchParams): Claim {
  const said = (name: string) => query.get(`X-Amz-${name}`) ?? ''
  return {
    credential: said('Credential'),
    signedHeaders: said('SignedHeaders').split(';'),
    date: dateOf(said('Date')),
    expiresIn: Number(said('Expires') || Number.NaN),
    proof: said('Signature'),
  }
}

/** The proof that the request would carry if it were signed with these credentials. */
async function proofOf(
  message: IncomingMessage,
  path: string,
  query: URLSearchParams,
  { credential, signedHeaders, date: signingDate, expiresIn }: Claim,
  credentials: Credentials,
): Promise<string> {
  const [, , region = '', service = ''] = credential.split('/')
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
    headers: Object.fromEntries(signedHeaders.map((name) => [name, `${message.headers[name] ?? ''}`])),
    // A stream: its content is no part of the signature, unless a header says which it is.
    body: message,
  }
  if (expiresIn === null) return `${(await signer.sign(request, { signingDate })).headers.authorization}`
  const unhoistableHeaders = new Set(signedHeaders)
  const signed = await signer.presign(request, { signingDate, expiresIn, unhoistableHeaders })
  return `${signed.query?.['X-Amz-Signature']}`
}

function isGood(date: Date, seconds: number): boolean {
  return seconds <= LONGEST_LINK_SECONDS && Date.now() <= date.getTime() + seconds * 1000
}

/** `20261122T080000Z`. */
function dateOf(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

/** Takes the same time wherever they differ. */
function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function denied(message: string): SignatureProblem {
  return { code: 'AccessDenied', message }
}
