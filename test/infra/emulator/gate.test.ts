// Access to the servers on loopback: by name and origin at the gate, by signature at the services.

import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { type Cloud, startCloud } from '../../../infra/emulator/cloud.ts'
import { isFollowedLink } from '../../../infra/emulator/gate.ts'
import { type LoopbackServer, listen } from '../../../infra/emulator/loopback.ts'
import { signedHeaders } from '../../support/signed.ts'

const started: (LoopbackServer | Cloud)[] = []
afterEach(() => Promise.all(started.splice(0).map((service) => service.close())))

/** The status of the answer to a request with just these headers; HERE and PORT stand for those of the server. */
async function statusOf(
  headers: readonly string[],
  { method = 'GET', ...options }: Parameters<typeof listen>[1] & { readonly method?: string } = {},
): Promise<number> {
  const service = await listen((_request, response) => void response.end(), options)
  started.push(service)
  const { host, port } = new URL(service.endpoint)
  const lines = headers.map((line) => line.replace('HERE', host).replace('PORT', port))
  const socket = connect(Number(port), '127.0.0.1')
  socket.write([`${method} / HTTP/1.1`, ...lines, 'Connection: close', '', ''].join('\r\n'))
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
  ])('answers %i to the host name "%s"', async (status, host) => {
    expect(await statusOf([`Host: ${host}`])).toBe(status)
  })

  it('rejects a request with two host names, or none', async () => {
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

describe('a followed link', () => {
  const followed = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document']
  const statusAt = (headers: readonly string[], method = 'GET') =>
    statusOf(['Host: HERE', ...headers], { method, mayCross: isFollowedLink })

  it('leads to a server that lets it through, and to no other', async () => {
    expect(await statusAt(followed)).toBe(200)
    expect(await statusAt(followed.map((line) => line.replace('cross', 'same')))).toBe(200)
    expect(await statusOf(['Host: HERE', ...followed])).toBe(403)
  })

  it.each([
    ['POST', followed],
    ['HEAD', followed],
    ['GET', ['Origin: null', ...followed]],
    ['GET', ['Origin: http://evil.example', ...followed]],
    ['GET', followed.map((line) => line.replace('document', 'iframe'))],
    ['GET', followed.map((line) => line.replace('document', 'image'))],
    ['GET', followed.map((line) => line.replace('navigate', 'cors'))],
    ['GET', followed.map((line) => line.replace('navigate', 'no-cors'))],
    ['GET', [...followed, 'Sec-Fetch-Dest: iframe']],
    ['GET', followed.slice(0, 2)],
    ['GET', followed.slice(0, 1)],
  ])('is nothing else: %s %j', async (method, headers) => {
    expect(await statusAt(headers, method)).toBe(403)
  })
})

describe('a server', () => {
  const nothing = () => undefined

  it('takes the port that it is given, and another one where that is taken', async () => {
    const first = await listen(nothing)
    await first.close()
    const port = Number(new URL(first.endpoint).port)
    const again = await listen(nothing, { port })
    const other = await listen(nothing, { port })
    started.push(again, other)
    expect(again.endpoint).toBe(first.endpoint)
    expect(other.endpoint).not.toBe(first.endpoint)
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

  it.each(SERVICES)('%s rejects requests not signed with them', async (service) => {
    const { environment } = await cloud()
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environment
    const address = `${environment[`AWS_ENDPOINT_URL_${service}`]}/drops?versioning=`
    const good = await signedHeaders('GET', address, { accessKeyId, secretAccessKey })
    const withSignature = (signature: string) => ({
      ...good,
      authorization: `${good.authorization}`.replace(/Signature=\w+/, `Signature=${signature}`),
    })
    const attempts: [string, Record<string, string>?][] = [
      [address],
      [address, { ...good, authorization: 'any' }],
      [address, withSignature('')],
      [address, withSignature('0'.repeat(64))],
      [address, { ...good, 'x-amz-date': 'yesterday' }],
      [address, { ...good, 'x-amz-date': '20261122T080000Z' }],
      [address, await signedHeaders('GET', address, { accessKeyId: 'a', secretAccessKey: 'a' })],
      [address, await signedHeaders('GET', address, { accessKeyId, secretAccessKey: 'a' })],
      [address, await signedHeaders('GET', address, { accessKeyId: 'a', secretAccessKey })],
      [address, await signedHeaders('POST', address, { accessKeyId, secretAccessKey })],
      [address.replace('/drops', '/reports'), good],
      [address.replace('versioning=', 'versions='), good],
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
    expect(await (await fetch(address, { headers: good })).text()).not.toMatch(DENIED)
  })
})
