// What SendMail counts, and what of a message reaches its log.

import type { SQSEvent } from 'aws-lambda'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHandler } from '../../../functions/send-mail.ts'
import { type Wiring, wire } from '../../../shared/adapters/wiring.ts'
import { PoisonInput, Transient } from '../../../shared/domain/errors.ts'
import type { SendOutcome } from '../../../shared/domain/mail/message.ts'
import { unsubscribe } from '../../../shared/flows/portal/unsubscribe.ts'
import { email } from '../../support/messages.ts'
import { ANA, digestWorld, type SendWorld } from '../../support/sending.ts'
import { collected } from '../../support/stream.ts'
import { digestOf, partnerOf } from '../domain/digest/portfolios.ts'

const DIGEST = digestOf({})
const PORTAL = 'https://portal.uptake.example'

describe('the function that sends mail', () => {
  it('counts a mail that SES refuses', async () => {
    const world = await mailWorld()
    world.mailer.outcomes.push({ kind: 'refused', reason: 'no' })
    expect(await handled(world)).toContain('"MailsRefused":1')
  })

  it('does not count what becomes of mail to the mailbox simulator', async () => {
    const reader = { ...ANA, email: email('success@simulator.amazonses.com') }
    const world = await digestWorld(reader, DIGEST)
    world.mailer.outcomes.push({ kind: 'refused', reason: 'no' })
    const output = await handled(world)
    expect(await world.message()).toMatchObject({ state: 'REFUSED' })
    expect(output).not.toContain('MailsRefused')
  })

  it('does not count a mail that its recipient does not want', async () => {
    const world = await mailWorld()
    await unsubscribe({ partner: partnerOf({}), recipient: ANA }, 'digest', world.ports)
    const output = await handled(world)
    expect(await world.message()).toMatchObject({ state: 'REFUSED', code: 'unsubscribed' })
    expect(output).not.toContain('MailsRefused')
    expect(world.mailer.sent).toEqual([])
  })

  it('logs no token and no address, whatever fails', async () => {
    const outcome = fc.oneof(
      fc.constantFrom<SendOutcome>(
        { kind: 'sent', messageId: 'ses-1' },
        { kind: 'unknown', reason: 'time-out' },
        { kind: 'refused', reason: 'rejected' },
        { kind: 'not-sent', reason: 'quota', waitMs: 3_600_000 },
      ),
    )
    const failure = fc.option(fc.record({ call: fc.integer({ min: 1, max: 14 }), isPoison: fc.boolean() }), {
      nil: null,
    })
    const property = fc.asyncProperty(outcome, failure, async (first, failing) => {
      const world = await mailWorld()
      world.mailer.outcomes.push(first)
      const { output, letters } = await outputOf(world, failing)
      for (const text of [output, JSON.stringify(world.alerts), JSON.stringify(letters)]) {
        expect(text).not.toContain('token-')
        expect(text).not.toContain('@golden')
      }
    })
    await fc.assert(property)
  })
})

function mailWorld(): Promise<SendWorld> {
  return digestWorld(ANA, DIGEST, undefined, PORTAL)
}

async function handled(world: SendWorld): Promise<string> {
  return (await outputOf(world, null)).output
}

/** `failing`: the call to the ledger that fails, by its number. */
async function outputOf(
  world: SendWorld,
  failing: { readonly call: number; readonly isPoison: boolean } | null,
): Promise<{ readonly output: string; readonly letters: readonly string[] }> {
  const { stream, text } = collected()
  const letters: string[] = []
  const { log, counters, requestUnits } = wire({}, stream)
  const deadLetters: Wiring['deadLetters'] = {
    put: async (_queue, _body, reason) => void letters.push(reason),
  }
  let calls = 0
  const fail = ({ partition, name }: { readonly partition: string; readonly name: string }) => {
    if (++calls !== failing?.call) return
    const words = `${partition} ${name} failed`
    throw failing.isPoison ? new PoisonInput(words) : new Transient(words)
  }
  const { records } = world.ports
  const failingRecords: typeof records = {
    ...records,
    async get(key) {
      fail(key)
      return records.get(key)
    },
    async put(key, ...rest) {
      fail(key)
      return records.put(key, ...rest)
    },
  }
  const ports = { ...world.ports, records: failingRecords, log, counters, requestUnits, deadLetters }
  const attributes = { ApproximateReceiveCount: '1' }
  const event = { Records: [{ messageId: 'one', body: JSON.stringify(world.job), attributes }] }
  await createHandler(ports)(event as unknown as SQSEvent, CONTEXT)
  return { output: text(), letters }
}

const CONTEXT = { functionName: 'send-mail', awsRequestId: 'request-1' } as never
