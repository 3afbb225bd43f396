// What the embedded SES stores of a message, and its events.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import PostalMime from 'postal-mime'
import { afterEach, describe, expect, it } from 'vitest'
import { type Ses, type SesEvent, startSes } from '../../../infra/emulator/ses.ts'
import { credentials } from '../../support/credentials.ts'
import { temporaryFolder } from './temporary-folder.ts'

const started: Ses[] = []
afterEach(() => Promise.all(started.splice(0).map((ses) => ses.close())))

async function sesWith(options: { folder?: string } = {}) {
  const events: SesEvent[] = []
  const ses = await startSes({
    credentials,
    ...options,
    onEvent: (event) => void events.push(event),
  })
  started.push(ses)
  const client = new SESClient({ endpoint: ses.endpoint, maxAttempts: 1 })
  const send = (raw: string | Uint8Array, configured = true, to = 'ana@northwind.example') =>
    client.send(
      new SendRawEmailCommand({
        Source: 'Uptake <digest@uptake.example>',
        Destinations: [to],
        RawMessage: { Data: Buffer.from(raw) },
        Tags: [{ Name: 'claim', Value: 'c1' }],
        ...(configured ? { ConfigurationSetName: 'uptake' } : {}),
      }),
    )
  return { ...ses, send, events }
}

const message = [
  'From: Uptake <digest@uptake.example>',
  'To: ana@northwind.example',
  'Message-ID:',
  ' <of-the-sender@uptake.example>',
  'Date: Mon, 23 Nov 2026 08:00:00 +0100',
  'Subject: =?UTF-8?Q?=C3=A9?=',
  '',
  'Message-ID: stays in the text\r\n',
].join('\r\n')

describe('a message', () => {
  it('is stored as it was sent, except for its Message-ID', async () => {
    const ses = await sesWith()
    const { MessageId } = await ses.send(message)
    const [kept] = await ses.messages()
    expect(kept).toMatchObject({
      messageId: MessageId,
      source: 'Uptake <digest@uptake.example>',
      destinations: ['ana@northwind.example'],
      configurationSet: 'uptake',
      tags: { claim: 'c1' },
    })
    const raw = Buffer.from(kept?.raw ?? []).toString()
    expect(raw.match(/^Message-ID:.*$/gm)).toEqual([
      `Message-ID: <${MessageId}@eu-west-1.amazonses.com>`,
      'Message-ID: stays in the text',
    ])
    expect(await PostalMime.parse(raw)).toMatchObject({
      subject: 'é',
      date: '2026-11-23T07:00:00.000Z',
      text: 'Message-ID: stays in the text\n',
    })
  })

  it('gets a date if it has none, and keeps every byte of its body', async () => {
    const ses = await sesWith()
    const body = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    await ses.send(Buffer.concat([Buffer.from('From: a@b.example\r\n\r\n'), body]))
    const raw = Buffer.from((await ses.messages())[0]?.raw ?? [])
    expect(raw.toString('latin1')).toMatch(/^Date: \w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000\r$/m)
    expect(raw.subarray(-256).equals(body)).toBe(true)
  })

  it('persists across a restart, unless it was written partially', async () => {
    const folder = temporaryFolder()
    const before = await sesWith({ folder })
    await before.send(message)
    await before.send('From: a@b.example\r\n\r\nsecond\r\n')
    const kept = await before.messages()
    await before.close()
    writeFileSync(join(folder, 'cut-short.eml'), 'From: ')
    const after = await sesWith({ folder })
    expect(await after.messages()).toEqual(kept)
    expect(kept).toHaveLength(2)
  })
})

describe('the feedback', () => {
  it('is as EventBridge delivers it: sent, then delivered', async () => {
    const ses = await sesWith()
    const { MessageId } = await ses.send(message)
    expect(ses.events).toMatchObject([
      {
        'detail-type': 'Email Sent',
        source: 'aws.ses',
        detail: {
          eventType: 'Send',
          mail: {
            messageId: MessageId,
            destination: ['ana@northwind.example'],
            tags: { claim: ['c1'], 'ses:configuration-set': ['uptake'] },
          },
          send: {},
        },
      },
      {
        'detail-type': 'Email Delivered',
        detail: { eventType: 'Delivery', delivery: { recipients: ['ana@northwind.example'] } },
      },
    ])
  })

  it.each([
    ['bounce@simulator.amazonses.com', ['Send', 'Bounce']],
    ['Complaint+ana@simulator.amazonses.com', ['Send', 'Delivery', 'Complaint']],
    ['success@simulator.amazonses.com', ['Send', 'Delivery']],
    ['bounce@northwind.example', ['Send', 'Delivery']],
  ])('of %s is %j', async (address, told) => {
    const ses = await sesWith()
    await ses.send(message, true, address)
    expect(ses.events.map(({ detail }) => detail.eventType)).toEqual(told)
    expect(ses.events.at(-1)).toMatchObject(
      {
        Bounce: {
          'detail-type': 'Email Bounced',
          detail: { bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: address }] } },
        },
        Complaint: {
          'detail-type': 'Email Complaint Received',
          detail: {
            complaint: { complaintFeedbackType: 'abuse', complainedRecipients: [{ emailAddress: address }] },
          },
        },
      }[told.at(-1) ?? ''] ?? { 'detail-type': 'Email Delivered' },
    )
  })

  it('needs a configuration set', async () => {
    const ses = await sesWith()
    await ses.send(message, false)
    expect(ses.events).toEqual([])
  })
})
