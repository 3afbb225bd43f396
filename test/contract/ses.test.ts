// The mailer over SES, against the embedded one.

import { afterEach, describe, expect, it } from 'vitest'
import { type Ses, startSes } from '../../infra/local/cloud/ses.ts'
import { sesClient, sesMailer } from '../../shared/adapters/ses-mailer.ts'
import { mail, mailerContract } from './mailer.ts'

describe('over SES', () => {
  let ses: Ses
  afterEach(() => ses.close())

  async function start() {
    ses = await startSes()
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

  it('names the configuration set, whose events say what became of the message', async () => {
    await (await start()).send(mail())
    expect((await ses.messages()).map(({ configurationSet }) => configurationSet)).toEqual(['uptake-events'])
  })
})
