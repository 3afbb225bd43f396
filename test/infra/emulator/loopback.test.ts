// The server under the embedded services: faults where they are wanted, and a close that never hangs.

import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { type Fault, type Reply, type Service, serve } from '../../../infra/emulator/loopback.ts'

const services: Service[] = []
afterEach(() => Promise.all(services.splice(0).map((service) => service.close())))

/** A service that counts how often it did its work. */
async function counter(fault?: Fault, reply: Reply = { status: 200, body: 'done' }) {
  const done: string[] = []
  const asked: string[] = []
  const service = await serve(
    () => ({
      operation: 'Count',
      run: async () => {
        done.push('once')
        return reply
      },
    }),
    {
      faults: (operation) => {
        asked.push(operation)
        return fault
      },
    },
  )
  services.push(service)
  return { ...service, done, asked }
}

describe('a fault', () => {
  it('does not happen unless it is asked for', async () => {
    const { endpoint, asked } = await counter()
    const answer = await fetch(endpoint)
    expect([answer.status, await answer.text(), asked]).toEqual([200, 'done', ['Count']])
  })

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('may be another answer, %s the work is done', async (when, times) => {
    const { endpoint, done } = await counter({ when, answer: { status: 503, body: 'busy' } })
    const answer = await fetch(endpoint)
    expect([answer.status, await answer.text(), done.length]).toEqual([503, 'busy', times])
  })

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('may be a lost connection, %s the work is done', async (when, times) => {
    const { endpoint, done } = await counter({ when, answer: 'reset' })
    const { cause } = (await fetch(endpoint).catch(
      (error: Error) => error as Error & { cause?: unknown },
    )) as Error
    expect(cause).toMatchObject({ code: 'ECONNRESET' })
    expect(done).toHaveLength(times)
  })

  it('may be no answer at all', async () => {
    const { endpoint, done } = await counter({ when: 'after', answer: 'hang' })
    const timeout = new AbortController()
    const answer = fetch(endpoint, { signal: timeout.signal })
    while (done.length === 0) await new Promise((resolve) => setImmediate(resolve))
    timeout.abort()
    await expect(answer).rejects.toThrow('aborted')
  })
})

describe('an answer', () => {
  it('is shared with no other origin', async () => {
    const headers = { 'Access-Control-Allow-Origin': '*', 'access-control-max-age': '1', 'x-any': 'kept' }
    const { endpoint } = await counter(undefined, { status: 200, headers })
    const answer = await fetch(endpoint)
    expect([...answer.headers.keys()].filter((name) => /^(access|x-)/.test(name))).toEqual(['x-any'])
  })

  it('may be a stream', async () => {
    const { endpoint } = await counter(undefined, { status: 200, body: Readable.from(['a', 'b']) })
    expect(await (await fetch(endpoint)).text()).toBe('ab')
  })

  it('comes though the request has a large body that nobody read', async () => {
    const { endpoint } = await counter(undefined, { status: 412, body: 'no' })
    const answer = await fetch(endpoint, { method: 'PUT', body: Buffer.alloc(5_000_000) })
    expect([answer.status, await answer.text()]).toEqual([412, 'no'])
  })
})

describe('a call that throws', () => {
  it.each([
    ['before it is understood', () => Promise.reject(new Error('broken'))],
    ['at work', () => ({ operation: 'Break', run: () => Promise.reject(new Error('broken')) })],
    [
      'in its headers',
      () => ({ operation: 'Break', run: async () => ({ status: 200, headers: { a: '\n' } }) }),
    ],
  ])('%s spoils its own answer and no other', async (_when, breaking) => {
    const fine = { operation: 'Fine', run: async () => ({ status: 200, body: 'fine' }) }
    const service = await serve(({ url }) => (url === '/broken' ? breaking() : fine))
    services.push(service)
    const broken = await fetch(`${service.endpoint}/broken`, { method: 'POST', body: 'body' })
    expect([broken.status, await broken.text()]).toEqual([
      500,
      expect.stringMatching(/^This request failed: /),
    ])
    expect(await (await fetch(service.endpoint)).text()).toBe('fine')
  })
})

describe('the close', () => {
  it('ends connections that are kept, half a request, and calls that hang', async () => {
    const service = await counter({ when: 'before', answer: 'hang' })
    const agent = new Agent({ keepAlive: true })
    const hanging = new Promise((resolve) => {
      request(service.endpoint, { agent }).on('error', resolve).end()
    })
    const half = connect(Number(new URL(service.endpoint).port), '127.0.0.1')
    const ended = new Promise((resolve) => half.on('close', resolve).on('error', () => undefined))
    half.write('PUT / HTTP/1.1\r\nhost: a\r\n')
    while (service.asked.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await service.close()
    expect(await hanging).toMatchObject({ code: 'ECONNRESET' })
    await ended
    agent.destroy()
  })
})
