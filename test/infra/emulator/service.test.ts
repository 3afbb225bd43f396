// The server under the embedded services: replies, errors of a handler, and a close that never hangs.

import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import type { LoopbackServer } from '../../../infra/emulator/loopback.ts'
import { type Handler, type Reply, type ServiceOptions, serve } from '../../../infra/emulator/service.ts'
import { credentials } from '../../support/credentials.ts'
import { type Fault, injectFaults } from '../../support/faults.ts'
import { fetchSigned, signedHeaders } from '../../support/signed.ts'

const services: LoopbackServer[] = []
afterEach(() => Promise.all(services.splice(0).map((service) => service.close())))

async function started(handler: Handler, middleware?: ServiceOptions['middleware']): Promise<LoopbackServer> {
  const denied = () => ({ status: 403 })
  const service = await serve(handler, { credentials, denied, middleware })
  services.push(service)
  return service
}

const replying = (reply: Reply) => started(async () => reply)

describe('a reply', () => {
  it('is shared with no other origin', async () => {
    const headers = { 'Access-Control-Allow-Origin': '*', 'access-control-max-age': '1', 'x-any': 'kept' }
    const { endpoint } = await replying({ status: 200, headers })
    const answer = await fetchSigned(endpoint)
    expect([...answer.headers.keys()].filter((name) => /^(access|x-)/.test(name))).toEqual(['x-any'])
  })

  it('may be a stream', async () => {
    const { endpoint } = await replying({ status: 200, body: Readable.from(['a', 'b']) })
    expect(await (await fetchSigned(endpoint)).text()).toBe('ab')
  })

  it('arrives although the request has a large body that was not read', async () => {
    const { endpoint } = await replying({ status: 412, body: 'no' })
    const answer = await fetchSigned(endpoint, { method: 'PUT', body: Buffer.alloc(5_000_000) })
    expect([answer.status, await answer.text()]).toEqual([412, 'no'])
  })
})

describe('a handler that fails', () => {
  it.each([
    ['with an error', () => Promise.reject(new Error('broken'))],
    ['with invalid headers', async () => ({ status: 200, headers: { a: '\n' } })],
  ])('%s affects only its own reply', async (_how, broken) => {
    const service = await started((message) =>
      message.url === '/broken' ? broken() : Promise.resolve({ status: 200, body: 'fine' }),
    )
    const answer = await fetchSigned(`${service.endpoint}/broken`, { method: 'POST', body: 'body' })
    expect([answer.status, await answer.text()]).toEqual([
      500,
      expect.stringMatching(/^This request failed: /),
    ])
    expect(await (await fetchSigned(service.endpoint)).text()).toBe('fine')
  })
})

describe('the close', () => {
  it('ends idle connections, unfinished requests and hanging calls', async () => {
    const arrived = Promise.withResolvers<void>()
    const service = await started(() => {
      arrived.resolve()
      return new Promise(() => undefined)
    })
    const agent = new Agent({ keepAlive: true })
    const headers = await signedHeaders('GET', service.endpoint)
    const hanging = new Promise((resolve) => {
      request(service.endpoint, { agent, headers }).on('error', resolve).end()
    })
    const half = connect(Number(new URL(service.endpoint).port), '127.0.0.1')
    const ended = new Promise((resolve) => half.on('close', resolve).on('error', () => undefined))
    half.write('PUT / HTTP/1.1\r\nhost: a\r\n')
    await arrived.promise
    await service.close()
    expect(await hanging).toMatchObject({ code: 'ECONNRESET' })
    await ended
    agent.destroy()
  })
})

describe('an injected fault', () => {
  /** A service that counts how often it did its work. */
  async function counting(fault?: Fault) {
    const [done, calls]: [string[], string[]] = [[], []]
    const handler = async () => {
      done.push('once')
      return { status: 200, body: 'done' }
    }
    const middleware = injectFaults((operation, service) => {
      calls.push(`${service} ${operation}`)
      return fault
    })
    const { endpoint } = await started(handler, middleware)
    return { address: `${endpoint}/bucket/key?x-id=GetObject`, done, calls }
  }

  it('does not occur unless requested', async () => {
    const { address, calls } = await counting()
    const answer = await fetchSigned(address)
    expect([answer.status, await answer.text(), calls]).toEqual([200, 'done', ['s3 GetObject']])
  })

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('may be another reply, %s the work is done', async (when, times) => {
    const { address, done } = await counting({ when, answer: { status: 503, body: 'busy' } })
    const answer = await fetchSigned(address)
    expect([answer.status, await answer.text(), done.length]).toEqual([503, 'busy', times])
  })

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('may be a lost connection, %s the work is done', async (when, times) => {
    const { address, done } = await counting({ when, answer: 'reset' })
    const error = await fetchSigned(address).catch((reason: Error) => reason)
    expect(error).toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(done).toHaveLength(times)
  })

  it('may be no reply at all', async () => {
    const { address, done } = await counting({ when: 'after', answer: 'hang' })
    const timeout = new AbortController()
    const answer = fetch(address, { signal: timeout.signal, headers: await signedHeaders('GET', address) })
    while (done.length === 0) await new Promise((resolve) => setImmediate(resolve))
    timeout.abort()
    await expect(answer).rejects.toThrow('aborted')
  })
})
