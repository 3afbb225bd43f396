// A request that no client of the SDK would send, signed all the same: as a link, good for a minute.

import { Hash } from '@smithy/core/serde'
import { SignatureV4 } from '@smithy/signature-v4'
import { credentials } from './credentials.ts'

export async function signedUrl(method: string, address: string, by = credentials): Promise<string> {
  const url = new URL(address)
  const { protocol, hostname, host, pathname: path, searchParams } = url
  const sha256 = Hash.bind(null, 'sha256')
  const signer = new SignatureV4({
    credentials: by,
    region: 'eu-west-1',
    service: 's3',
    sha256,
    uriEscapePath: false,
  })
  const request = { method, protocol, hostname, path, query: Object.fromEntries(searchParams) }
  // The content of a stream is not signed.
  const toSign = { ...request, headers: { host }, body: new ReadableStream() }
  const { query = {} } = await signer.presign(toSign, { expiresIn: 60 })
  return `${url.origin}${path}?${new URLSearchParams(query as Record<string, string>)}`
}
