// SES as the AWS SDK sees it: what it accepts, and how it refuses.

import { SESClient, SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses'
import { beforeAll, describe, expect, it } from 'vitest'
import { startSes } from '../../../infra/emulator/ses.ts'
import { credentials } from '../../support/credentials.ts'
import { RECIPIENT, SENDER } from '../endpoint.ts'
import { serviceFor } from './service.ts'

const service = serviceFor('SES', () => startSes({ credentials }))
let client: SESClient

beforeAll(() => {
  client = new SESClient({ endpoint: service.endpoint, maxAttempts: 1 })
})

function send(
  more: Partial<SendRawEmailCommandInput> = {},
  raw = `From: ${SENDER}\r\nSubject: Hello\r\n\r\nHello\r\n`,
) {
  return client.send(
    new SendRawEmailCommand({
      Source: `Uptake <${SENDER}>`,
      Destinations: [RECIPIENT],
      RawMessage: { Data: Buffer.from(raw) },
      ...more,
    }),
  )
}

describe('a message', () => {
  it('is accepted with its own id', async () => {
    const [first, second] = [await send(), await send({ Tags: [{ Name: 'claim', Value: 'a-B_1' }] })]
    expect(first.MessageId).toMatch(/^[\w-]+$/)
    expect(second.MessageId).not.toBe(first.MessageId)
  })

  it.each([
    ['no @', 'ana', "Missing final '@domain'"],
    ['no name', '@uptake.example', 'Missing local name'],
    ['no domain', 'ana@', 'Missing domain'],
    ['a space', 'an a@uptake.example', 'Local address contains control or whitespace'],
    ['an empty part of the domain', 'ana@uptake..example', 'Domain contains dot-dot'],
    ['a domain that is none', 'ana@up_take!.example', 'Domain contains illegal character'],
  ])('is refused for an address with %s', async (_, address, message) => {
    const refusal = expect.objectContaining({ name: 'InvalidParameterValue', message })
    await expect(send({ Destinations: [address] })).rejects.toEqual(refusal)
  })

  it('is refused for a tag with characters that SES does not allow', async () => {
    const tagged = send({ Tags: [{ Name: 'week', Value: '2026/W47' }] })
    await expect(tagged).rejects.toEqual(expect.objectContaining({ name: 'InvalidParameterValue' }))
  })

  it('is refused without a sender, and with two', async () => {
    const refusal = expect.objectContaining({ name: 'InvalidParameterValue' })
    await expect(send({}, 'Subject: Hello\r\n\r\nHello\r\n')).rejects.toEqual(refusal)
    await expect(send({}, 'From: a@b.example\r\nFrom: c@d.example\r\n\r\nHello\r\n')).rejects.toEqual(refusal)
  })

  it('is refused for more than 50 addresses', async () => {
    const Destinations = Array.from({ length: 51 }, (_, n) => `success+${n}@simulator.amazonses.com`)
    await expect(send({ Destinations })).rejects.toEqual(
      expect.objectContaining({ name: 'InvalidParameterValue' }),
    )
  })
})
