// Messages that can never succeed, at the head of the queue, through the real functions: everybody else's drops are
// read, and these become dead letters with the reason.

import { PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Functions, startFunctions } from '../../infra/local/run/functions.ts'
import { s3Config } from '../../shared/adapters/environment.ts'
import { s3Client } from '../../shared/adapters/s3/client.ts'
import { recordOf } from '../support/ledger.ts'
import { discard } from '../support/stream.ts'

const PARTNERS = ['northwind', 'contoso', 'fabrikam']
const DROP = 'ticket_id,customer_id,opened_at,category\nT1,alpha,2026-11-20,help\n'

describe('a message that can never succeed', () => {
  let functions: Functions

  beforeAll(async () => {
    functions = await startFunctions({ kind: 'embedded', folder: null }, discard())
    const partners = PARTNERS.map((id) => ({ id, name: id, timezone: 'Europe/Madrid', recipients: [] }))
    await upload('partners.json', JSON.stringify(partners), functions.environment.UPTAKE_SETTINGS_BUCKET)
  })
  afterAll(() => functions.close())

  async function upload(
    Key: string,
    Body: string,
    Bucket = functions.environment.UPTAKE_DROPS_BUCKET,
  ): Promise<void> {
    await s3Client(s3Config(functions.environment)).send(new PutObjectCommand({ Bucket, Key, Body }))
  }

  it('delays no other drop, and becomes a dead letter with the reason', async () => {
    const { queues } = functions
    for (const body of ['no message', 'null', '{"kind":"reconcile","key":"a"}']) {
      queues.queue('ingest').send(body)
      queues.queue('changes').send(body)
    }
    const keys = PARTNERS.map((partner) => `${partner}/support/2026-11-20/tickets.csv`)
    for (const key of keys) await upload(key, DROP)
    await functions.consume('changes', 'ingest', 'sweep')
    await queues.idle()

    for (const key of keys) {
      const record = await recordOf(key, functions.wiring)
      expect(record).toMatchObject({ revision: 1, state: { status: 'committed' } })
      expect(record.receiptWrittenAtMs).not.toBeNull()
    }
    expect(queues.deadLetters().get('ingest')).toMatchObject([
      { body: 'no message', receives: 0, reason: 'PoisonInput: The message is not JSON.' },
      {
        body: 'null',
        receives: 0,
        reason: expect.stringContaining('PoisonInput: The message names no keys; '),
      },
      {
        body: '{"kind":"reconcile","key":"a"}',
        receives: 0,
        reason: expect.stringContaining('names no keys; '),
      },
    ])
    expect(queues.deadLetters().get('changes')).toMatchObject([
      { body: 'no message', reason: 'PoisonInput: The message is not JSON.' },
      { body: 'null', reason: expect.stringContaining('is no change of an object; ') },
      {
        body: '{"kind":"reconcile","key":"a"}',
        reason: expect.stringContaining('is no change of an object; '),
      },
    ])
  })
})
