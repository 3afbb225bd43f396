// What a failed SendRawEmail means for the message: only what was certainly not sent may be retried.

import { afterEach, expect, it } from 'vitest'
import { sesErrorReply } from '../../infra/emulator/ses/errors.ts'
import { type Ses, startSes } from '../../infra/emulator/ses.ts'
import { sesClient, sesMailer } from '../../shared/adapters/ses-mailer.ts'
import type { SendOutcome } from '../../shared/domain/mail/message.ts'
import { credentials } from '../support/credentials.ts'
import { type Fault, fault, injectFaults } from '../support/faults.ts'
import { describeEmbedded } from './endpoint.ts'
import { mail } from './mailer.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

describeEmbedded('SES', 'it needs faults on demand', 'over SES, with faults', () => {
  let ses: Ses
  let calls: number
  afterEach(() => ses.close())

  async function send(wrong: Fault, config = {}): Promise<SendOutcome> {
    calls = 0
    ses = await startSes({
      credentials,
      middleware: injectFaults(() => {
        calls += 1
        return wrong
      }),
    })
    return sesMailer(sesClient({ endpoint: ses.endpoint, ...config }), 'uptake-events').send(mail())
  }

  it.each([
    ['Throttling', 'Maximum sending rate exceeded.', SECOND_MS],
    ['ThrottlingException', 'Maximum sending rate exceeded.', SECOND_MS],
    ['Throttling', 'Daily message quota exceeded.', HOUR_MS],
    ['AccountSendingPausedException', 'Email sending is disabled for your account.', HOUR_MS],
    ['ConfigurationSetSendingPausedException', 'Email sending is disabled for the set.', HOUR_MS],
    ['ConfigurationSetDoesNotExist', 'Configuration set <x> does not exist.', HOUR_MS],
    ['MailFromDomainNotVerifiedException', 'The MAIL FROM domain is not verified.', HOUR_MS],
    [
      'MessageRejected',
      'Email address is not verified. The following identities failed: a@b.example',
      HOUR_MS,
    ],
    ['MessageRejected', 'Sending paused for this account. For more information, please check.', HOUR_MS],
    ['AccessDenied', 'User is not authorized to perform ses:SendRawEmail', HOUR_MS],
    ['SignatureDoesNotMatch', 'The request signature does not match.', HOUR_MS],
  ])('treats %s, "%s", as not sent', async (code, message, waitMs) => {
    const outcome = await send(fault('before', sesErrorReply(code, message)))
    expect(outcome).toMatchObject({ kind: 'not-sent', waitMs })
    expect(outcome).toMatchObject({ reason: expect.stringContaining(message) })
    expect(calls).toBe(1)
  })

  it.each([
    ['MessageRejected', 'Email contains a virus.'],
    ['MessageRejected', 'Address is on the suppression list.'],
    ['InvalidParameterValue', "Missing final '@domain'"],
  ])('treats %s, "%s", as refused', async (code, message) => {
    const outcome = await send(fault('before', sesErrorReply(code, message)))
    expect(outcome).toEqual({ kind: 'refused', reason: `SES: ${code}, ${message}` })
    expect(calls).toBe(1)
  })

  it.each([
    ['a connection cut before the answer', fault('after', 'reset')],
    ['a connection cut before the work', fault('before', 'reset')],
    ['an error of the service', fault('before', sesErrorReply('InternalFailure', 'Oh.', 500))],
    ['an overloaded service', fault('after', sesErrorReply('ServiceUnavailable', 'Later.', 503))],
    ['a gateway without words', fault('before', { status: 502 })],
    ['an answer that nobody can read', fault('after', { status: 200, body: '<oops' })],
    ['an answer without a message id', fault('after', { status: 200, body: '<SendRawEmailResponse/>' })],
  ])('treats %s as unknown, and does not retry', async (_name, wrong) => {
    expect(await send(wrong)).toMatchObject({ kind: 'unknown' })
    expect(calls).toBe(1)
  })

  it('treats a time-out as unknown', async () => {
    const requestHandler = { requestTimeout: 50, throwOnRequestTimeout: true }
    const outcome = await send(fault('after', 'hang'), { requestHandler })
    expect(outcome).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('TimeoutError') })
    expect(calls).toBe(1)
  })

  it('treats a refused connection as not sent', async () => {
    const outcome = await send(fault('before', 'reset'), { endpoint: 'http://127.0.0.1:9' })
    expect(outcome).toMatchObject({ kind: 'not-sent', waitMs: MINUTE_MS })
  })

  it('treats missing credentials as not sent', async () => {
    const credentials = async () => {
      throw Object.assign(new Error('no credentials'), { name: 'CredentialsProviderError' })
    }
    expect(await send(fault('before', 'reset'), { credentials })).toMatchObject({ kind: 'not-sent' })
    expect(calls).toBe(0)
  })
})
