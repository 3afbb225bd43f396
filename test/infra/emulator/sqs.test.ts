// The answers of the embedded SQS to requests that no SDK would send.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LoopbackServer } from '../../../infra/emulator/loopback.ts'
import { startSqs } from '../../../infra/emulator/sqs.ts'
import { credentials } from '../../support/credentials.ts'
import { fetchSigned } from '../../support/signed.ts'

let service: LoopbackServer

beforeAll(async () => {
  service = await startSqs({ credentials, findQueue: () => undefined })
})
afterAll(() => service.close())

async function ask(operation: string, body: string): Promise<unknown[]> {
  const headers = { 'x-amz-target': `AmazonSQS.${operation}` }
  const answer = await fetchSigned(`${service.endpoint}/`, { method: 'POST', headers, body })
  const { __type } = (await answer.json()) as { __type: string }
  return [answer.status, __type]
}

describe('the embedded SQS', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'GetQueueUrl', ''])(
    'has no operation "%s"',
    async (name) => {
      expect(await ask(name, '{}')).toEqual([400, 'com.amazonaws.sqs#UnsupportedOperation'])
    },
  )

  it.each(['null', '[]', '1', '"a"', '{', ''])('answers the body %j with a client error', async (body) => {
    const error = [400, 'com.amazon.coral.service#SerializationException']
    expect(await ask('SendMessage', body)).toEqual(error)
  })
})
