// Who gets into the servers on loopback: by name and origin at the gate, by signature at the services.

import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { type Cloud, startCloud } from '../../../infra/emulator/cloud.ts'
import { type Service, serve } from '../../../infra/emulator/loopback.ts'
import { signedUrl } from '../../support/signed.ts'

const started: (Service | Cloud)[] = []
afterEach(() => Promise.all(started.splice(0).map((service) => service.close())))

/** The status of the answer to a request with just these headers; HERE and PORT stand for those of the server. */
async function statusOf(headers: readonly string[]): Promise<number> {
  const service = await serve(() => ({ operation: 'Any', run: async () => ({ status: 200 }) }))
  started.push(service)
  const { host, port } = new URL(service.endpoint)
  const lines = headers.map((line) => line.replace('HERE', host).replace('PORT', port))
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(['GET / HTTP/1.1', ...lines, 'Connection: close', '', ''].join('\r\n'))
  return Number((await text(socket)).split(' ')[1])
}

describe('the gate', () => {
  it.each([
    [200, 'HERE'],
    [421, 'localhost:PORT'],
    [421, '[::1]:PORT'],
    [421, '127.1:PORT'],
    [421, '127.0.0.1'],
    [421, '127.0.0.1:1'],
    [421, '127.0.0.1.:PORT'],
    [421, '127.0.0.1.evil.example:PORT'],
    [421, 'evil.example:PORT'],
    [421, 'evil.example@HERE'],
    [421, 'HERE, evil.example'],
    [421, ''],
  ])('answers %i to whoever calls it "%s"', async (status, host) => {
    expect(await statusOf([`Host: ${host}`])).toBe(status)
  })

  it('answers no request with two names, or none', async () => {
    expect(await statusOf(['Host: evil.example:PORT', 'Host: HERE'])).toBe(421)
    expect(await statusOf(['Host: HERE', 'Host: evil.example:PORT'])).toBe(421)
    expect(await statusOf([])).toBe(400)
  })

  it.each([
    [200, ['Origin: http://HERE']],
    [403, ['Origin: null']],
    [403, ['Origin:']],
    [403, ['Origin: https://HERE']],
    [403, ['Origin: http://127.0.0.1:1']],
    [403, ['Origin: http://localhost:PORT']],
    [403, ['Origin: http://evil.example']],
    [403, ['Origin: http://HERE.evil.example']],
    [403, ['Origin: http://HERE', 'Origin: http://evil.example']],
    [200, ['Sec-Fetch-Site: same-origin', 'Origin: http://HERE']],
    [200, ['Sec-Fetch-Site: none']],
    [403, ['Sec-Fetch-Site: same-site']],
    [403, ['Sec-Fetch-Site: cross-site']],
    [403, ['Sec-Fetch-Site: cross-site', 'Origin: http://HERE']],
    [403, ['Sec-Fetch-Site: none', 'Sec-Fetch-Site: cross-site']],
    [403, ['Sec-Fetch-Site: something-new']],
  ])('answers %i to %j', async (status, headers) => {
    expect(await statusOf(['Host: HERE', ...headers])).toBe(status)
  })
})

const SERVICES = ['S3', 'SES', 'SQS', 'DYNAMODB'] as const

/** How each of them says that it does not know who asks. */
const DENIED = /<Code>(AccessDenied|SignatureDoesNotMatch)<|InvalidSignatureException/

describe('the embedded services', () => {
  async function cloud(): Promise<Cloud> {
    const made = await startCloud({ buckets: ['drops', 'reports'] })
    started.push(made)
    return made
  }

  it('have other credentials in each run', async () => {
    const [one, other] = [(await cloud()).environment, (await cloud()).environment]
    expect(one.AWS_ACCESS_KEY_ID).not.toBe(other.AWS_ACCESS_KEY_ID)
    expect(one.AWS_SECRET_ACCESS_KEY).not.toBe(other.AWS_SECRET_ACCESS_KEY)
    expect(one.AWS_SECRET_ACCESS_KEY).toMatch(/^[\da-f]{60}$/)
  })

  it.each(SERVICES)('%s answers nobody who does not sign with them', async (service) => {
    const { environment } = await cloud()
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environment
    const address = `${environment[`AWS_ENDPOINT_URL_${service}`]}/drops?versioning=`
    const good = await signedUrl('GET', address, { accessKeyId, secretAccessKey })
    const header = (signature: string) =>
      `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261122/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=${signature}`
    const date = { 'x-amz-date': '20261122T080000Z' }
    const attempts: [string, Record<string, string>?][] = [
      [address],
      [address, { authorization: 'any', ...date }],
      [address, { authorization: header(''), ...date }],
      [address, { authorization: header('0'.repeat(64)), ...date }],
      [address, { authorization: header('0'.repeat(64)), 'x-amz-date': 'yesterday' }],
      [await signedUrl('GET', address, { accessKeyId: 'embedded', secretAccessKey: 'embedded' })],
      [await signedUrl('GET', address, { accessKeyId, secretAccessKey: 'embedded' })],
      [await signedUrl('GET', address, { accessKeyId: 'embedded', secretAccessKey })],
      [await signedUrl('POST', address, { accessKeyId, secretAccessKey })],
      [good.replace('/drops', '/reports')],
      [good.replace('versioning=', 'versions=')],
      [good.replace(/X-Amz-Signature=\w+/, 'X-Amz-Signature=')],
      [good.replace('X-Amz-Expires=60', 'X-Amz-Expires=99999999')],
    ]
    for (const [url, headers = {}] of attempts) {
      const answer = await fetch(url, { headers })
      expect([url, headers, answer.status, await answer.text()]).toEqual([
        url,
        headers,
        403,
        expect.stringMatching(DENIED),
      ])
    }
    // Signed as it must be, it comes to the service, whatever that makes of it.
    expect(await (await fetch(good)).text()).not.toMatch(DENIED)
  })

  it('S3 takes from a link no header but those that S3 takes', async () => {
    const { environment } = await cloud()
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environment
    const signed = (method: string, query = '') =>
      signedUrl(method, `${environment.AWS_ENDPOINT_URL_S3}/drops/a${query}`, {
        accessKeyId,
        secretAccessKey,
      })
    await fetch(await signed('PUT'), { method: 'PUT', body: 'body' })
    const answer = await fetch(await signed('GET', '?response-cache-control=no-store'))
    expect([answer.headers.get('cache-control'), await answer.text()]).toEqual(['no-store', 'body'])
    for (const name of ['access-control-allow-origin', 'set-cookie', 'x-any']) {
      const refused = await fetch(await signed('GET', `?response-${name}=a`))
      expect([refused.status, await refused.text()]).toEqual([501, expect.stringContaining('NotImplemented')])
      expect(refused.headers.get(name)).toBeNull()
    }
  })
})
