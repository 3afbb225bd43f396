// Signs requests that no client of the SDK would send.

import { Hash } from '@smithy/core/serde'
import { SignatureV4 } from '@smithy/signature-v4'
import { credentials } from './credentials.ts'

/** The headers of the request, with its signature. Its body is not signed. */
export async function signedHeaders(
  method: string,
  address: string,
  by = credentials,
  more: Record<string, string> = {},
): Promise<Record<string, string>> {
  const { protocol, hostname, host, pathname: path, searchParams } = new URL(address)
  const signer = new SignatureV4({
    credentials: by,
    region: 'eu-west-1',
    service: 's3',
    sha256: Hash.bind(null, 'sha256'),
    uriEscapePath: false,
  })
  const query = Object.fromEntries(searchParams)
  // The content of a stream is not signed.
  const body = new ReadableStream()
  const request = { method, protocol, hostname, path, query, headers: { host, ...more }, body }
  const { host: _, ...headers } = (await signer.sign(request)).headers
  return headers
}

/** `fetch` of a signed request. */
export async function fetchSigned(
  address: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Response> {
  const signed = await signedHeaders(method, address)
  return fetch(address, {
    method,
    headers: { ...headers, ...signed },
    ...(body === undefined ? {} : { body }),
  })
}
