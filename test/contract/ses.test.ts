// The mailer over SES: against the embedded one, whose mailbox shows what arrived, or another, which only answers.

import { afterEach, describe, expect, it } from 'vitest'
import { type Ses, startSes } from '../../infra/emulator/ses.ts'
import { sesClient, sesMailer } from '../../shared/adapters/ses-mailer.ts'
import { credentials } from '../support/credentials.ts'
import { describeEmbedded, givenEndpoint, RECIPIENT, SENDER } from './endpoint.ts'
import { mail, mailerContract } from './mailer.ts'

const given = givenEndpoint('SES')

describeEmbedded('SES', 'it reads the mailbox', 'over SES', () => {
  let ses: Ses
  afterEach(() => ses.close())

  async function start() {
    ses = await startSes({ credentials })
    return sesMailer(sesClient({ endpoint: ses.endpoint }), 'uptake-events')
  }

  mailerContract(async () => ({
    mailer: await start(),
    arrived: async () =>
      (await ses.messages()).map(({ source, destinations, raw, tags }) => ({
        from: source,
        to: destinations.join(),
        raw,
        tags,
      })),
  }))

  it('names the configuration set, whose events report the fate of the message', async () => {
    await (await start()).send(mail())
    expect((await ses.messages()).map(({ configurationSet }) => configurationSet)).toEqual(['uptake-events'])
  })
})

if (given !== null) {
  describe('over another SES', () => {
    const mailer = sesMailer(sesClient({ endpoint: given }), process.env.UPTAKE_CONFIGURATION_SET || 'uptake')
    const from = `Uptake <${SENDER}>`

    it.each([
      ['a message with tags', 'Grüße + 100% & more\r\n'],
      ['a message of a megabyte', '0123456789abcde\r\n'.repeat(60_000)],
    ])('sends %s', async (_what, text) => {
      const type = 'Content-Type: text/plain; charset=utf-8'
      const raw = Buffer.from(`From: ${from}\r\nTo: ${RECIPIENT}\r\nSubject: Hello\r\n${type}\r\n\r\n${text}`)
      const outcome = await mailer.send(mail({ from, to: RECIPIENT, raw }))
      expect(outcome).toEqual({ kind: 'sent', messageId: expect.stringMatching(/./) })
    })
  })
}
