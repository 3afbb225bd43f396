// What the portal's function answers, and that whatever is asked of it and whatever goes wrong, no log line has a token
// or an address.

import type { Context } from 'aws-lambda'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandler } from '../../../functions/portal.ts'
import { wire } from '../../../shared/adapters/wiring.ts'
import { PoisonInput, Transient } from '../../../shared/domain/errors.ts'
import { collected } from '../../support/stream.ts'

const TOKEN = 'x7Jd_Qw3-Rt5Yz8PbN1mK4vL6sH9gF2cD0aE-uIoTqW'
const SECRETS = [TOKEN, 'ana@golden.example']

let output: ReturnType<typeof collected>

beforeEach(() => {
  output = collected()
})

/** Requests of API Gateway, with all of its ports failing. */
async function answerTo(request: Partial<Asked>, failure: () => unknown = () => new Transient('not now')) {
  const { log, counters, requestUnits } = wire({}, output.stream)
  const fail = async () => {
    throw failure()
  }
  const failing = new Proxy(fail, { get: () => fail })
  const given = { log, counters, requestUnits, clock: () => 0, portalUrl: null }
  const ports = new Proxy(given, { get: (all, name) => (name in all ? Reflect.get(all, name) : failing) })
  const { method = 'GET', path = '/', query = '', body = null, headers = {} } = request
  const event = {
    ...{ version: '2.0', routeKey: '$default', rawPath: path, rawQueryString: query, headers, body },
    ...{ isBase64Encoded: false, requestContext: { domainName: 'portal.example', http: { method } } },
  }
  return createHandler(ports as never)(event as never, {} as Context)
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

const lines = () => output.text().trim().split('\n')
const logged = () =>
  lines()
    .map((line) => JSON.parse(line))
    .find(({ message }) => message === 'answered')

describe('a request to the portal', () => {
  it('is logged by the name of its route, with its status and how long it took', async () => {
    const { statusCode } = await answerTo({ path: `/report/golden/short` })
    expect(statusCode).toBe(404)
    expect(logged()).toMatchObject({
      level: 'INFO',
      method: 'GET',
      route: '/report/:partner/:token',
      status: 404,
      tookMs: 0,
    })
  })

  it('that fails is answered, and logged as an error', async () => {
    const { statusCode } = await answerTo({ path: `/report/golden/${TOKEN}` })
    expect(statusCode).toBeGreaterThanOrEqual(500)
    expect(logged()).toMatchObject({ level: 'ERROR', error: { name: 'Transient', message: 'not now' } })
  })

  it('of a method that does not exist is answered', async () => {
    const print = vi.spyOn(console, 'error').mockReturnValue()
    expect(await answerTo({ method: 'TRACE' })).toMatchObject({ statusCode: 400 })
    print.mockRestore()
  })

  it('leaves no token and no address in a log line', async () => {
    const print = vi.spyOn(console, 'error').mockReturnValue()
    const secret = fc.constantFrom(...SECRETS, `https://portal.example/report/golden/${TOKEN}`)
    const said = fc.tuple(fc.string(), secret, fc.string()).map((parts) => parts.join(' '))
    const failure = fc
      .tuple(fc.constantFrom(Error, TypeError, Transient, PoisonInput), said, said)
      .map(([Kind, message, cause]) => new Kind(message, { cause: new Error(cause) }))
    const path = fc
      .tuple(fc.constantFrom('report', 'preferences', 'unsubscribe', 'upload', ''), fc.string())
      .map(([purpose, rest]) => `/${purpose}/golden/${TOKEN}/${rest}`)
    const request = fc.record(
      {
        method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'TRACE', 'OPTIONS'),
        path,
        query: fc.string().map((rest) => `t=${TOKEN}&${rest}`),
        headers: fc.dictionary(fc.constantFrom('referer', 'origin', 'cookie', 'content-type'), said),
        body: said,
      },
      { requiredKeys: ['path'] },
    )
    await fc.assert(
      fc.asyncProperty(request, failure, async (asked, failed) => {
        output = collected()
        await answerTo(asked, () => failed)
        const everything = `${output.text()} ${print.mock.calls.flat().map(String).join(' ')}`
        expect(lines()).not.toHaveLength(0)
        for (const hidden of SECRETS) expect(everything).not.toContain(hidden)
      }),
    )
    print.mockRestore()
  })
})
